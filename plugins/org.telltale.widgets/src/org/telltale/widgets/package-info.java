/**
 * Reusable SWT widgets that know no case: record table with a filter row, hexadecimal view, time graph, verdict matrix.
 * Anybody with a display may use them; all of them live on the user-interface thread. Colours are asked for by key.
 */
package org.telltale.widgets;
