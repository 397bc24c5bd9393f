package org.telltale.seal.facts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.seal.refusal.Refusal;

/**
 * The attached {@code facts.jsonl}: canonical lines, sorted by id, each id the digest of its own line, each class the one
 * that its type has.
 *
 * @param facts in file order
 * @param root the Merkle root of the lines
 */
public record FactFile(List<Fact> facts, Digest root) {

	private static final Map<String, String> CLASS_OF = Map.of("flow", "recounted", "capture-set", "recounted", "name", "replayed", "sighting", "replayed", "cell",
			"recomputed");
	private static final Set<String> CLASSES = Set.of("replayed", "recounted", "recomputed", "quoted");
	private static final int MAX_FACTS = 10_000_000;

	/** Reads the file; whatever is not as the format says is refused. */
	public static FactFile read(byte[] content) throws Refusal {
		List<Fact> facts = new ArrayList<>();
		List<byte[]> lines = new ArrayList<>();
		String before = "";
		int start = 0;
		while (start < content.length) {
			int end = start;
			while (end < content.length && content[end] != '\n') {
				end++;
			}
			Refusal.unless(end < content.length, "the last fact's line has no end");
			byte[] line = java.util.Arrays.copyOfRange(content, start, end);
			Fact fact = fact(line, facts.size() + 1);
			Refusal.unless(fact.id().compareTo(before) > 0, "the facts are not sorted by id, or one stands twice (line " + (facts.size() + 1) + ")");
			before = fact.id();
			facts.add(fact);
			lines.add(line);
			Refusal.unless(facts.size() <= MAX_FACTS, "too many facts");
			start = end + 1;
		}
		return new FactFile(List.copyOf(facts), MerkleTree.root(lines));
	}

	/** The facts of one type, in file order. */
	public List<Fact> ofType(String type) {
		return facts.stream().filter(fact -> fact.type().equals(type)).toList();
	}

	private static Fact fact(byte[] line, int number) throws Refusal {
		Json json;
		String text;
		try {
			text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
			json = JsonReader.read(text);
		} catch (CharacterCodingException | JsonSyntaxException e) {
			throw new Refusal("fact line " + number + " is no JSON: " + e.getMessage());
		}
		Refusal.unless(json instanceof Json.Fields && json.toString().equals(text), "fact line " + number + " is not in canonical form");
		String id = json.text("id").orElse("");
		String type = json.text("type").orElse("");
		String claimed = json.text("class").orElse("");
		String digest = Digest.sha256(((Json.Fields) json).copy().remove("id").toString().getBytes(StandardCharsets.UTF_8)).hex();
		Refusal.unless(digest.equals(id), "fact line " + number + ": the id is not the digest of the fact");
		Refusal.unless(CLASSES.contains(claimed), "fact line " + number + " has no class");
		String wanted = classOf(type, json);
		Refusal.unless(wanted.equals(claimed), "fact line " + number + ": a " + type + " is " + wanted + ", not " + claimed);
		return new Fact(id, type, claimed, json);
	}

	private static String classOf(String type, Json json) {
		if (type.equals("evidence")) {
			return json.text("kind").orElse("").equals("capture") ? "recounted" : "quoted";
		}
		return CLASS_OF.getOrDefault(type, "quoted");
	}
}
