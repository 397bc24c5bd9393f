/** Typed fields of decoded messages: name, type, place, value. For views that mark bytes, and for comparison with other readers. */
package org.telltale.capture.field;
