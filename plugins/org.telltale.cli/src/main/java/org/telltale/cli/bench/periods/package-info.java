/** The measurement of periodic contacts: generated series, the scorers that are compared, true and false positive rates; for {@code telltale bench periods}. */
package org.telltale.cli.bench.periods;
