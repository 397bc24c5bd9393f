package org.telltale.store.journal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.base.json.Json;

/**
 * What is signed of a journal: its last entry, and the beginnings of all entries' hashes, which name the first entry that was changed. The hash of the last
 * entry alone proves all before it.
 *
 * @param sequence of the last entry, which is how many there are
 * @param hash of the last entry
 * @param atNanos time of the last entry: UTC, nanoseconds since the epoch
 * @param entries the first {@value #PREFIX} hexadecimal digits of each entry's hash, one behind the other
 * @param signedAt when it is signed, by the signer's clock
 */
public record JournalHead(long sequence, String hash, long atNanos, String entries, Instant signedAt) {

	/** Digits of each entry's hash. */
	static final int PREFIX = 16;

	private static final String FORMAT = "telltale-journal-head";

	/** The head of a journal. @throws IllegalArgumentException if it has no entry */
	public static JournalHead of(List<JournalEntry> journal, Instant signedAt) {
		if (journal.isEmpty()) {
			throw new IllegalArgumentException("a journal without entries has no head");
		}
		StringBuilder entries = new StringBuilder();
		journal.forEach(entry -> entries.append(entry.hash(), 0, PREFIX));
		JournalEntry last = journal.getLast();
		return new JournalHead(last.sequence(), last.hash(), last.atNanos(), entries.toString(), signedAt);
	}

	/** The canonical JSON: what is signed is its UTF-8. */
	public Json.Fields toJson() {
		return Json.object().put("format", FORMAT).put("version", 1).put("sequence", sequence).put("hash", hash).put("at", Long.toString(atNanos))
				.put("entries", entries).put("signedAt", signedAt.toString());
	}

	/** The bytes that are signed. */
	public byte[] content() {
		return toJson().toString().getBytes(StandardCharsets.UTF_8);
	}

	/** The head that a JSON object is; empty if it is none, or if its members do not fit each other. */
	static Optional<JournalHead> parse(Json json) {
		try {
			JournalHead head = new JournalHead(json.integer("sequence").orElse(0L), json.text("hash").orElse(""), json.integer("at").orElse(0L),
					json.text("entries").orElse(""), Instant.parse(json.text("signedAt").orElse("")));
			boolean fits = head.sequence > 0 && head.hash.matches("[0-9a-f]{64}") && head.entries.matches("[0-9a-f]*")
					&& head.entries.length() == head.sequence * PREFIX && head.entries.endsWith(head.hash.substring(0, PREFIX));
			return fits && head.toJson().toString().equals(json.toString()) ? Optional.of(head) : Optional.empty();
		} catch (DateTimeException noTime) {
			return Optional.empty();
		}
	}

	/** How a journal differs from the one whose head this is, a sentence each; empty if it is that one, or goes on from it. */
	public List<String> differences(List<JournalEntry> journal) {
		List<String> differences = new ArrayList<>();
		int common = (int) Math.min(sequence, journal.size());
		for (int i = 0; i < common && differences.isEmpty(); i++) {
			if (!journal.get(i).hash().startsWith(entries.substring(i * PREFIX, (i + 1) * PREFIX))) {
				differences.add("entry " + (i + 1) + " is not the one that was there when the head was signed: the journal was rewritten from it on");
			}
		}
		if (differences.isEmpty() && common == sequence && !journal.get(common - 1).hash().equals(hash)) {
			differences.add("entry " + sequence + " is not the one whose hash was signed: the journal was rewritten");
		}
		if (journal.size() < sequence) {
			differences.add((sequence - journal.size() == 1 ? "entry " + sequence + " is" : "entries " + (journal.size() + 1) + " to " + sequence + " are")
					+ " missing, which stood there when the head was signed: the journal was cut at its end");
		}
		return differences;
	}
}
