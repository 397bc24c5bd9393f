/** The synthetic sample case: one call writes it; for the command line, tests and benchmarks. */
package org.telltale.sample;
