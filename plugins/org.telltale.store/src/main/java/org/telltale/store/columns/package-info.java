/** Primitive columns in side files: one file a column, values of one width, little-endian, without header. Rebuildable from the evidence. */
package org.telltale.store.columns;
