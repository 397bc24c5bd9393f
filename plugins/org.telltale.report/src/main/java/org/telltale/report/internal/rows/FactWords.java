package org.telltale.report.internal.rows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.telltale.base.json.Json;

/** Facts that findings cite, in words, but for sightings, cells and connections. */
final class FactWords {

	/** Sources that tell no time (facts.md, clocks by TLS). */
	private static final Set<String> BOUNDING = Set.of("certificate", "ocsp-staple");

	private FactWords() {
	}

	/** What a fact says, in some words; its type where there are none for it. */
	static String of(Json f) {
		return switch (Facts.text(f, "type")) {
			case "handset" -> "handset " + Facts.text(f, "handset") + ", entered as " + together(f, " ", "make", "model", "build") + " (section 8)";
			case "setting" -> Facts.text(f, "namespace") + " " + Facts.text(f, "key") + " = " + Facts.text(f, "value") + ", in " + source(f, "path");
			case "type-code" -> "type code " + Facts.text(f, "tac") + ": " + together(f, " ", "make", "model") + ", " + source(f, "path") + ", line "
					+ source(f, "row") + f.text("says").map(says -> " (" + says + ")").orElse("");
			case "certificate" -> "certificate of " + Facts.socket(f, "server") + f.text("sni").map(name -> ", asked for " + name).orElse("") + f.text("run").map(run -> ", run " + run).orElse("")
					+ ", first at frame " + Facts.number(f, "frame") + ": " + f.text("subject").orElse("not opened");
			case "stimulus" -> "stimulus " + Facts.text(f, "kind") + " in run " + Facts.text(f, "run") + ", of " + String.join(", ", Facts.texts(f, "exhibits"));
			case "attribution" -> Facts.text(f, "address") + ": " + together(f, ", ", "as", "country", "owner", "registry") + ", as of " + Facts.text(f, "asOf");
			case "capture-point" -> "capture point " + Facts.text(f, "point") + " of run " + Facts.text(f, "run");
			case "clock" -> (isBounded(f) ? "bounds of " : "") + Facts.number(f, "agree") + " of " + Facts.number(f, "of") + " servers' " + (isBounded(f) ? "certificates" : "times") + ", from frame " + Facts.number(f, "frame") + " on";
			case "handset-clock" -> "clock of " + Facts.text(f, "client") + " by " + Facts.number(f, "agree") + " of " + Facts.number(f, "of") + " TLS hellos, from frame " + Facts.number(f, "frame") + " on";
			case "photo-clock" -> "clock of a camera (" + together(f, " ", "make", "model") + ") by " + Facts.number(f, "agree") + " of " + Facts.number(f, "of") + " photos";
			default -> Facts.text(f, "type");
		};
	}

	/** Whether a clock's sources tell no time, and bound it alone. */
	private static boolean isBounded(Json f) {
		List<Json> sources = f.items("sources");
		return !sources.isEmpty() && sources.stream().allMatch(source -> BOUNDING.contains(Facts.text(source, "source")));
	}

	private static String source(Json f, String member) {
		return f.get("source").map(source -> Facts.text(source, member)).orElse("");
	}

	/** Members that are there, one behind the other. */
	private static String together(Json f, String between, String... members) {
		return Stream.of(members).map(f::text).flatMap(Optional::stream).filter(text -> !text.isBlank()).collect(Collectors.joining(between));
	}
}
