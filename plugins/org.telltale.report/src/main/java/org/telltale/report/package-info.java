/**
 * The report: facts and case in, PDF out. {@link org.telltale.report.ReportWriter} makes the pages,
 * {@link org.telltale.report.ReportIssue} the sealed document. Command line and workbench call it.
 */
package org.telltale.report;
