/** The workbench: application, perspective and window. */
package org.telltale.workbench;
