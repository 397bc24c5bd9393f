/** Signatures: making them, and the strict reading of the one that a report carries. For this module. */
package org.telltale.seal.signature;
