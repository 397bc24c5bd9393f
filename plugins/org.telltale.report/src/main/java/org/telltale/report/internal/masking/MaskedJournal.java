package org.telltale.report.internal.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.telltale.base.json.Json;

/**
 * The journal as a public report carries and prints it (docs/formats/journal.md): what a page shows of an entry stays, unless it gives something away;
 * everything else is a commitment, and a member {@code masked} says which and by which rule. Not thread-safe.
 */
final class MaskedJournal {

	/** What the list adds to an entry for readers. */
	private static final List<String> ADDED = List.of("type", "time");
	private static final Set<String> DIGESTS = Set.of("before", "after", "previous", "hash");
	/** What no page shows. */
	private static final Set<String> UNSHOWN = Set.of("role", "workstation", "tool");

	private final Commitments commitments;
	private final Function<String, Optional<Rule>> rules;

	/** @param rules by which a text is masked that a page would show; empty: it may stand there */
	MaskedJournal(Commitments commitments, Function<String, Optional<Rule>> rules) {
		this.commitments = commitments;
		this.rules = rules;
	}

	/** An entry, masked. */
	Json.Fields entry(Json.Fields entry) {
		Json.Fields plain = entry.copy();
		ADDED.forEach(plain::remove);
		Json.Fields masked = Json.object();
		Json.Fields out = Json.object();
		plain.members().forEach((name, value) -> out.put(name, member(name, value, masked)));
		return out.put("masked", masked);
	}

	private Json member(String name, Json value, Json.Fields masked) {
		String pointer = "/" + name;
		return switch (value) {
			case Json.Text text -> text(text.value(), rule(name, text.value()), pointer, masked);
			case Json.Array array -> {
				List<Json> items = new ArrayList<>();
				for (Json item : array.items()) {
					String text = item.asText().orElseThrow();
					items.add(text(text, rules.apply(text), pointer + "/" + items.size(), masked));
				}
				yield new Json.Array(items);
			}
			case Json.Fields parameters -> text(parameters.toString(), Optional.of(Rule.OTHER), pointer, masked);
			default -> value;
		};
	}

	private Optional<Rule> rule(String name, String text) {
		if (text.isEmpty()) {
			return Optional.empty();
		}
		return DIGESTS.contains(name) ? Optional.of(Rule.DIGEST) : UNSHOWN.contains(name) ? Optional.of(Rule.OTHER) : rules.apply(text);
	}

	private Json text(String text, Optional<Rule> rule, String pointer, Json.Fields masked) {
		rule.ifPresent(by -> masked.put(pointer, by.word()));
		return new Json.Text(rule.map(by -> commitments.to(text, by)).orElse(text));
	}
}
