package org.telltale.seal.journal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.telltale.base.json.Json;
import org.telltale.seal.refusal.Refusal;

/**
 * The attached {@code journal.jsonl}: whole from its first entry on, each entry's hash right, each linked to the one before.
 *
 * @param entries in order
 */
public record JournalFile(List<Entry> entries) {

	private static final String NONE_BEFORE = "0".repeat(64);

	/** Reads the file; a chain that does not hold is refused with the number of the entry. */
	public static JournalFile read(byte[] content) throws Refusal {
		List<Entry> entries = new ArrayList<>();
		String previous = NONE_BEFORE;
		List<String> lines = lines(content, "the journal");
		for (int number = 1; number <= lines.size(); number++) {
			Entry entry = Entry.of(lines.get(number - 1), number);
			Refusal.unless(entry.sequence() == number, "journal entry " + number + " is missing: entry " + entry.sequence() + " stands in its place");
			Refusal.unless(entry.previous().equals(previous), "journal entry " + number + " does not follow the entry before it: its link is another's hash");
			entries.add(entry);
			previous = entry.hash();
		}
		return new JournalFile(List.copyOf(entries));
	}

	/** Hash of the last entry. */
	public String head() {
		return entries.get(entries.size() - 1).hash();
	}

	/** How many entries are there as their digest alone. */
	public long masked() {
		return entries.stream().filter(Entry::masked).count();
	}

	/** Refuses unless the manifest states this count and head. */
	public void requireStated(Json manifest) throws Refusal {
		Json stated = manifest.get("journal").orElse(Json.NULL);
		Refusal.unless(stated.integer("count").orElse(-1L) == entries.size(),
				"the journal has " + entries.size() + " entries, the manifest states " + stated.integer("count").map(String::valueOf).orElse("none"));
		Refusal.unless(stated.text("head").orElse("").equals(head()), "the journal's last entry, " + entries.size() + ", is not the head that the manifest states");
	}

	/** The lines of a journal, of which there is one at least. @param what it is, for people */
	public static List<String> lines(byte[] content, String what) throws Refusal {
		try {
			List<String> lines = List.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString().split("\n", -1));
			Refusal.unless(lines.size() > 1 && lines.get(lines.size() - 1).isEmpty(), what + " is empty, or its last entry's line has no end");
			return lines.subList(0, lines.size() - 1);
		} catch (CharacterCodingException e) {
			throw new Refusal(what + " is no UTF-8 text: " + e.getMessage());
		}
	}
}
