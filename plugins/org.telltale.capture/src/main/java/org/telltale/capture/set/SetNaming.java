package org.telltale.capture.set;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;

/**
 * Says in published lines where everything stands: lines that count frames and bytes over a set become lines that name its files
 * ({@code facts.md}, Facts of a set; {@code scan.md}, Sets). Takes the lines as the records write them with {@link #UNKNOWN} for
 * the digest of the capture. Immutable.
 */
public final class SetNaming {

	/** Stands for the digest of what is read. */
	public static final String UNKNOWN = "????????????????";

	private final SetPlaces places;
	private final SetDerivations derivations;

	public SetNaming(SetPlaces places) {
		this.places = places;
		this.derivations = new SetDerivations(places);
	}

	/** A record of {@code scan}, or a fact without id, with its files named. */
	public Json.Fields named(Json.Fields line) {
		Json.Fields named = line.copy();
		line.text("flow").ifPresent(id -> named.put("flow", flow(id)));
		line.get("derivation").ifPresent(graph -> named.put("derivation", derivations.named(graph)));
		switch (line.text("type").orElse("")) {
			case "flow" -> flow(line, named);
			case "sighting" -> sighting(line, named);
			case "note" -> note(line, named);
			case "clock" -> clock(line, named);
			default -> frame(line, named);
		}
		return named;
	}

	private void frame(Json line, Json.Fields named) {
		line.integer("frame").ifPresent(number -> {
			SetFile file = places.ofFrame(number);
			named.put("evidence", file.evidence()).put("frame", number - file.framesBefore());
		});
	}

	/** A flow's id: what stands in front of its first frame's number becomes that of the frame's file. */
	private String flow(String id) {
		long first = first(id);
		SetFile file = places.ofFrame(first);
		return file.evidence().substring(0, UNKNOWN.length()) + "-" + (first - file.framesBefore()) + id.substring(id.indexOf('-', UNKNOWN.length() + 1));
	}

	private static long first(String flow) {
		int from = UNKNOWN.length() + 1;
		return Long.parseLong(flow.substring(from, flow.indexOf('-', from)));
	}

	private void flow(Json line, Json.Fields named) {
		String id = line.text("id").orElseThrow();
		SetFile own = places.ofFrame(first(id));
		named.put("id", flow(id)).put("evidence", own.evidence());
		named.put("hosts", Json.array(line.items("hosts").stream().map(host -> inFile(host, own)).toList()));
	}

	private void clock(Json line, Json.Fields named) {
		frame(line, named);
		SetFile own = places.ofFrame(line.integer("frame").orElseThrow());
		named.put("sources", Json.array(line.items("sources").stream().map(source -> inFile(source, own)).toList()));
		line.get("bounds").ifPresent(bounds -> named.put("bounds",
				((Json.Fields) bounds).copy().put("sources", Json.array(bounds.items("sources").stream().map(source -> inFile(source, own)).toList()))));
	}

	/** A part with a frame of its own; its file is named unless it is that of the whole. What no frame showed (frame 0) stands in no file. */
	private Json inFile(Json part, SetFile whole) {
		Optional<Long> number = part.integer("frame").filter(frame -> frame > 0);
		if (number.isEmpty() || !(part instanceof Json.Fields fields)) {
			return part;
		}
		SetFile file = places.ofFrame(number.get());
		Json.Fields named = fields.copy().put("frame", number.get() - file.framesBefore());
		return file.equals(whole) ? named : named.put("evidence", file.evidence());
	}

	private void note(Json line, Json.Fields named) {
		line.integer("file").ifPresent(ordinal -> named.remove("file").put("evidence", places.files().get(Math.toIntExact(ordinal)).evidence()));
		frame(line, named);
	}

	/** Of several files the last holds the frame that completes it. */
	private void sighting(Json line, Json.Fields named) {
		Map<SetFile, List<Json>> frames = runs(places, line.items("frames"));
		Map<SetFile, List<Json>> match = runs(places, line.items("matchFrames"));
		List<SetFile> files = new ArrayList<>(frames.keySet());
		SetFile last = files.removeLast();
		named.put("evidence", last.evidence()).put("frames", Json.array(frames.get(last)))
				.put("matchFrames", Json.array(match.getOrDefault(last, List.of())));
		if (!files.isEmpty()) {
			named.put("earlier", Json.array(files.stream().map(file -> {
				Json.Fields part = Json.object().put("evidence", file.evidence()).put("frames", Json.array(frames.get(file)));
				return match.containsKey(file) ? part.put("matchFrames", Json.array(match.get(file))) : part;
			}).toList()));
		}
		if (line.get("id").isPresent()) {
			named.remove("id");
			named.put("id", Digest.sha256(named.toString().getBytes(StandardCharsets.UTF_8)).hex());
		}
	}

	/**
	 * Runs {@code [first, count]} over the set as those of each file, in the order of the set.
	 *
	 * @throws IllegalArgumentException if a run has frames that no file has
	 */
	static Map<SetFile, List<Json>> runs(SetPlaces places, List<Json> runs) {
		Map<SetFile, List<Json>> found = new LinkedHashMap<>();
		for (Json run : runs) {
			long from = run.asItems().getFirst().asInteger().orElseThrow();
			long end = from + run.asItems().getLast().asInteger().orElseThrow();
			while (from < end) {
				SetFile file = places.ofFrame(from);
				long to = Math.min(end, file.framesBefore() + file.frames() + 1);
				if (from <= file.framesBefore() || to <= from) {
					throw new IllegalArgumentException("no file of the set has frame " + from);
				}
				found.computeIfAbsent(file, key -> new ArrayList<>()).add(Json.array(List.of(Json.of(from - file.framesBefore()), Json.of(to - from))));
				from = to;
			}
		}
		return found;
	}
}
