package org.telltale.cli.bench.periods;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.telltale.audit.period.ContactSeries;
import org.telltale.audit.period.Period;
import org.telltale.audit.period.PeriodSearch;

/**
 * What the scorers said of a series.
 *
 * @param lnP natural logarithm of Telltale's p-value
 * @param named how many of the timers Telltale names at the level, within a twentieth of the period
 */
record Scored(Setting setting, int contacts, Map<Scorer, Double> scores, double lnP, int named) {

	/** The level at which Telltale names periods here: that of one series. */
	static final double LEVEL = 0.01;
	private static final double NEAR = 0.05;

	static Scored of(Setting setting, long seed, List<double[]> sessions) {
		Observed series = setting.series(seed, sessions);
		Map<Scorer, Double> scores = new EnumMap<>(Scorer.class);
		for (Scorer scorer : Scorer.values()) {
			scores.put(scorer, scorer.score(series));
		}
		List<Period> told = -scores.get(Scorer.telltale) > Math.log(LEVEL) ? List.of()
				: new PeriodSearch(LEVEL).search(ContactSeries.of(series.nanos(), 0, series.watchedNanos())).periods();
		int named = 0;
		for (double period : setting.periods()) {
			named += told.stream().anyMatch(p -> Math.abs(p.seconds() / period - 1) <= NEAR) ? 1 : 0;
		}
		return new Scored(setting, series.seconds().length, scores, -scores.get(Scorer.telltale), named);
	}
}
