/** The application: start, window, perspectives. Only the platform calls it. */
package org.telltale.workbench;
