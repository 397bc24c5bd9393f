/** What the public report shows of a case: each value and each digest that could be guessed is a salted commitment (docs/formats/masking.md). Only the report module calls it. */
package org.telltale.report.internal.masking;
