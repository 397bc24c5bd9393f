/** BIRT as this module uses it: one engine in the process, data sets on records, the design. Only the report module calls it. */
package org.telltale.report.internal.birt;
