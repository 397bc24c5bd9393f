package org.telltale.timeline.chart;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.telltale.timeline.RunLane;

/** Words, numbers, spans and lists of the figures in a language. What is data (runs, endpoints, conditions, kinds) is in none and stays as it is. */
final class Words {

	private static final String BUNDLE = "org.telltale.timeline.chart.messages";
	/** Of a language without words of its own, English: never that of the machine. */
	private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

	private final ResourceBundle bundle;
	/** Numbers go with the words. */
	private final Locale numbers;

	private Words(ResourceBundle bundle) {
		this.bundle = bundle;
		this.numbers = bundle.getLocale();
	}

	/** The words of a language; English where there are none of it. */
	static Words of(Locale language) {
		return new Words(ResourceBundle.getBundle(BUNDLE, language, Words.class.getClassLoader(), NO_FALLBACK));
	}

	/** The words of a key, with {0}, {1}... filled in. A key without words is an error of the program. */
	String of(String key, String... arguments) {
		return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
	}

	/** A whole number, thousands apart. */
	String whole(long number) {
		return String.format(numbers, "%,d", number);
	}

	/** How many of what: the key has words for none, one and several. */
	String count(long number, String key) {
		return of(key + (number == 0 ? ".none" : number == 1 ? ".one" : ".several"), whole(number));
	}

	/** Three significant digits or fewer, never a power of ten. */
	String number(double value) {
		if (value == 0 || value >= 100) {
			return String.format(numbers, "%,.0f", value);
		}
		return String.format(numbers, value >= 10 ? "%.1f" : value >= 0.095 ? "%.2f" : "%.3f", value).replaceFirst("[.,]?0+$", "");
	}

	/** Seconds in the unit that fits. */
	String span(double seconds) {
		if (seconds < 120) {
			return number(seconds) + " s";
		} else if (Math.round(seconds) < 3600) {
			return number(seconds / 60) + " min";
		}
		return number(seconds / 3600) + " h";
	}

	String bytes(double bytes) {
		if (bytes < 1000) {
			return String.format(numbers, "%.0f B", bytes);
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
	String stars(List<RunLane> lanes) {
		List<RunLane> reserved = lanes.stream().filter(l -> !l.reservation().isEmpty()).toList();
		return reserved.isEmpty() ? ""
				: " * " + reserved.stream().map(l -> l.run() + ": " + reservation(l.reservation())).collect(Collectors.joining("; ")) + ".";
	}

	/** Why a run says nothing of the case's handset, in the language; as the lane has it where that is none of the reasons known. */
	private String reservation(String reservation) {
		return switch (reservation) {
			case "hypothetical" -> of("reservation.hypothetical");
			case "a unit that does not count" -> of("reservation.excluded");
			default -> reservation;
		};
	}

	/** Which capture points do not count, as one more sentence; empty if none. */
	String points(List<RunLane> lanes) {
		List<RunLane> several = lanes.stream().filter(l -> !l.points().isEmpty()).toList();
		return several.isEmpty() ? "" : " " + of("points", several.stream().map(this::points).collect(Collectors.joining("; ")));
	}

	private String points(RunLane lane) {
		String others = lane.points().stream().skip(1).map(p -> of("points.other", p.name(), count(p.flows(), "flow"), count(p.sightings(), "sighting"), bytes(p.bytesOut())))
				.collect(Collectors.joining(", "));
		return of("points.run", lane.run(), lane.points().getFirst().name(), others);
	}

	/** A sentence for each number below a count, the empty ones left out. */
	static String joined(int count, IntFunction<String> sentence) {
		return IntStream.range(0, count).mapToObj(sentence).filter(s -> !s.isEmpty()).collect(Collectors.joining("; "));
	}
}
