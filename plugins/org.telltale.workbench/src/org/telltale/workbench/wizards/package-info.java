/** New case, import of evidence, report. Each collects what a person says and starts one job. */
package org.telltale.workbench.wizards;
