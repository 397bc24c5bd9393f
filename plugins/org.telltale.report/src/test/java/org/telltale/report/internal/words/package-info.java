/** Tests of the report's words. */
package org.telltale.report.internal.words;
