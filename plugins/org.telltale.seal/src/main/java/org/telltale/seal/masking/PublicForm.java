package org.telltale.seal.masking;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.facts.Manifest;
import org.telltale.seal.journal.Entry;
import org.telltale.seal.journal.JournalFile;
import org.telltale.seal.refusal.Refusal;

/** What only a public report may have, and what it has to have: a word of the manifest alone switches no check off. */
public final class PublicForm {

	static final String MASKED = "masked";
	private static final String DISCLOSURE = "disclosure";
	private static final String DIGEST = "[0-9a-f]{64}";

	private PublicForm() {
	}

	/**
	 * Refuses a report that is not public and says that it masks something; of a public report, what it says that it masks and does not have as a commitment.
	 *
	 * @param attached the names of the attached files
	 * @param unmasked the names of those that hold what a public report masks
	 * @param masked the name of the journal that it has instead
	 */
	public static void require(Manifest manifest, FactFile facts, Set<String> attached, Set<String> unmasked, String masked) throws Refusal {
		Json json = manifest.json();
		if (!manifest.isPublic()) {
			Refusal.unless(!attached.contains(masked), "the report carries " + masked + ", and is not the public one");
			Refusal.unless(json.get(MASKED).isEmpty() && json.get(DISCLOSURE).isEmpty(), "the manifest masks something, and the report is not the public one");
			for (Fact fact : facts.facts()) {
				Refusal.unless(!fact.has(MASKED), fact.label() + " says that it is masked, and the report is not the public one");
			}
			return;
		}
		for (String name : unmasked) {
			Refusal.unless(!attached.contains(name), "a public report carries no " + name);
		}
		Json disclosure = json.get(DISCLOSURE).orElseThrow(() -> new Refusal("the report is called public, and names no disclosure file"));
		Refusal.unless(disclosure.text("sha256").orElse("").matches(DIGEST) && disclosure.integer("count").orElse(-1L) >= 0, "the manifest names its disclosure file in another form");
		requireCommitments("the manifest", json);
		for (Fact fact : facts.facts()) {
			requireCommitments(fact.label(), fact.json());
		}
	}

	/** Refuses what says that it masks something and has no commitment there. @param what it is, for people */
	static void requireCommitments(String what, Json json) throws Refusal {
		Optional<Json> masked = json.get(MASKED);
		if (masked.isEmpty()) {
			return;
		}
		Refusal.unless(masked.get() instanceof Json.Fields, what + " has “masked” in another form");
		Map<String, Json> rules = ((Json.Fields) masked.get()).members();
		Refusal.unless(!rules.isEmpty(), what + " says that it is masked, and masks nothing");
		for (Map.Entry<String, Json> rule : rules.entrySet()) {
			Refusal.unless(rule.getValue() instanceof Json.Text, what + " names no rule for " + rule.getKey());
			Refusal.unless(at(json, rule.getKey()).flatMap(Json::asText).orElse("").matches(DIGEST), what + " says that it masks " + rule.getKey() + ", and has no commitment there");
		}
	}

	/** Of each commitment in a public report's facts and journal the words of the rules under which they name it. */
	public static Map<String, Set<String>> commitments(FactFile facts, JournalFile journal) {
		Map<String, Set<String>> rules = new TreeMap<>();
		Stream.concat(facts.facts().stream().map(Fact::json), journal.entries().stream().map(Entry::json)).forEach(json -> {
			if (json.get(MASKED).orElse(Json.NULL) instanceof Json.Fields masked) {
				masked.members().forEach((pointer, word) -> at(json, pointer).flatMap(Json::asText)
						.ifPresent(commitment -> rules.computeIfAbsent(commitment, c -> new TreeSet<>()).add(word.asText().orElse(""))));
			}
		});
		return rules;
	}

	/** What a JSON pointer (RFC 6901) meets; the fact's own id and what is masked of it are none of the masked texts. */
	private static Optional<Json> at(Json json, String pointer) {
		if (!pointer.startsWith("/") || pointer.equals("/id")) {
			return Optional.empty();
		}
		Optional<Json> found = Optional.of(json);
		for (String token : pointer.substring(1).split("/", -1)) {
			found = found.flatMap(value -> value instanceof Json.Array array ? item(array, token) : value.get(token.replace("~1", "/").replace("~0", "~")));
		}
		return found;
	}

	private static Optional<Json> item(Json.Array array, String token) {
		if (!token.matches("0|[1-9][0-9]{0,8}") || Integer.parseInt(token) >= array.items().size()) {
			return Optional.empty();
		}
		return Optional.of(array.items().get(Integer.parseInt(token)));
	}
}
