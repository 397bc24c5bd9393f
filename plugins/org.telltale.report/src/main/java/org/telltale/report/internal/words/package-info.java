/** The report's own words in its languages: bundles beside this class, one a concern. Only the report module calls it. */
package org.telltale.report.internal.words;
