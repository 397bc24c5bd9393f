/** Which facts of a case a report carries. Only the report module calls it. */
package org.telltale.report.internal.attached;
