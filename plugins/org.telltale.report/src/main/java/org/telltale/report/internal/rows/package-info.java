/** The rows of the report: one record for each data set of the design, made of the facts and the case. Plain text only, no layout. */
package org.telltale.report.internal.rows;
