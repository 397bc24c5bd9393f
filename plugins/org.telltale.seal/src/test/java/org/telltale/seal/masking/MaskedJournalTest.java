package org.telltale.seal.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.seal.journal.JournalFile;
import org.telltale.seal.refusal.Refusal;

class MaskedJournalTest {

	private final TreeMap<String, String> opened = new TreeMap<>();

	private String masked(String text) {
		String commitment = Digest.sha256(("salt " + text).getBytes(StandardCharsets.UTF_8)).hex();
		opened.put(commitment, text);
		return commitment;
	}

	/** Three entries of a journal whose chain holds. */
	private static List<Json.Fields> plain() {
		List<Json.Fields> entries = new ArrayList<>();
		String previous = "0".repeat(64);
		for (int sequence = 1; sequence <= 3; sequence++) {
			Json.Fields entry = Json.object().put("sequence", sequence).put("at", "1").put("actor", "Demo Script").put("role", "examiner").put("workstation", "").put("tool", "Telltale").put("action", "edit-case")
					.put("objects", Json.texts(List.of("C1", "photo.jpg"))).put("parameters", Json.object().put("n", sequence)).put("reason", "").put("before", "").put("after", "").put("previous", previous);
			previous = Digest.sha256(entry.toString().getBytes(StandardCharsets.UTF_8)).hex();
			entries.add(entry.put("hash", previous));
		}
		return entries;
	}

	private Json.Fields masked(Json.Fields entry) {
		Json.Fields out = entry.copy().put("objects", Json.texts(List.of("C1", masked("photo.jpg")))).put("parameters", masked(entry.get("parameters").orElseThrow().toString()));
		Json.Fields rules = Json.object().put("/objects/1", "evidence").put("/parameters", "other");
		for (String unshown : List.of("role", "tool")) {
			out.put(unshown, masked(entry.text(unshown).orElseThrow()));
			rules.put("/" + unshown, "other");
		}
		for (String digest : List.of("previous", "hash")) {
			out.put(digest, masked(entry.text(digest).orElseThrow()));
			rules.put("/" + digest, "digest");
		}
		return out.put("masked", rules);
	}

	private byte[] file(Consumer<List<Json.Fields>> change) {
		List<Json.Fields> entries = new ArrayList<>(plain().stream().map(this::masked).toList());
		change.accept(entries);
		return entries.stream().map(entry -> entry + "\n").reduce("", String::concat).getBytes(StandardCharsets.UTF_8);
	}

	private void requireRefused(String detail, Consumer<List<Json.Fields>> change) {
		String message = assertThrows(Refusal.class, () -> MaskedJournal.read(file(change))).getMessage();
		assertTrue(message.contains(detail), message);
	}

	private void requireNotRestored(String detail, Consumer<List<Json.Fields>> change) {
		String message = assertThrows(Refusal.class, () -> MaskedJournal.restored(MaskedJournal.read(file(change)), new Openings(opened))).getMessage();
		assertTrue(message.contains(detail), message);
	}

	@Test
	void openingsGiveTheJournalBack() throws Refusal {
		JournalFile masked = MaskedJournal.read(file(entries -> {
		}));
		assertEquals(3, masked.entries().size());
		JournalFile restored = MaskedJournal.restored(masked, new Openings(opened));
		assertEquals(plain().stream().map(Json::toString).toList(), restored.entries().stream().map(entry -> entry.json().toString()).toList());
	}

	@Test
	void entriesThatAreMissingOrMovedAreNamed() {
		requireRefused("masked journal entry 2 is missing: entry 3 stands in its place", entries -> entries.remove(1));
		requireRefused("masked journal entry 1 is missing", entries -> entries.add(entries.remove(0)));
		requireRefused("masked journal entry 2 does not follow the entry before it", entries -> {
			entries.remove(1);
			entries.get(1).put("sequence", 2);
		});
		requireRefused("is empty", List::clear);
	}

	@Test
	void whatAPublicReportMasksMayNotStandThere() {
		for (String hidden : List.of("role", "tool", "parameters", "previous", "hash")) {
			requireRefused("masked journal entry 1 shows what a public report masks: " + hidden, entries -> ((Json.Fields) entries.get(0).put(hidden, "shown").get("masked").orElseThrow()).remove("/" + hidden));
		}
		requireRefused("shows what a public report masks: parameters", entries -> ((Json.Fields) entries.get(0).put("parameters", Json.object()).get("masked").orElseThrow()).remove("/parameters"));
		requireRefused("shows what a public report masks: workstation", entries -> entries.get(0).put("workstation", "lab-7"));
		requireRefused("has no commitment there", entries -> entries.get(0).put("parameters", "plain"));
		requireRefused("masks nothing", entries -> entries.get(0).put("masked", Json.object()));
		requireRefused("has other members than an entry has", entries -> entries.get(0).put("salt", "1"));
		requireRefused("has other members than an entry has", entries -> entries.get(0).remove("reason"));
	}

	/** Whoever alters what stands open, or what is opened, breaks the hash of the entry. */
	@Test
	void entryThatWasAlteredIsFoundWithTheDisclosureFile() {
		requireNotRestored("journal entry 2 was changed: its hash is not the digest of what it says", entries -> entries.get(1).put("actor", "Somebody"));
		requireNotRestored("journal entry 2 was changed", entries -> entries.get(1).put("parameters", masked("{}")));
		requireNotRestored("the parameters of journal entry 2 are no JSON", entries -> entries.get(1).put("parameters", masked("{")));
		requireNotRestored("the disclosure file does not open", entries -> entries.get(1).put("parameters", "ab".repeat(32)));
		requireNotRestored("journal entry 1 was changed", entries -> entries.get(0).put("previous", masked("1".repeat(64))));
	}
}
