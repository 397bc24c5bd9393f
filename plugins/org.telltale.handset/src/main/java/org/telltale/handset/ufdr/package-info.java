/**
 * The report inside a UFDR, another program's account of a handset (docs/formats/ufdr.md): read once, whatever its length. The handset reader calls
 * {@link org.telltale.handset.ufdr.UfdrReport}.
 */
package org.telltale.handset.ufdr;
