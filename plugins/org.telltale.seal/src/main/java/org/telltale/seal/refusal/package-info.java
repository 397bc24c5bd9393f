/** How the parts of the verifier say that something does not hold. For the verifier's own packages. */
package org.telltale.seal.refusal;
