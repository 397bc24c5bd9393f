package org.telltale.capture.set;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.telltale.base.json.Json;

/** Derivations over a set as {@code derivation.md} has them: each input of evidence is that of one file. */
final class SetDerivations {

	private static final int SEVERAL_FILES = 3;

	private final SetPlaces places;

	SetDerivations(SetPlaces places) {
		this.places = places;
	}

	/** A graph with its files named. */
	Json named(Json graph) {
		List<Json> nodes = graph.items("nodes").stream().map(node -> node((Json.Fields) node)).toList();
		return ((Json.Fields) graph).copy().put("nodes", Json.array(nodes));
	}

	private Json node(Json.Fields node) {
		if (node.text("op").orElseThrow().startsWith("capture.")) {
			return leaf(node);
		}
		return node.copy().put("inputs", Json.array(node.items("inputs").stream().map(this::keys).toList()));
	}

	/** The ranges of a leaf are those of its frames, one each, in the same order. */
	private Json leaf(Json.Fields node) {
		Json.Fields params = ((Json.Fields) node.get("params").orElseThrow()).copy();
		Map<SetFile, List<Json>> frames = SetNaming.runs(places, params.items("frames"));
		List<Json> ranges = node.items("inputs").getFirst().items("ranges");
		List<Json> inputs = new ArrayList<>();
		int at = 0;
		for (Map.Entry<SetFile, List<Json>> part : frames.entrySet()) {
			int end = at;
			for (Json run : part.getValue()) {
				end += Math.toIntExact(run.asItems().getLast().asInteger().orElseThrow());
			}
			inputs.add(input(part.getKey(), ranges.subList(at, end)));
			at = end;
		}
		List<Json> runs = frames.values().stream().<Json>map(Json::array).toList();
		Json.Fields named = node.copy().put("inputs", Json.array(inputs));
		if (runs.size() == 1) {
			return named.put("params", params.put("frames", runs.getFirst()));
		}
		if (params.get("depth").isEmpty()) {
			params.put("depth", 0);
		}
		if (node.text("op").orElseThrow().equals("capture.udp") && params.get("packet").isEmpty()) {
			params.put("packet", 0);
		}
		return named.put("version", SEVERAL_FILES).put("params", params.put("frames", Json.array(runs)));
	}

	/** Keys in the set itself lie in one of its files; all other inputs stay. */
	private Json keys(Json input) {
		if (!input.text("evidence").orElse("").equals(SetNaming.UNKNOWN)) {
			return input;
		}
		List<Json> ranges = input.items("ranges");
		long first = ranges.getFirst().asItems().getFirst().asInteger().orElseThrow();
		return input(places.ofOffset(first).orElseThrow(), ranges);
	}

	private static Json input(SetFile file, List<Json> ranges) {
		return Json.object().put("evidence", file.evidence()).put("ranges", Json.array(ranges.stream().map(range -> Json.array(
				List.of(Json.of(range.asItems().getFirst().asInteger().orElseThrow() - file.start()), range.asItems().getLast()))).toList()));
	}
}
