package org.telltale.report.internal.masking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;
import org.telltale.report.internal.attached.AttachedFacts;

/**
 * The facts as a public report has them: texts that may not be shown are commitments, a member {@code masked} says which and by which rule,
 * ids are those of the masked lines, and facts name each other by them. Not thread-safe.
 */
final class MaskedFacts {

	private static final String MASKED = "masked";
	/** Seven digits and more that are no part of a longer word, such as a digest; or a sign of addresses for mail. */
	private static final Pattern NUMBER_OR_ADDRESS = Pattern.compile("@|(?<![0-9A-Za-z])[0-9](?:[ ()\\-]{0,2}[0-9]){6,}(?![0-9A-Za-z])");

	private final Commitments commitments;
	private final Secrets secrets;
	private final MaskedEvidence evidence;
	private final MaskedNames names;
	private final PublicMembers members = new PublicMembers();
	private final Map<String, Json.Fields> byId = new HashMap<>();
	private final Map<String, Json.Fields> masked = new HashMap<>();
	private final Set<String> attached = new TreeSet<>();

	MaskedFacts(Collection<Json.Fields> facts, Commitments commitments, Secrets secrets, MaskedEvidence evidence, MaskedNames names) {
		this.commitments = commitments;
		this.secrets = secrets;
		this.evidence = evidence;
		this.names = names;
		facts.forEach(fact -> byId.put(FactLine.id(fact), fact));
		AttachedFacts.of(List.copyOf(facts)).forEach(fact -> attached.add(FactLine.id(fact)));
	}

	/** All facts, in the order of their new ids. */
	List<Json.Fields> all() {
		return FactLine.sorted(byId.keySet().stream().sorted().map(this::fact).toList());
	}

	/** The masked form of a fact; facts name only others, so this ends. */
	private Json.Fields fact(String id) {
		Json.Fields known = masked.get(id);
		if (known == null) {
			known = mask(byId.get(id));
			masked.put(id, known);
		}
		return known;
	}

	private Json.Fields mask(Json.Fields fact) {
		One one = new One(fact);
		Json.Fields out = Json.object();
		fact.members().forEach((name, value) -> out.put(name, name.equals("id") || name.equals("type") || name.equals("class") ? value : one.value(value, name, "/" + escaped(name))));
		if (!one.rules.members().isEmpty()) {
			out.put(MASKED, one.rules);
		}
		return FactLine.identified(out);
	}

	/** RFC 6901 section 3. */
	private static String escaped(String name) {
		return name.replace("~", "~0").replace("/", "~1");
	}

	/** One fact on its way. */
	private final class One {

		private final Json.Fields fact;
		private final String type;
		/** By pointer (RFC 6901), the word of the rule. */
		private final Json.Fields rules = Json.object();

		One(Json.Fields fact) {
			this.fact = fact;
			this.type = fact.text("type").orElse("");
		}

		Json value(Json value, String place, String pointer) {
			return switch (value) {
				case Json.Text text -> text(text.value(), place, pointer);
				case Json.Array array -> {
					List<Json> items = new ArrayList<>();
					for (int i = 0; i < array.items().size(); i++) {
						items.add(value(array.items().get(i), place + "/*", pointer + "/" + i));
					}
					yield new Json.Array(items);
				}
				case Json.Fields fields -> {
					Json.Fields out = Json.object();
					fields.members().forEach((name, inner) -> out.put(name, value(inner, place + "/" + name, pointer + "/" + escaped(name))));
					yield out;
				}
				default -> value;
			};
		}

		private Json text(String text, String place, String pointer) {
			if (attached.contains(text) && byId.containsKey(text)) {
				return new Json.Text(FactLine.id(MaskedFacts.this.fact(text)));
			}
			Optional<Rule> rule = rule(text, place);
			rule.ifPresent(named -> rules.put(pointer, named.word()));
			return new Json.Text(rule.map(named -> commitments.to(text, named)).orElse(text));
		}

		private Optional<Rule> rule(String text, String place) {
			if (evidence.isId(text) || names.isId(text)) {
				return Optional.of(Rule.EVIDENCE);
			}
			if (byId.containsKey(text)) {
				return Optional.of(Rule.DIGEST);
			}
			Optional<Rule> listed = listed(text, place);
			return listed.isPresent() || text.isEmpty() || !(secrets.isIn(text) || evidence.isNamedIn(text) || DerivedNames.areIn(text)) ? listed : Optional.of(Rule.MENTION);
		}

		private Optional<Rule> listed(String text, String place) {
			if (type.equals("handset") && place.startsWith("addresses") && Secrets.isMac(text)) {
				return Optional.of(Rule.IDENTIFIER);
			}
			Optional<Rule> rule = members.rule(type, place);
			if (type.equals("exhibit") && place.equals("value")) {
				return Optional.of(ofKind(fact.text("kind").orElse("")));
			}
			if (type.equals("evidence") && rule.equals(Optional.of(Rule.EVIDENCE)) && !evidence.isId(fact.text("evidence").orElse(""))) {
				return place.startsWith("mib") && !MaskedEvidence.showsParts(fact) ? Optional.of(Rule.DIGEST) : Optional.empty();
			}
			if (rule.isEmpty() && isKey(place) && NUMBER_OR_ADDRESS.matcher(text).find()) {
				return Optional.of(Rule.NUMBER);
			}
			return rule.equals(Optional.of(Rule.SETTING)) && text.matches("[a-z-]{0,12}|[0-9]{1,3}") ? Optional.empty() : rule;
		}
	}

	/** Parameters of a step that say which member, parameter or file it took. */
	private static final Pattern NAMING = Pattern.compile("/(?:pointer|name|path|parameter|field|member|key)$");

	/** Where a record is named by what an application or a server chose: a map by telephone numbers has them here. */
	private static boolean isKey(String place) {
		return place.equals("key") || place.equals("namespace") || place.startsWith("chain") || place.startsWith("derivation/") && NAMING.matcher(place).find();
	}

	private static Rule ofKind(String kind) {
		return switch (kind) {
			case "IMEI", "IMSI", "ICCID", "MAC", "ANDROID_ID", "SERIAL" -> Rule.IDENTIFIER;
			case "PHONE_NUMBER", "EMAIL" -> Rule.NUMBER;
			case "LOCATION" -> Rule.LOCATION;
			default -> Rule.CONTENT;
		};
	}
}
