/** Cells and verdicts by the rules of docs/formats/cells.md. Casework calls it; screen, report and lists only print its records. */
package org.telltale.audit.cells;
