/** The verifier's own command line, for {@code telltale-verify.jar}. Nobody calls it. */
package org.telltale.verifier;
