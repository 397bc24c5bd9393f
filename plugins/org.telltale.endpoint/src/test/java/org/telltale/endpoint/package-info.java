/** Tests of tables, look-ups and names. */
package org.telltale.endpoint;
