package org.telltale.report.internal.rows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.telltale.base.json.Json;
import org.telltale.report.internal.words.Words;

/** Facts that findings cite, in words, but for sightings, cells and connections. */
final class FactWords {

	/** Sources that tell no time (facts.md, clocks by TLS). */
	private static final Set<String> BOUNDING = Set.of("certificate", "ocsp-staple");

	private FactWords() {
	}

	/** What a fact says, in some words; its type where there are none for it. */
	static String of(Json f, Words words) {
		return switch (Facts.text(f, "type")) {
			case "handset" -> words.of("fact.handset", Facts.text(f, "handset"), together(f, " ", "make", "model", "build"));
			case "setting" -> words.of("fact.setting", Facts.text(f, "namespace"), Facts.text(f, "key"), Facts.text(f, "value"), source(f, "path"));
			case "type-code" -> words.of("fact.type-code", Facts.text(f, "tac"), together(f, " ", "make", "model"), source(f, "path"), source(f, "row"))
					+ f.text("says").map(says -> " (" + says + ")").orElse("");
			case "certificate" -> words.of("fact.certificate", Facts.socket(f, "server"), f.text("sni").map(name -> words.of("fact.asked-for", name)).orElse("")
					+ f.text("run").map(run -> words.of("fact.in-run", run)).orElse(""), Facts.number(f, "frame"), f.text("subject").orElse(words.of("fact.not-opened")));
			case "stimulus" -> words.of("fact.stimulus", Facts.text(f, "kind"), Facts.text(f, "run"), String.join(", ", Facts.texts(f, "exhibits")));
			case "attribution" -> words.of("fact.attribution", Facts.text(f, "address"), together(f, ", ", "as", "country", "owner", "registry"), Facts.text(f, "asOf"));
			case "capture-point" -> words.of("fact.capture-point", Facts.text(f, "point"), Facts.text(f, "run"));
			case "clock" -> words.of(isBounded(f) ? "fact.clock.bounds" : "fact.clock.times", Facts.number(f, "agree"), Facts.number(f, "of"), Facts.number(f, "frame"));
			case "handset-clock" -> words.of("fact.handset-clock", Facts.text(f, "client"), Facts.number(f, "agree"), Facts.number(f, "of"), Facts.number(f, "frame"));
			case "photo-clock" -> words.of("fact.photo-clock", together(f, " ", "make", "model"), Facts.number(f, "agree"), Facts.number(f, "of"));
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
