package org.telltale.seal;

import java.util.Optional;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.Manifest;
import org.telltale.seal.refusal.Refusal;

/**
 * What a report says, in its manifest, of the seal that it gets: pages and manifest are there before the seal. A seal that is
 * less than that was stripped of a part that no signature covers, and is refused.
 *
 * @param level the level
 * @param awaited whether the time stamp is brought later: until then the report is good at level B
 * @param authority who stamps, in a few words
 * @param reviewer name of who signs the manifest first
 */
public record SealPlan(SealLevel level, boolean awaited, Optional<String> authority, Optional<String> reviewer) {

	/** Level B, no reviewer. */
	public static final SealPlan PLAIN = new SealPlan(SealLevel.B, false, Optional.empty(), Optional.empty());

	/** The member {@code seal} of the manifest. */
	public Json.Fields json() {
		Json.Fields json = Json.object().put("level", level.name());
		if (level != SealLevel.B) {
			json.put("timeStamp", awaited ? "awaited" : "attached");
		}
		authority.ifPresent(name -> json.put("authority", name));
		reviewer.ifPresent(name -> json.put("reviewer", name));
		return json;
	}

	/** What the manifest says; one without that member asks for nothing. */
	static SealPlan of(Json manifest) throws Refusal {
		Optional<Json> seal = manifest.get("seal");
		if (seal.isEmpty()) {
			return PLAIN;
		}
		SealLevel level = switch (seal.get().text("level").orElse("")) {
			case "B" -> SealLevel.B;
			case "T" -> SealLevel.T;
			case "LTA" -> SealLevel.LTA;
			default -> throw new Refusal("the manifest names a level of the seal that is not known");
		};
		String stamp = seal.get().text("timeStamp").orElse("");
		Refusal.unless(level == SealLevel.B ? stamp.isEmpty() : stamp.equals("awaited") || stamp.equals("attached"),
				"the manifest does not say whether the time stamp is attached");
		return new SealPlan(level, stamp.equals("awaited"), seal.get().text("authority"), seal.get().text("reviewer"));
	}

	/**
	 * What the manifest of a report says.
	 *
	 * @throws SealException if it cannot be read
	 */
	public static SealPlan read(byte[] manifest) throws SealException {
		try {
			return of(Manifest.read(manifest).json());
		} catch (Refusal e) {
			throw new SealException("The manifest of the report cannot be used: " + e.getMessage() + ".", e);
		}
	}

	/** In words, for the page that is signed. */
	public String timeInWords() {
		String who = authority.map(name -> " by " + name).orElse("");
		return switch (level) {
			case B -> "PAdES B-B: the time of signing is the signer's word; no time stamp by a third party";
			case T, LTA -> level.standardName() + (awaited ? ": a time stamp" + who + " is to be brought; until then PAdES B-B, and the time is the signer's word"
					: ": time-stamped" + who) + (level == SealLevel.LTA ? ", with revocation data" : "");
		};
	}

	void require(SealLevel found, boolean reviewed) throws Refusal {
		Refusal.unless(awaited || found.compareTo(level) >= 0, "the report says that its seal is " + level.standardName() + ", and it is "
				+ found.standardName() + ": its time stamp was taken away");
		Refusal.unless(reviewer.isEmpty() || reviewed, "the report says that " + reviewer.orElse("") + " reviewed it, and the reviewer's signature is not there");
	}

	/** The reviewer whom the pages name is the one who signed, and nobody signed whom they do not name. */
	void requireReviewer(Optional<String> signed) throws Refusal {
		Refusal.unless(reviewer.equals(signed), "the report names " + reviewer.map(name -> "the reviewer " + name).orElse("no reviewer") + ", and "
				+ signed.map(name -> "the reviewer's signature is that of " + name).orElse("no reviewer signed"));
	}
}
