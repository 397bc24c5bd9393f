package org.telltale.capture.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;

/**
 * How a layer's bytes are reached from the capture: the graph of {@code docs/formats/derivation.md}, version 1. It holds
 * digests and places, no payload, and may outlive the layer. The digest of the capture comes in at the end, when it is known.
 */
public final class Derivation {

	/** A step without what only the capture's digest completes. @param keys where those stand that it needs */
	private record Node(Json.Fields fields, Optional<List<ByteRange>> ofParent, Optional<Keys> keys) {
	}

	private final List<Node> nodes;
	private final List<ByteRange> frameRanges;
	private final Optional<Json> match;

	private Derivation(List<Node> nodes, List<ByteRange> frameRanges, Optional<Json> match) {
		this.nodes = nodes;
		this.frameRanges = frameRanges;
		this.match = match;
	}

	/**
	 * A match: the bytes of a layer that are an exhibit's value.
	 *
	 * @param range in the layer's bytes
	 * @param variant the form, as derivation.md's table of variants has it
	 */
	public record Match(ByteRange range, Json variant) {
	}

	/** The derivation of a layer, with its match if it is a sighting's. Computes the digests of the steps now. */
	public static Derivation of(Layer layer, Optional<Match> match) {
		List<Layer> steps = new ArrayList<>();
		for (Optional<Layer> step = Optional.of(layer); step.isPresent(); step = step.get().parent()) {
			steps.addFirst(step.get());
		}
		List<Node> nodes = new ArrayList<>();
		for (Layer step : steps) {
			nodes.add(node(step, nodes.size()));
		}
		String last = "n" + (nodes.size() - 1);
		List<ByteRange> ranges = layer.listedFrames().stream().map(FrameRef::range).toList();
		return new Derivation(nodes, ranges, match.map(found -> Json.object().put("node", last)
				.put("range", Json.array(List.of(Json.of(found.range().offset()), Json.of(found.range().length()))))
				.put("variant", found.variant())));
	}

	private static Node node(Layer step, int position) {
		Json.Fields params = step.params();
		boolean leaf = step.parent().isEmpty();
		if (leaf) {
			params.put("frames", runs(step.listedFrames()));
		}
		return new Node(Json.object().put("id", "n" + position).put("op", step.op()).put("version", step.version())
				.put("length", step.length()).put("sha256", step.digest().hex()).put("params", params),
				leaf ? Optional.empty() : Optional.of(step.ranges()), step.keys());
	}

	/** Frame numbers as runs {@code [[first, count], ...]}, ascending and disjoint. */
	public static Json runs(List<FrameRef> frames) {
		List<Json> runs = new ArrayList<>();
		int i = 0;
		while (i < frames.size()) {
			int from = i;
			do {
				i++;
			} while (i < frames.size() && frames.get(i).number() == frames.get(i - 1).number() + 1);
			runs.add(Json.array(List.of(Json.of(frames.get(from).number()), Json.of(i - from))));
		}
		return Json.array(runs);
	}

	/** The graph in its published form. @param evidence SHA-256 of the whole capture, lower-case hexadecimal */
	public Json toJson(String evidence) {
		List<Json> published = new ArrayList<>();
		for (Node node : nodes) {
			List<Json> inputs = new ArrayList<>();
			inputs.add(node.ofParent().isPresent()
					? Json.object().put("node", "n" + (published.size() - 1)).put("ranges", Json.ranges(node.ofParent().get()))
					: Json.object().put("evidence", evidence).put("ranges", Json.ranges(frameRanges)));
			node.keys().ifPresent(keys -> inputs.add(keys.toJson(evidence)));
			published.add(node.fields().copy().put("inputs", Json.array(inputs)));
		}
		Json.Fields graph = Json.object().put("v", 1).put("nodes", Json.array(published));
		match.ifPresent(found -> graph.put("match", found));
		return graph;
	}
}
