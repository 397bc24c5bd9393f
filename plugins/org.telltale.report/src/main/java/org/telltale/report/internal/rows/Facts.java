package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.base.json.Json;
import org.telltale.report.internal.words.Sentences;
import org.telltale.report.internal.words.Words;

/** The facts of the case by type and by id. */
final class Facts {

	private final Map<String, List<Json.Fields>> byType = new TreeMap<>();
	private final Map<String, Json.Fields> byId = new TreeMap<>();
	private final Map<String, String> evidenceNames = new TreeMap<>();
	private final Words words;
	private final Sentences sentences;

	Facts(Collection<Json.Fields> facts, Sentences sentences) {
		this.words = sentences.words();
		this.sentences = sentences;
		for (Json.Fields fact : facts) {
			byType.computeIfAbsent(text(fact, "type"), t -> new ArrayList<>()).add(fact);
			fact.text("id").ifPresent(id -> byId.put(id, fact));
		}
		of("evidence").forEach(fact -> evidenceNames.put(text(fact, "evidence"), text(fact, "name")));
		of("capture-set").forEach(fact -> evidenceNames.put(text(fact, "set"), words.of("evidence.set-of", texts(fact, "members").size())));
	}

	/** In which they are told. */
	Words words() {
		return words;
	}

	/** What facts say in sentences of their own, in the language of the report. */
	Sentences sentences() {
		return sentences;
	}

	List<Json.Fields> of(String type) {
		return byType.getOrDefault(type, List.of());
	}

	Map<String, List<Json.Fields>> byType() {
		return byType;
	}

	Optional<Json.Fields> fact(String id) {
		return Optional.ofNullable(byId.get(id));
	}

	/** The item's file name, or what set it is, and the start of its digest; the digest's start alone if it is not in the case. */
	String evidence(String id) {
		String start = start(id);
		return evidenceNames.containsKey(id) ? evidenceNames.get(id) + " (" + start + ")" : start;
	}

	/** The item's file name; its digest's start if it is not in the case. */
	String evidenceName(String id) {
		return evidenceNames.getOrDefault(id, start(id));
	}

	/** The first digits of a digest, enough to find it in the appendix. */
	static String start(String digest) {
		return digest.length() > 12 ? digest.substring(0, 12) + "…" : digest;
	}

	/** The member of that name, or the empty text. */
	static String text(Json fact, String name) {
		return fact.text(name).orElse("");
	}

	static long number(Json fact, String name) {
		return fact.integer(name).orElse(0L);
	}

	/** A member of a member, such as {@code bytes.out}. */
	static long number(Json fact, String name, String inner) {
		return fact.get(name).flatMap(value -> value.integer(inner)).orElse(0L);
	}

	static List<String> texts(Json fact, String name) {
		return fact.items(name).stream().flatMap(item -> item.asText().stream()).toList();
	}

	/** {@code address:port} of an end of a flow; IPv6 in brackets. */
	static String socket(Json fact, String end) {
		Json socket = fact.get(end).orElse(Json.NULL);
		String address = text(socket, "address");
		String bracketed = address.contains(":") ? "[" + address + "]" : address;
		return socket.integer("port").map(port -> bracketed + ":" + port).orElse(bracketed);
	}

	/** Runs of frames with their noun. */
	String frames(Json fact) {
		return words.of(numbers(fact).matches("\\d+") ? "frame" : "frames", numbers(fact));
	}

	/** Runs of frames as {@code 12-13, 40}. */
	static String numbers(Json fact) {
		return String.join(", ", fact.items("frames").stream().map(Facts::frameRun).toList());
	}

	private static String frameRun(Json run) {
		List<Long> pair = run.asItems().stream().flatMap(i -> i.asInteger().stream()).toList();
		if (pair.size() < 2 || pair.get(1) < 2) {
			return pair.isEmpty() ? "" : String.valueOf(pair.getFirst());
		}
		return pair.getFirst() + "–" + (pair.getFirst() + pair.get(1) - 1);
	}
}
