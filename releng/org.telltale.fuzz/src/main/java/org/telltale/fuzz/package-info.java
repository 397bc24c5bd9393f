/** Feeds arbitrary bytes to every reader and decoder of captures. {@link org.telltale.fuzz.Targets} lists them; nothing of the product uses this. */
package org.telltale.fuzz;
