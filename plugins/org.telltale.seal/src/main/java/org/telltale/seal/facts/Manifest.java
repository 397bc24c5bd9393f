package org.telltale.seal.facts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
 */
public record Manifest(Json json, boolean synthetic, Map<String, Long> evidence) {

	/** Reads the manifest. */
	public static Manifest read(byte[] content) throws Refusal {
		try {
			Json json = JsonReader.read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
			Refusal.unless(json.integer("v").orElse(0L) == 1, "the manifest is of a version that this verifier does not know");
			TreeMap<String, Long> evidence = new TreeMap<>();
			for (Json item : json.items("evidence")) {
				String id = item.text("evidence").orElseThrow(() -> new Refusal("the manifest lists evidence without its digest"));
				long length = item.integer("length").orElseThrow(() -> new Refusal("the manifest lists evidence without its length"));
				Refusal.unless(evidence.put(id, length) == null, "the manifest lists evidence twice");
			}
			return new Manifest(json, json.bool("synthetic").orElse(false), evidence);
		} catch (CharacterCodingException | JsonSyntaxException e) {
			throw new Refusal("the manifest is no JSON: " + e.getMessage());
		}
	}

	/**
	 * Refuses unless every attachment that the manifest lists is there with its length and digest, and no other one.
	 *
	 * @param attached the report's attachments by name
	 * @param known names that are held otherwise and need not be listed
	 */
	public void requireAttachments(Map<String, byte[]> attached, Set<String> known) throws Refusal {
		Set<String> listed = new TreeSet<>(known);
		for (Json item : json.items("attachments")) {
			String name = item.text("name").orElse("");
			byte[] content = attached.get(name);
			Refusal.unless(listed.add(name) || known.contains(name), "the manifest lists the attachment " + name + " twice");
			Refusal.unless(content != null, "the attachment " + name + ", which the manifest lists, is missing");
			Refusal.unless(item.integer("length").orElse(-1L) == content.length && item.text("sha256").orElse("").equals(Digest.sha256(content).hex()),
					"the attachment " + name + " is not the one that the manifest lists");
		}
		for (String name : attached.keySet()) {
			Refusal.unless(listed.contains(name), "the attachment " + name + " is not in the manifest");
		}
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
