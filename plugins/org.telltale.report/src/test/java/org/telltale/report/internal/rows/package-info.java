/** Tests of the report's rows. */
package org.telltale.report.internal.rows;
