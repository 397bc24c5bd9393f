/** Rules that all modules keep, and proofs that the rules can fail. Run by the build only. */
package org.telltale.architecture;
