package org.telltale.audit.period;

/** The bounds that both tests share; docs/formats/periods.md gives their reasons. */
final class Limits {

	/** The shortest period that is looked for. */
	static final double SHORTEST_SECONDS = 30;
	/** What people do may follow the day; within this span it is taken to be even. */
	static final double EVEN_SECONDS = 7200;
	/** Windows of periods longer than the even span are at most this wide. */
	static final double WIDEST_SECONDS = 1800;
	/** Periods from about half a day on may be somebody's habits. */
	static final double HABIT_SECONDS = 11.5 * 3600;
	/** The fewest contacts that can make a period. */
	static final int FEWEST_CONTACTS = 4;
	/** There are two tests. */
	static final double LN_TESTS = Math.log(2);

	private Limits() {
	}

	/** The longest period that is looked for. */
	static double longest(ContactSeries series) {
		return series.watchedSeconds() / 2;
	}

	/** ln of the number of octaves from the shortest period to the longest: each has the same share of the error. */
	static double lnOctaves(ContactSeries series) {
		return Math.log(Math.max(1, Math.ceil(Math.log(longest(series) / SHORTEST_SECONDS) / Math.log(2))));
	}
}
