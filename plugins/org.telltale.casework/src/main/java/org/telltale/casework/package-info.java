/**
 * The one door to a case: open it, import evidence, analyse, decide, list. Ties engines, model and store; the command line
 * and the workbench call it and nothing below it. {@link org.telltale.casework.Case} is where to begin.
 */
package org.telltale.casework;
