package org.telltale.seal;

import java.util.ArrayList;
import java.util.List;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;

/** Writes derivations by hand, as another maker would. */
public final class DerivationText {

	private final List<Json> nodes = new ArrayList<>();

	/** A capture op over listed frames. */
	public DerivationText capture(String op, String evidence, CaptureBytes capture, int[] frames, Json.Fields params, byte[] result) {
		List<Json> ranges = new ArrayList<>();
		List<Json> runs = new ArrayList<>();
		for (int frame : frames) {
			int[] place = capture.place(frame);
			ranges.add(pair(place[0], place[1]));
			runs.add(pair(frame, 1));
		}
		params.put("frames", joined(runs));
		return node(op, params, Json.object().put("evidence", evidence).put("ranges", Json.array(ranges)), result);
	}

	/** A first node of version 3, which reads frames of several files. */
	public DerivationText captures(String op, Json.Fields params, byte[] result, Part... parts) {
		List<Json> inputs = new ArrayList<>();
		List<Json> runs = new ArrayList<>();
		for (Part part : parts) {
			List<Json> ranges = new ArrayList<>();
			List<Json> own = new ArrayList<>();
			for (int frame : part.frames()) {
				int[] place = part.capture().place(frame);
				ranges.add(pair(place[0], place[1]));
				own.add(pair(frame, 1));
			}
			inputs.add(Json.object().put("evidence", Digest.sha256(part.capture().bytes()).hex()).put("ranges", Json.array(ranges)));
			runs.add(joined(own));
		}
		node(op, params.put("frames", Json.array(runs)), inputs, result);
		((Json.Fields) nodes.get(nodes.size() - 1)).put("version", 3);
		return this;
	}

	/** Frames of one file. */
	public record Part(CaptureBytes capture, int... frames) {
	}

	/** TCP parameters. */
	public static Json.Fields tcp(String from, int fromPort, String to, int toPort, long base, long start) {
		return udp(from, fromPort, to, toPort).put("base", Long.toString(base)).put("start", Long.toString(start));
	}

	/** UDP parameters. */
	public static Json.Fields udp(String from, int fromPort, String to, int toPort) {
		return Json.object().put("from", end(from, fromPort)).put("to", end(to, toPort));
	}

	/** An end of a flow. */
	public static Json.Fields end(String address, int port) {
		return Json.object().put("address", address).put("port", port);
	}

	/** An op over a part of the node before. */
	public DerivationText op(String op, Json.Fields params, long offset, long length, byte[] result) {
		return op(op, params, List.of(pair(offset, length)), result);
	}

	/** An op over parts of the node before. */
	public DerivationText op(String op, Json.Fields params, List<Json> ranges, byte[] result) {
		return node(op, params, Json.object().put("node", "n" + (nodes.size() - 1)).put("ranges", Json.array(ranges)), result);
	}

	/** An op over a part of the node before, with keys that are a part of evidence. */
	public DerivationText keyed(String op, Json.Fields params, long length, Json keys, byte[] result) {
		Json.Fields input = Json.object().put("node", "n" + (nodes.size() - 1)).put("ranges", Json.array(List.of(pair(0, length))));
		return node(op, params, List.of(input, keys), result);
	}

	private DerivationText node(String op, Json.Fields params, Json.Fields input, byte[] result) {
		return node(op, params, List.of(input), result);
	}

	private DerivationText node(String op, Json.Fields params, List<Json> inputs, byte[] result) {
		nodes.add(Json.object().put("id", "n" + nodes.size()).put("op", op).put("version", 1).put("params", params)
				.put("inputs", Json.array(inputs)).put("length", result.length).put("sha256", Digest.sha256(result).hex()));
		return this;
	}

	/** The derivation of a name. */
	public Json.Fields json() {
		return Json.object().put("v", 1).put("nodes", Json.array(nodes));
	}

	/** The derivation of a sighting; the match lies in the last node. */
	public Json.Fields json(long offset, long length, Json.Fields variant) {
		return json().put("match", Json.object().put("node", "n" + (nodes.size() - 1)).put("range", pair(offset, length)).put("variant", variant));
	}

	/** Two numbers. */
	public static Json pair(long a, long b) {
		return new Json.Array(List.of(Json.of(a), Json.of(b)));
	}

	private static Json joined(List<Json> runs) {
		List<Json> joined = new ArrayList<>();
		long next = -1;
		long start = -1;
		for (Json run : runs) {
			long frame = run.asItems().get(0).asInteger().orElseThrow();
			if (frame == next) {
				joined.set(joined.size() - 1, pair(start, frame - start + 1));
			} else {
				start = frame;
				joined.add(run);
			}
			next = frame + 1;
		}
		return Json.array(joined);
	}
}
