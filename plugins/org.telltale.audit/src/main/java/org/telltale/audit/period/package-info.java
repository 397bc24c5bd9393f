/**
 * Whether contacts come at regular intervals: docs/formats/periods.md, executed. Pure functions of times, without facts; for the rule of periodic contacts and for
 * the benchmark that measures it.
 */
package org.telltale.audit.period;
