/** Rates of events in watched time with exact bounds. Knows no facts. */
package org.telltale.audit.rate;
