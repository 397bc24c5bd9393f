package org.telltale.timeline.chart;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.telltale.timeline.RunLane;

/** Numbers, spans and lists as the texts of the figures have them. */
final class Words {

	private Words() {
	}

	static String count(long number, String singular) {
		return count(number, singular, singular + "s");
	}

	static String count(long number, String singular, String plural) {
		return (number == 0 ? "no" : String.format(Locale.ROOT, "%,d", number)) + " " + (number == 1 ? singular : plural);
	}

	/** Three significant digits or fewer, never a power of ten. */
	static String number(double value) {
		if (value == 0 || value >= 100) {
			return String.format(Locale.ROOT, "%,.0f", value);
		}
		return String.format(Locale.ROOT, value >= 10 ? "%.1f" : value >= 0.095 ? "%.2f" : "%.3f", value).replaceFirst("\\.?0+$", "");
	}

	/** Seconds in the unit that fits. */
	static String span(double seconds) {
		if (seconds < 120) {
			return number(seconds) + " s";
		} else if (Math.round(seconds) < 3600) {
			return number(seconds / 60) + " min";
		}
		return number(seconds / 3600) + " h";
	}

	static String bytes(double bytes) {
		if (bytes < 1000) {
			return String.format(Locale.ROOT, "%.0f B", bytes);
		} else if (bytes < 1e6) {
			return number(bytes / 1e3) + " kB";
		}
		return bytes < 1e9 ? number(bytes / 1e6) + " MB" : number(bytes / 1e9) + " GB";
	}

	/** The name of a run on an axis: with a star where it says nothing of the case's handset. */
	static String run(RunLane lane) {
		return lane.run() + (lane.reservation().isEmpty() ? "" : "*");
	}

	/** What the stars mean; empty without any. */
	static String stars(List<RunLane> lanes) {
		List<RunLane> reserved = lanes.stream().filter(l -> !l.reservation().isEmpty()).toList();
		return reserved.isEmpty() ? ""
				: " * " + reserved.stream().map(l -> l.run() + ": " + l.reservation()).collect(Collectors.joining("; ")) + ".";
	}

	/** Which capture points do not count; empty if none. */
	static String points(List<RunLane> lanes) {
		List<RunLane> several = lanes.stream().filter(l -> !l.points().isEmpty()).toList();
		return several.isEmpty() ? ""
				: " Of a run that was captured at several points one counts, or several that see different bearers, those with the most sightings, then with the most flows and bytes: "
						+ several.stream().map(Words::points).collect(Collectors.joining("; ")) + ".";
	}

	private static String points(RunLane lane) {
		String others = lane.points().stream().skip(1).map(p -> p.name() + " (" + count(p.flows(), "flow") + ", " + count(p.sightings(), "sighting") + ", " + bytes(p.bytesOut()) + " out)")
				.collect(Collectors.joining(", "));
		return lane.run() + " " + lane.points().getFirst().name() + ", without " + others;
	}

	/** A sentence for each number below a count, the empty ones left out. */
	static String joined(int count, IntFunction<String> sentence) {
		return IntStream.range(0, count).mapToObj(sentence).filter(s -> !s.isEmpty()).collect(Collectors.joining("; "));
	}
}
