package org.telltale.store.journal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.store.Action;
import org.telltale.store.Actor;

/**
 * One line of the journal.
 *
 * @param sequence counts from 1 without gaps
 * @param atNanos UTC, nanoseconds since the epoch
 * @param actor who did it
 * @param action what was done
 * @param objects ids of what it was done to
 * @param parameters how, as the action needs it
 * @param reason why, in the actor's words; may be empty
 * @param before digest of what was changed, before; empty where there is nothing
 * @param after digest of what was changed, after; empty where there is nothing
 * @param previous hash of the entry before; 64 zeros for the first
 * @param hash SHA-256 of this entry's canonical line without the member {@code hash}
 */
public record JournalEntry(long sequence, long atNanos, Actor actor, Action action, List<String> objects, Json parameters,
		String reason, String before, String after, String previous, String hash) {

	/** What the first entry names as the one before. */
	public static final String NONE_BEFORE = "0".repeat(64);

	public JournalEntry {
		objects = List.copyOf(objects);
	}

	/** What is to be entered; sequence, time and chain are given by the journal. */
	public record Intent(Actor actor, Action action, List<String> objects, Json parameters, String reason, String before, String after) {
	}

	static JournalEntry of(long sequence, long atNanos, Intent intent, String previous) {
		JournalEntry open = new JournalEntry(sequence, atNanos, intent.actor(), intent.action(), intent.objects(), intent.parameters(),
				intent.reason(), intent.before(), intent.after(), previous, "");
		String hash = Digest.sha256(open.fields().toString().getBytes(StandardCharsets.UTF_8)).hex();
		return new JournalEntry(sequence, atNanos, intent.actor(), intent.action(), intent.objects(), intent.parameters(), intent.reason(),
				intent.before(), intent.after(), previous, hash);
	}

	/** The canonical line (RFC 8785), without a line's end. */
	public String line() {
		return fields().put("hash", hash).toString();
	}

	private Json.Fields fields() {
		return Json.object().put("sequence", sequence).put("at", Long.toString(atNanos)).put("actor", actor.name()).put("role", actor.role())
				.put("workstation", actor.workstation()).put("tool", actor.tool()).put("action", action.word())
				.put("objects", Json.texts(objects)).put("parameters", parameters).put("reason", reason).put("before", before)
				.put("after", after).put("previous", previous);
	}

	/**
	 * The entry of a line; empty if it is not exactly what {@link #line()} writes, its own hash included.
	 */
	static Optional<JournalEntry> parse(String line) {
		try {
			Json json = JsonReader.read(line);
			Optional<Action> action = json.text("action").flatMap(Action::ofWord);
			if (action.isEmpty() || text(json, "actor").isBlank() || text(json, "tool").isBlank()) {
				return Optional.empty();
			}
			Actor actor = new Actor(text(json, "actor"), text(json, "role"), text(json, "workstation"), text(json, "tool"));
			List<String> objects = json.items("objects").stream().flatMap(item -> item.asText().stream()).toList();
			Intent intent = new Intent(actor, action.get(), objects, json.get("parameters").orElse(Json.NULL), text(json, "reason"),
					text(json, "before"), text(json, "after"));
			JournalEntry entry = of(json.integer("sequence").orElse(0L), json.integer("at").orElse(0L), intent, text(json, "previous"));
			return entry.line().equals(line) ? Optional.of(entry) : Optional.empty();
		} catch (JsonSyntaxException notJson) {
			return Optional.empty();
		}
	}

	private static String text(Json json, String name) {
		return json.text(name).orElse("");
	}
}
