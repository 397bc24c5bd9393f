/** The PDF side of a seal: what PDF/A-3b asks of a document, and the bytes that a signature covers. For this module. */
package org.telltale.seal.pdf;
