package org.telltale.seal.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.seal.refusal.Refusal;

/**
 * A derivation as it stands in a fact, checked for form: closed sets of members, ids in order, earlier nodes only.
 *
 * @param nodes in order
 * @param match where the exhibit's bytes are; absent in a name
 */
public record Derivation(List<Node> nodes, Optional<Match> match) {

	private static final int MAX_NODES = 64;
	private static final int MAX_LENGTH = 1 << 29;
	private static final int MAX_KEYS = 4_096;
	private static final int MAX_FILES = 65_536;
	/** The version of the capture ops that read several files of a set. */
	static final int SEVERAL_FILES = 3;
	/** The op that has keys. */
	private static final String KEYED = "tls.decrypt";

	/**
	 * One step.
	 *
	 * @param op its name
	 * @param version of the op
	 * @param params its parameters
	 * @param files what it reads, if that is evidence: one file, or several of a set in its order
	 * @param input index of the node that it reads, or -1
	 * @param ranges the parts of the node that it reads, in order; empty if it reads evidence
	 * @param length of its result
	 * @param sha256 of its result
	 * @param keys where the keys are that it decrypts with, if it does
	 */
	public record Node(String op, int version, Json params, List<Part> files, int input, List<ByteRange> ranges, int length, String sha256,
			Optional<Part> keys) {
	}

	/**
	 * Bytes of an item of evidence: frames, or keys.
	 *
	 * @param evidence which holds them
	 * @param ranges the parts of it, in order
	 */
	public record Part(String evidence, List<ByteRange> ranges) {
	}

	/**
	 * Where the exhibit is.
	 *
	 * @param node index of the node
	 * @param range in its result
	 * @param variant in which form
	 */
	public record Match(int node, ByteRange range, Json variant) {
	}

	/** Reads a derivation. */
	public static Derivation of(Json json) throws Refusal {
		Members.require(json, Set.of("v", "nodes"), Set.of("match"), "a derivation");
		Refusal.unless(json.integer("v").orElse(0L) == 1, "a derivation of a version that this verifier does not know");
		List<Json> items = json.items("nodes");
		Refusal.unless(!items.isEmpty() && items.size() <= MAX_NODES, "a derivation without nodes, or with too many");
		List<Node> nodes = new ArrayList<>();
		for (Json item : items) {
			nodes.add(node(item, nodes.size()));
		}
		Optional<Json> match = json.get("match");
		return new Derivation(List.copyOf(nodes), match.isEmpty() ? Optional.empty() : Optional.of(match(match.get(), nodes.size())));
	}

	/** The captures that it reads. */
	public Set<String> evidence() {
		Set<String> ids = new java.util.TreeSet<>();
		nodes.forEach(node -> node.files().forEach(file -> ids.add(file.evidence())));
		return ids;
	}

	/** The evidence that it takes keys from. */
	public Set<String> keys() {
		Set<String> ids = new java.util.TreeSet<>();
		nodes.forEach(node -> node.keys().ifPresent(keys -> ids.add(keys.evidence())));
		return ids;
	}

	private static Node node(Json json, int number) throws Refusal {
		Members.require(json, Set.of("id", "op", "version", "params", "inputs", "length", "sha256"), Set.of(), "a node");
		Refusal.unless(json.text("id").orElse("").equals("n" + number), "nodes are not numbered in order");
		String op = json.text("op").orElse("");
		long version = json.integer("version").orElse(0L);
		Refusal.unless(version == 1 || (version == 2 || version == SEVERAL_FILES) && op.startsWith("capture."), "a node's version is not known");
		boolean keyed = op.equals(KEYED);
		List<Json> inputs = json.items("inputs");
		if (version == SEVERAL_FILES) {
			Refusal.unless(inputs.size() > 1 && inputs.size() <= MAX_FILES, "a node of version 3 that does not read several files, or too many");
		} else {
			Refusal.unless(inputs.size() == (keyed ? 2 : 1), keyed ? "a node has not exactly one input and keys" : "a node has not exactly one input");
		}
		Json input = inputs.get(0);
		boolean reads = version == SEVERAL_FILES || input.text("evidence").isPresent();
		List<Part> files = new ArrayList<>();
		for (Json file : reads ? inputs.subList(0, keyed ? 1 : inputs.size()) : List.<Json>of()) {
			Members.require(file, Set.of("evidence", "ranges"), Set.of(), "an input");
			files.add(new Part(Members.text(file, "evidence"), ranges(file.items("ranges"))));
		}
		int source = -1;
		if (!reads) {
			Members.require(input, Set.of("node", "ranges"), Set.of(), "an input");
			source = index(input.text("node").orElse(""), number);
		}
		long length = json.integer("length").orElse(-1L);
		Refusal.unless(length >= 0 && length <= MAX_LENGTH, "a node's length is missing or too large");
		return new Node(op, (int) version, json.get("params").orElse(Json.object()), List.copyOf(files), source,
				reads ? List.of() : ranges(input.items("ranges")), (int) length,
				json.text("sha256").orElse(""), keyed ? Optional.of(keys(inputs.get(1))) : Optional.empty());
	}

	private static Part keys(Json json) throws Refusal {
		Members.require(json, Set.of("evidence", "ranges"), Set.of(), "the keys of a node");
		List<ByteRange> ranges = ranges(json.items("ranges"));
		long length = 0;
		for (ByteRange range : ranges) {
			Refusal.unless(range.length() <= MAX_KEYS && (length += range.length()) <= MAX_KEYS, "the keys of a node are longer than a line of a key log");
		}
		return new Part(Members.text(json, "evidence"), ranges);
	}

	private static int index(String id, int limit) throws Refusal {
		for (int i = 0; i < limit; i++) {
			if (id.equals("n" + i)) {
				return i;
			}
		}
		throw new Refusal("a node that is not there, or not yet, is used: " + id);
	}

	private static Match match(Json json, int nodes) throws Refusal {
		Members.require(json, Set.of("node", "range", "variant"), Set.of(), "a match");
		ByteRange range = range(json.get("range").orElse(Json.NULL));
		return new Match(index(json.text("node").orElse(""), nodes), range, json.get("variant").orElse(Json.object()));
	}

	private static List<ByteRange> ranges(List<Json> items) throws Refusal {
		List<ByteRange> ranges = new ArrayList<>();
		for (Json item : items) {
			ranges.add(range(item));
		}
		Refusal.unless(!ranges.isEmpty(), "an input has no ranges");
		List<ByteRange> sorted = ranges.stream().sorted().toList();
		for (int i = 1; i < sorted.size(); i++) {
			Refusal.unless(sorted.get(i).offset() >= sorted.get(i - 1).end(), "the ranges of an input overlap");
		}
		Refusal.unless(new HashSet<>(ranges).size() == ranges.size(), "a range stands twice in an input");
		return List.copyOf(ranges);
	}

	private static ByteRange range(Json json) throws Refusal {
		List<Json> pair = json.asItems();
		long offset = pair.size() == 2 ? pair.get(0).asInteger().orElse(-1L) : -1;
		long length = pair.size() == 2 ? pair.get(1).asInteger().orElse(-1L) : -1;
		Refusal.unless(offset >= 0 && length >= 0 && offset + length >= 0, "a range is malformed");
		return new ByteRange(offset, length);
	}
}
