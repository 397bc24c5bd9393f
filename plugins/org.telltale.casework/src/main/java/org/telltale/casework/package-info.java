/**
 * The one door to a case: open it, import evidence, analyse, decide, list. Ties engines, model and store; the command line
 * and the workbench call it, and below it only the store's journal with its heads, and its passwords. {@link org.telltale.casework.Case} is where to begin.
 */
package org.telltale.casework;
