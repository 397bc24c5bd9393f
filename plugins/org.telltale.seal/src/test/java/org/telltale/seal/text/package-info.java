/** Pages written for tests. */
package org.telltale.seal.text;
