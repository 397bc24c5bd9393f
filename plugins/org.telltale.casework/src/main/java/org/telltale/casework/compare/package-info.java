/**
 * Two cases side by side: what their cells, findings and endpoints differ in, and in what their inputs do
 * ({@link org.telltale.casework.compare.CaseComparison}). And what of one case its last analysis does not know of ({@link org.telltale.casework.compare.Pending}). Works on facts alone. Everyone may call it.
 */
package org.telltale.casework.compare;
