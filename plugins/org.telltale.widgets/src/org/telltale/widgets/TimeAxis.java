package org.telltale.widgets;

import java.util.List;
import java.util.stream.LongStream;

/**
 * The part of a run that is shown, as fractions of its length, and the marks on its axis. No display needed.
 *
 * @param from 0 or more
 * @param to 1 or less
 */
public record TimeAxis(double from, double to) {

	/** The whole run. */
	public static final TimeAxis WHOLE = new TimeAxis(0, 1);

	private static final double CLOSEST = 1e-5;
	private static final List<Long> STEPS = List.of(1L, 2L, 5L, 10L, 15L, 30L, 60L, 120L, 300L, 600L, 900L, 1800L, 3600L, 7200L, 10_800L, 21_600L,
			43_200L, 86_400L, 172_800L, 604_800L);

	/** Shows less (a factor below 1) or more, about a fraction of the run. */
	public TimeAxis zoom(double factor, double about) {
		double length = Math.clamp((to - from) * factor, CLOSEST, 1.0);
		double share = (about - from) / (to - from);
		double start = Math.clamp(about - length * share, 0.0, 1.0 - length);
		return new TimeAxis(start, start + length);
	}

	/** Moves by a share of what is shown. */
	public TimeAxis move(double share) {
		double length = to - from;
		double start = Math.clamp(from + length * share, 0.0, 1.0 - length);
		return new TimeAxis(start, start + length);
	}

	/** Seconds of the marks of a run of that length if at most that many shall stand. */
	public List<Long> marks(double seconds, int most) {
		double shown = (to - from) * seconds;
		long step = STEPS.stream().filter(s -> shown / s <= Math.max(1, most)).findFirst().orElse(STEPS.getLast());
		long first = (long) Math.ceil(from * seconds / step) * step;
		long last = (long) Math.floor(to * seconds);
		return LongStream.iterate(first, at -> at <= last, at -> at + step).limit(200).boxed().toList();
	}

	/** Seconds as h:mm or h:mm:ss. */
	public static String label(long seconds) {
		String minutes = String.format(java.util.Locale.ROOT, "%d:%02d", seconds / 3600, seconds / 60 % 60);
		return seconds % 60 == 0 ? minutes : minutes + String.format(java.util.Locale.ROOT, ":%02d", seconds % 60);
	}
}
