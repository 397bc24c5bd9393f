/** Forms of the report beside the signed PDF: one HTML file, a workbook. */
package org.telltale.report.internal.forms;
