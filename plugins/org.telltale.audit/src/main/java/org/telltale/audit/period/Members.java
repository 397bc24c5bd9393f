package org.telltale.audit.period;

import java.util.Arrays;

/**
 * Which contacts of a series belong to what a test found.
 *
 * @param period what they keep
 * @param marked those that are taken out before the next period is looked for; not changed
 */
record Members(Period period, boolean[] marked) {

	/** Where the phase is surely kept, and by nearly as many contacts as the other test names, the timer follows a clock. */
	private static final double SURELY = Math.log(0.01);
	private static final double NEARLY = 0.8;
	/** A contact of a clock may be so many half widths of the window from the phase. */
	private static final double AROUND = 2;
	/** A silence of more periods than this is a pause, in which nothing is missing. */
	private static final int LONGEST_PAUSE = 4;

	/** What both tests together say of a series: the smaller p-value, with the members of the timer that explains it. */
	static Members of(ContactSeries series) {
		Suspect interval = new IntervalTest(series).find();
		Suspect phase = new PhaseTest(series).find();
		Members restarted = restarted(series, interval);
		Members clock = clock(series, phase);
		boolean isClock = phase.lnP() < interval.lnP() || phase.lnP() < SURELY && clock.period.contacts() >= NEARLY * restarted.period.contacts();
		Members told = isClock ? clock : restarted;
		Period p = told.period;
		return new Members(new Period(p.kind(), p.seconds(), p.spreadSeconds(), Math.min(interval.lnP(), phase.lnP()), p.contacts(), p.missing()), told.marked);
	}

	/** In each cycle the contact that is nearest to the phase, if it is near. */
	private static Members clock(ContactSeries series, Suspect found) {
		boolean[] marked = new boolean[series.size()];
		double[] offs = new double[series.size()];
		int contacts = 0;
		int nearest = -1;
		double first = 0;
		double last = 0;
		for (int i = 0; i < series.size() && found.isSome(); i++) {
			double cycle = Math.floor((series.at(i) - found.phaseSeconds()) / found.seconds() + 0.5);
			double off = Math.abs(series.at(i) - found.phaseSeconds() - cycle * found.seconds());
			boolean isSame = contacts > 0 && cycle == last;
			if (off <= AROUND * found.halfWidthSeconds() && (!isSame || off < offs[contacts - 1])) {
				if (isSame) {
					marked[nearest] = false;
					contacts--;
				}
				first = contacts == 0 ? cycle : first;
				last = cycle;
				nearest = i;
				marked[i] = true;
				offs[contacts++] = off;
			}
		}
		int missing = contacts == 0 ? 0 : (int) (last - first) + 1 - contacts;
		return new Members(new Period(Period.Kind.CLOCK, found.seconds(), median(offs, contacts), found.lnP(), contacts, missing), marked);
	}

	/** Contacts that have another one a period, or two, before or behind them. */
	private static Members restarted(ContactSeries series, Suspect found) {
		boolean[] marked = new boolean[series.size()];
		double[] hits = Arrays.stream(series.intervals()).filter(x -> Math.abs(x - found.seconds()) <= found.halfWidthSeconds()).toArray();
		double seconds = Arrays.stream(hits).average().orElse(1);
		double[] offs = Arrays.stream(hits).map(x -> Math.abs(x - seconds)).toArray();
		for (int i = 0; i < series.size() && found.isSome(); i++) {
			for (int periods = 1; periods <= 2; periods++) {
				int other = series.nearest(series.at(i) + periods * found.seconds(), found.halfWidthSeconds() * Math.sqrt(periods));
				if (other > i) {
					marked[i] = true;
					marked[other] = true;
				}
			}
		}
		int contacts = 0;
		int missing = 0;
		double before = 0;
		for (int i = 0; i < series.size(); i++) {
			if (marked[i]) {
				long periods = contacts++ == 0 ? 1 : Math.round((series.at(i) - before) / seconds);
				missing += periods > LONGEST_PAUSE ? 0 : Math.max(0, (int) periods - 1);
				before = series.at(i);
			}
		}
		return new Members(new Period(Period.Kind.RESTARTED, seconds, median(offs, offs.length), found.lnP(), contacts, missing), marked);
	}

	private static double median(double[] values, int count) {
		double[] sorted = Arrays.copyOf(values, count);
		Arrays.sort(sorted);
		return count == 0 ? 0 : sorted[count / 2];
	}
}
