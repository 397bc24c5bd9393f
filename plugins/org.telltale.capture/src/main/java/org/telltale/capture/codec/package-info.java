/**
 * Undoes compression within a budget: of whole capture files, and of HTTP's content codings. Beside the bottom of the module:
 * uses {@code base} and nothing of capture.
 */
package org.telltale.capture.codec;
