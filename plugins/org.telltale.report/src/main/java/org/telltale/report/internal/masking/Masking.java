package org.telltale.report.internal.masking;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;
import org.telltale.casework.facts.MerkleTree;
import org.telltale.model.CaseFile;
import org.telltale.report.internal.attached.AttachedFacts;

/**
 * What a public report shows of a case (docs/formats/masking.md): made once of all of its facts, then asked for facts, model, lists and the texts of
 * the pages. Each use makes new salts. Not thread-safe.
 */
public final class Masking {

	private static final Pattern COMMITMENT = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");
	private static final int SHOWN_DIGITS = 12;

	private final Commitments commitments = new Commitments();
	private final Secrets secrets;
	private final MaskedEvidence evidence;
	private final MaskedNames names;
	private final List<Json.Fields> facts;
	private final String root;

	/** Masks the facts of a case. @param all all of them, with their ids */
	public Masking(List<Json.Fields> all) {
		this.evidence = new MaskedEvidence(all);
		this.names = new MaskedNames(all, evidence);
		this.secrets = new Secrets(all, names);
		this.root = MerkleTree.root(FactLine.sorted(all).stream().map(Json.Fields::toString).toList()).hex();
		this.facts = new MaskedFacts(all, commitments, secrets, evidence, names).all();
	}

	/** All facts, masked, with their own ids. */
	public List<Json.Fields> facts() {
		return facts;
	}

	/** A copy of the case model without what is masked. */
	public CaseFile model(CaseFile file) {
		return new MaskedModel(commitments, evidence, this::named).of(file);
	}

	/** Records of a list, without what is masked: for pages, never attached. */
	public List<Json.Fields> records(List<Json.Fields> records) {
		return records.stream().map(record -> (Json.Fields) json(record)).toList();
	}

	/** The journal, for the pages and to be attached: digests, and what no page shows of an entry, are commitments. */
	public List<Json.Fields> journal(List<Json.Fields> entries) {
		return entries.stream().map(new MaskedJournal(commitments, this::rule)::entry).toList();
	}

	private Json json(Json value) {
		return switch (value) {
			case Json.Text text -> new Json.Text(named(text.value()));
			case Json.Array array -> new Json.Array(array.items().stream().map(this::json).toList());
			case Json.Fields fields -> {
				Json.Fields out = Json.object();
				fields.members().forEach((name, inner) -> out.put(name, json(inner)));
				yield out;
			}
			default -> value;
		};
	}

	private String named(String text) {
		return rule(text).filter(rule -> rule != Rule.MENTION).map(rule -> commitments.to(text, rule)).orElseGet(() -> plain(text));
	}

	/** By which rule a text is masked that stands in no fact. */
	private Optional<Rule> rule(String text) {
		if (evidence.isId(text) || names.isId(text)) {
			return Optional.of(Rule.EVIDENCE);
		}
		return DerivedNames.is(text) ? Optional.of(Rule.DIGEST) : plain(text).equals(text) ? Optional.empty() : Optional.of(Rule.MENTION);
	}

	/** The commitment to the Merkle root of all facts as they stand in the case: a small case's root could be guessed. */
	public String allRoot() {
		return commitments.to(root, Rule.DIGEST);
	}

	/** A text as a page may show it: what is masked is taken out, and a commitment is named by its rule and its first digits. */
	public String shown(String text) {
		Matcher found = COMMITMENT.matcher(text);
		String named = found.replaceAll(match -> commitments.ruleOf(match.group()).map(rule -> "[" + rule.word() + " masked, " + match.group().substring(0, SHOWN_DIGITS) + "…]").orElse(match.group()));
		return plain(named);
	}

	private String plain(String text) {
		return evidence.isNamedIn(text) ? "[masked]" : secrets.without(DerivedNames.without(text));
	}

	/** How many texts of the attached facts each rule masks; rules that mask none are there with 0. */
	public Map<Rule, Long> counts() {
		Map<Rule, Long> counts = new EnumMap<>(Rule.class);
		for (Rule rule : Rule.values()) {
			counts.put(rule, AttachedFacts.of(facts).stream().mapToLong(fact -> count(fact, rule)).sum());
		}
		return counts;
	}

	private static long count(Json.Fields fact, Rule rule) {
		return fact.get("masked").filter(Json.Fields.class::isInstance).map(masked -> ((Json.Fields) masked).members().values().stream()
				.filter(word -> word.asText().equals(Optional.of(rule.word()))).count()).orElse(0L);
	}

	/** How many of the attached facts are masked in part. */
	public long maskedFacts() {
		return AttachedFacts.of(facts).stream().filter(fact -> fact.get("masked").isPresent()).count();
	}

	/** The content of the sealed disclosure file: a head, then what opens each commitment. @param number of the case @param root Merkle root of its attached facts */
	public byte[] disclosure(String number, String root) {
		List<Commitments.Opening> openings = commitments.openings();
		StringBuilder lines = new StringBuilder(Json.object().put("type", "disclosure").put("v", 1).put("algorithm", "HMAC-SHA-256").put("case", number).put("root", root)
				.put("count", openings.size()).toString()).append('\n');
		for (Commitments.Opening opening : openings) {
			lines.append(Json.object().put("type", "opening").put("commitment", opening.commitment()).put("salt", opening.salt()).put("rule", opening.rule().word())
					.put("value", opening.value())).append('\n');
		}
		return lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
	}

	/** How many commitments the disclosure file opens. */
	public int openings() {
		return commitments.openings().size();
	}
}
