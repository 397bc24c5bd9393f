package org.telltale.seal.masking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.seal.journal.Entry;
import org.telltale.seal.journal.JournalFile;
import org.telltale.seal.refusal.Refusal;

/** The attached {@code journal-masked.jsonl} of a public report (docs/formats/journal.md): its form, and the journal that the disclosure file makes of it. */
public final class MaskedJournal {

	private static final Set<String> MEMBERS = Set.of("sequence", "at", "actor", "role", "workstation", "tool", "action", "objects", "parameters", "reason", "before", "after", "previous", "hash", PublicForm.MASKED);
	/** What is masked in each entry, but where it is empty. */
	private static final List<String> HIDDEN = List.of("role", "workstation", "tool", "parameters", "before", "after", "previous", "hash");
	private static final String PARAMETERS = "parameters";

	private MaskedJournal() {
	}

	/** Reads the file; what is not of its form, and an entry that is not linked to the one before, is refused. The hashes are commitments: that they are right is not known. */
	public static JournalFile read(byte[] content) throws Refusal {
		List<Entry> entries = new ArrayList<>();
		List<String> lines = JournalFile.lines(content, "the masked journal");
		for (int number = 1; number <= lines.size(); number++) {
			Entry entry = entry(lines.get(number - 1), "masked journal entry " + number);
			Refusal.unless(entry.sequence() == number, "masked journal entry " + number + " is missing: entry " + entry.sequence() + " stands in its place");
			Refusal.unless(number == 1 || entry.previous().equals(entries.get(number - 2).hash()), "masked journal entry " + number + " does not follow the entry before it: its link is another's commitment");
			entries.add(entry);
		}
		return new JournalFile(List.copyOf(entries));
	}

	private static Entry entry(String line, String what) throws Refusal {
		try {
			Json json = JsonReader.read(line);
			Refusal.unless(json instanceof Json.Fields && json.toString().equals(line), what + " is not in canonical form");
			Refusal.unless(((Json.Fields) json).members().keySet().equals(MEMBERS), what + " has other members than an entry has");
			PublicForm.requireCommitments(what, json);
			for (String hidden : HIDDEN) {
				Refusal.unless(json.text(hidden).filter(String::isEmpty).isPresent() || rules(json).containsKey("/" + hidden), what + " shows what a public report masks: " + hidden);
			}
			return new Entry(json.integer("sequence").orElse(-1L), json.text("previous").orElse(""), json.text("hash").orElse(""), false, json);
		} catch (JsonSyntaxException e) {
			throw new Refusal(what + " is no JSON: " + e.getMessage());
		}
	}

	private static Map<String, Json> rules(Json json) {
		return json.get(PublicForm.MASKED).orElse(Json.NULL) instanceof Json.Fields rules ? rules.members() : Map.of();
	}

	/** The journal as the case has it, its chain held; what does not hold is refused. */
	public static JournalFile restored(JournalFile masked, Openings openings) throws Refusal {
		StringBuilder lines = new StringBuilder();
		for (Entry entry : masked.entries()) {
			lines.append(restored(entry, openings)).append('\n');
		}
		return JournalFile.read(lines.toString().getBytes(StandardCharsets.UTF_8));
	}

	private static Json restored(Entry entry, Openings openings) throws Refusal {
		Set<String> pointers = new TreeSet<>(rules(entry.json()).keySet());
		Json.Fields out = Json.object();
		for (Map.Entry<String, Json> member : ((Json.Fields) entry.json()).members().entrySet()) {
			if (!member.getKey().equals(PublicForm.MASKED)) {
				Json value = value(member.getValue(), "/" + member.getKey(), pointers, openings);
				out.put(member.getKey(), member.getKey().equals(PARAMETERS) ? parameters(value, entry) : value);
			}
		}
		Refusal.unless(pointers.isEmpty(), "journal entry " + entry.sequence() + " says that it masks what it does not have: " + pointers);
		return out;
	}

	/** @param pointers those that were not met yet */
	private static Json value(Json value, String pointer, Set<String> pointers, Openings openings) throws Refusal {
		if (value instanceof Json.Array array) {
			List<Json> items = new ArrayList<>();
			for (Json item : array.items()) {
				items.add(value(item, pointer + "/" + items.size(), pointers, openings));
			}
			return new Json.Array(items);
		}
		return value instanceof Json.Text text && pointers.remove(pointer) ? new Json.Text(openings.value(text.value())) : value;
	}

	private static Json parameters(Json text, Entry entry) throws Refusal {
		try {
			return JsonReader.read(text.asText().orElse(""));
		} catch (JsonSyntaxException e) {
			throw new Refusal("the parameters of journal entry " + entry.sequence() + " are no JSON: " + e.getMessage());
		}
	}
}
