package org.telltale.seal.facts;

import java.util.List;
import java.util.Optional;

import org.telltale.base.json.Json;
import org.telltale.seal.refusal.Refusal;

/**
 * One fact.
 *
 * @param id digest of its line without the id
 * @param type for example {@code sighting}
 * @param claimedClass who can check it
 * @param json all members
 */
public record Fact(String id, String type, String claimedClass, Json json) {

	/** The string of a member that has to be there. */
	public String text(String member) throws Refusal {
		return json.text(member).orElseThrow(() -> lacks(member));
	}

	/** The integer of a member that has to be there. */
	public long integer(String member) throws Refusal {
		return json.integer(member).orElseThrow(() -> lacks(member));
	}

	/** The object of a member that has to be there. */
	public Json object(String member) throws Refusal {
		return json.get(member).filter(Json.Fields.class::isInstance).orElseThrow(() -> lacks(member));
	}

	/** The integer of a member, or what stands for a member that is absent. */
	public long integerOr(String member, long absent) throws Refusal {
		Optional<Json> value = json.get(member);
		return value.isEmpty() ? absent : integer(member);
	}

	/** The strings of an array member; empty if absent. */
	public List<String> texts(String member) {
		return json.items(member).stream().flatMap(item -> item.asText().stream()).toList();
	}

	/** Whether a member is there. */
	public boolean has(String member) {
		return json.get(member).isPresent();
	}

	/** Enough of the id to find the fact. */
	public String label() {
		return type + " " + id.substring(0, 12);
	}

	private Refusal lacks(String member) {
		return new Refusal(label() + " lacks " + member + " or has it in another form");
	}
}
