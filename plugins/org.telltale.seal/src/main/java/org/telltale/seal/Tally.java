package org.telltale.seal;

/**
 * How many facts of a class were checked.
 *
 * @param checked found true
 * @param unchecked could not be checked, for want of evidence or because they are quoted
 * @param failed found untrue
 */
public record Tally(int checked, int unchecked, int failed) {

	/** Nothing counted. */
	public static final Tally ZERO = new Tally(0, 0, 0);

	Tally plusChecked() {
		return new Tally(checked + 1, unchecked, failed);
	}

	Tally plusUnchecked() {
		return new Tally(checked, unchecked + 1, failed);
	}

	Tally plusFailed() {
		return new Tally(checked, unchecked, failed + 1);
	}
}
