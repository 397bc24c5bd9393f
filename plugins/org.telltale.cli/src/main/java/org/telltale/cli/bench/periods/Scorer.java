package org.telltale.cli.bench.periods;

import java.util.Arrays;

import org.telltale.audit.period.ContactSeries;
import org.telltale.audit.period.PeriodSearch;

/** What is compared: each gives a series a number, the higher the more periodic. */
enum Scorer {
	/** Minus the natural logarithm of the p-value of docs/formats/periods.md. */
	telltale {
		@Override
		double score(Observed series) {
			return -PeriodSearch.first(ContactSeries.of(series.nanos(), 0, series.watchedNanos())).lnP();
		}
	},
	/** What the rule of periodic contacts did before: one less the median deviation of the intervals over their median, of four contacts or more. */
	median {
		@Override
		double score(Observed series) {
			double[] seconds = Arrays.stream(series.seconds()).distinct().toArray();
			if (seconds.length < 4) {
				return 0;
			}
			double[] gaps = new double[seconds.length - 1];
			Arrays.setAll(gaps, i -> seconds[i + 1] - seconds[i]);
			double median = Rita.median(gaps);
			return median < 5 ? 0 : 1 - Rita.median(Arrays.stream(gaps).map(g -> Math.abs(g - median)).toArray()) / median;
		}
	},
	/** RITA's score. */
	rita {
		@Override
		double score(Observed series) {
			return Rita.score(series, true);
		}
	},
	/** RITA's score without its part that looks at sizes: from times alone, as the others. */
	ritaTimes {
		@Override
		double score(Observed series) {
			return Rita.score(series, false);
		}
	};

	abstract double score(Observed series);
}
