package org.telltale.seal.journal;

import java.nio.charset.StandardCharsets;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.seal.refusal.Refusal;

/**
 * One entry of the journal.
 *
 * @param sequence its number, from 1
 * @param previous {@code hash} of the entry before
 * @param hash digest of its canonical form without {@code hash}; of a masked one not computed again
 * @param masked whether it is there as its digest alone
 * @param json all members
 */
public record Entry(long sequence, String previous, String hash, boolean masked, Json json) {

	/** Members of an entry whose content is left out. */
	private static final int MASKED_MEMBERS = 4;

	static Entry of(String line, int number) throws Refusal {
		try {
			Json json = JsonReader.read(line);
			Refusal.unless(json instanceof Json.Fields && json.toString().equals(line), "journal entry " + number + " is not in canonical form");
			boolean masked = json.bool("masked").orElse(false);
			Entry entry = new Entry(json.integer("sequence").orElse(-1L), json.text("previous").orElse(""), json.text("hash").orElse(""), masked, json);
			Refusal.unless(entry.hash.matches("[0-9a-f]{64}"), "journal entry " + number + " has no hash");
			if (masked) {
				Refusal.unless(((Json.Fields) json).members().size() == MASKED_MEMBERS, "journal entry " + number + " is masked and says more than its digest");
			} else {
				String digest = Digest.sha256(((Json.Fields) json).copy().remove("hash").toString().getBytes(StandardCharsets.UTF_8)).hex();
				Refusal.unless(digest.equals(entry.hash), "journal entry " + number + " was changed: its hash is not the digest of what it says");
			}
			return entry;
		} catch (JsonSyntaxException e) {
			throw new Refusal("journal entry " + number + " is no JSON: " + e.getMessage());
		}
	}

	/** A member's text; empty if it is not there. */
	public String text(String member) {
		return json.text(member).orElse("");
	}
}
