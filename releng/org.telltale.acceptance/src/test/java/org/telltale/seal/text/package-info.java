/** What only the verifier's own package can be asked. */
package org.telltale.seal.text;
