/** Primitive columns in side files: one file a column, values of one width, little-endian, without header; in an encrypted case as a sealed file. Rebuildable from the evidence. */
package org.telltale.store.columns;
