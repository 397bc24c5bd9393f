package org.telltale.seal.facts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.seal.refusal.Refusal;

/**
 * The attached {@code manifest.json}.
 *
 * @param json all members
 * @param synthetic whether the report says that its data are made up
 * @param evidence length in bytes of each evidence item by its id
 * @param sha256 digest of its bytes as they are attached
 */
public record Manifest(Json json, boolean synthetic, Map<String, Long> evidence, String sha256) {

	private static final Set<String> MASTERS = Set.of("full", "public", "summary");

	/** Reads the manifest; a master that no report of this version has is refused. */
	public static Manifest read(byte[] content) throws Refusal {
		try {
			Json json = JsonReader.read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
			Refusal.unless(json.integer("v").orElse(0L) == 1, "the manifest is of a version that this verifier does not know");
			Refusal.unless(json.get("master").isEmpty() || MASTERS.contains(json.text("master").orElse("")), "the manifest names a master that this verifier does not know");
			TreeMap<String, Long> evidence = new TreeMap<>();
			for (Json item : json.items("evidence")) {
				String id = item.text("evidence").orElseThrow(() -> new Refusal("the manifest lists evidence without its digest"));
				long length = item.integer("length").orElseThrow(() -> new Refusal("the manifest lists evidence without its length"));
				Refusal.unless(evidence.put(id, length) == null, "the manifest lists evidence twice");
			}
			return new Manifest(json, json.bool("synthetic").orElse(false), evidence, Digest.sha256(content).hex());
		} catch (CharacterCodingException | JsonSyntaxException e) {
			throw new Refusal("the manifest is no JSON: " + e.getMessage());
		}
	}

	/** Whether the report is the masked one. */
	public boolean isPublic() {
		return json.text("master").orElse("").equals("public");
	}

	/** Whether the report is the short one for a regulator. */
	public boolean isSummary() {
		return json.text("master").orElse("").equals("summary");
	}

	/** Whether the report has all sections, unmasked. */
	public boolean isFull() {
		return json.text("master").orElse("full").equals("full");
	}

	/** Refuses unless digest, count and root of the facts are as the manifest says, and the facts' evidence is in it. */
	public void requireHolds(byte[] factBytes, FactFile facts) throws Refusal {
		Refusal.unless(json.text("facts").orElse("").equals(Digest.sha256(factBytes).hex()), "the digest of the facts is not the manifest's");
		Refusal.unless(json.integer("count").orElse(-1L) == facts.facts().size(), "the number of facts is not the manifest's");
		Refusal.unless(json.text("root").orElse("").equals(facts.root().hex()), "the Merkle root of the facts is not the manifest's");
		for (Fact fact : facts.ofType("evidence")) {
			Long length = evidence.get(fact.text("evidence"));
			Refusal.unless(length != null && length == fact.integer("length"), fact.label() + " is not in the manifest with the same length");
		}
	}
}
