/** The views. They show the picture of the case and the shared selection, and change nothing: commands do. */
package org.telltale.workbench.views;
