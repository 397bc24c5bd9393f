/** Tape archives (POSIX.1-1988 ustar, GNU long names, pax paths). Called by {@code walk}. */
package org.telltale.container.tar;
