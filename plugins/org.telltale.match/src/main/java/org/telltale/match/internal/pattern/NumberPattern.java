package org.telltale.match.internal.pattern;

import org.telltale.match.exhibit.Variant;

/**
 * Decimal digits that may stand with separators between them.
 *
 * @param sought index of the exhibit in the list that the patterns were made from
 * @param variant the form; for a telephone number with its country code the style is told from what stands before it
 * @param digits the digits
 * @param writing which separators may stand between them
 * @param log10Probability logarithm of the chance that random digits are these
 */
public record NumberPattern(int sought, Variant variant, String digits, Writing writing, double log10Probability) {

	/** How a kind of number is written. */
	public enum Writing {
		/** Digits alone. */
		PLAIN(""),
		/** One of {@code SP - / .} between two digits. */
		EQUIPMENT(" -/."),
		/** Up to two of {@code SP - . ( ) /} between two digits. */
		TELEPHONE(" -.()/");

		private final String separators;

		Writing(String separators) {
			this.separators = separators;
		}

		/** Whether the byte may stand between two digits. */
		public boolean allows(int b) {
			return separators.indexOf(b) >= 0;
		}

		/** How many separators may stand together. */
		public int most() {
			return this == TELEPHONE ? 2 : 1;
		}
	}
}
