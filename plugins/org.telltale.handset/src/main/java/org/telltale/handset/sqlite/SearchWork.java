package org.telltale.handset.sqlite;

/**
 * What a search for deleted rows may cost, counted in numbers read and not in time, so that the same file gives the same
 * rows: bytes can be made such that each of them begins a row that nearly fits.
 */
final class SearchWork {

	/** Enough for gigabytes of what SQLite leaves behind. */
	static final long STANDARD = 2_000_000_000;

	private long left;

	SearchWork(long steps) {
		this.left = steps;
	}

	void spend(long steps) {
		left -= steps;
	}

	boolean isSpent() {
		return left < 0;
	}
}
