/** One check for each type of fact that can be checked, over the verifier's own count and replay. For this module. */
package org.telltale.seal.verify;
