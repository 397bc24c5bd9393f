package org.telltale.audit.period;

import java.util.ArrayList;
import java.util.List;

/** Looks for the periods of a series, one after the other: the contacts of each are taken out before the next is looked for. Stateless, deterministic. */
public final class PeriodSearch {

	private static final int MOST_PERIODS = 4;
	/** Periods nearer to each other than this share are one. */
	private static final double SAME = 0.02;

	private final double lnLevel;

	/** @param level the largest p-value, the search over periods included, at which a period is told */
	public PeriodSearch(double level) {
		lnLevel = Math.log(level);
	}

	/**
	 * What was found.
	 *
	 * @param periods the most telling first; one that an earlier one explains, being the same or a part of it, is not told again
	 * @param rest the contacts that belong to none of them
	 */
	public record Result(List<Period> periods, ContactSeries rest) {
		public Result {
			periods = List.copyOf(periods);
		}
	}

	/** The most telling period, whatever its p-value. */
	public static Period first(ContactSeries series) {
		return Members.of(series).period();
	}

	/** The periods whose p-values are at the level or below. */
	public Result search(ContactSeries series) {
		List<Period> found = new ArrayList<>();
		ContactSeries rest = series;
		for (int round = 0; round < MOST_PERIODS; round++) {
			Members members = Members.of(rest);
			Period next = members.period();
			if (next.lnP() > lnLevel) {
				break;
			}
			if (found.stream().noneMatch(earlier -> explains(earlier, next))) {
				found.add(next);
			}
			rest = rest.without(members.marked());
		}
		return new Result(found, rest);
	}

	private static boolean explains(Period earlier, Period next) {
		double parts = Math.max(1, Math.rint(earlier.seconds() / next.seconds()));
		return Math.abs(earlier.seconds() / next.seconds() / parts - 1) < SAME;
	}
}
