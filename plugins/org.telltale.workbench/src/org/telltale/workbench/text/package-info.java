/** The words of the workbench, from its message bundle. */
package org.telltale.workbench.text;
