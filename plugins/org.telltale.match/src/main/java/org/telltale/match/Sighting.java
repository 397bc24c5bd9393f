package org.telltale.match;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.telltale.base.Digest;
import org.telltale.base.ExhibitKind;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Carriage;
import org.telltale.capture.layer.Derivation;
import org.telltale.capture.layer.FrameRef;
import org.telltale.match.exhibit.Strength;
import org.telltale.match.exhibit.Variant;

/**
 * An exhibit seen in traffic.
 *
 * @param exhibitId the exhibit's id in the examiner's list
 * @param kind what the exhibit is
 * @param variant the form in which it was seen
 * @param carriage who sent it to whom
 * @param frames all frames that the derivation reads, ascending; at least one
 * @param matchFrames those of them that carry the matched bytes themselves
 * @param chain the steps from the frames to the bytes, in words
 * @param log10Chance hits to expect by chance, as a decimal logarithm rounded up
 * @param derivation how the bytes are reached from the capture, with the match
 * @param excerpt the bytes round the match
 */
public record Sighting(String exhibitId, ExhibitKind kind, Variant variant, Carriage carriage, List<FrameRef> frames,
		List<FrameRef> matchFrames, List<String> chain, int log10Chance, Derivation derivation, Excerpt excerpt) {

	public Sighting {
		frames = List.copyOf(frames);
		matchFrames = List.copyOf(matchFrames);
		chain = List.copyOf(chain);
	}

	/** What it is worth. */
	public Strength strength() {
		return variant.strength();
	}

	/** Time of the earliest of its frames, ns since 1970-01-01T00:00:00Z, capture clock. */
	public long firstNanos() {
		return frames.stream().mapToLong(FrameRef::timeNanos).min().orElseThrow();
	}

	/** Time of the last of its frames, the one that completes it; capture clock. */
	public long atNanos() {
		return frames.getLast().timeNanos();
	}

	/**
	 * The record of {@code telltale scan}; its id is the SHA-256 of its canonical form without the id.
	 *
	 * @param evidence SHA-256 of the capture, lower-case hex
	 */
	public Json.Fields toJson(String evidence) {
		Json.Fields record = common(evidence).put("exhibit", exhibitId).put("first", Long.toString(firstNanos()));
		return record.put("id", Digest.sha256(record.toString().getBytes(StandardCharsets.UTF_8)).hex());
	}

	/**
	 * The {@code sighting} fact of {@code docs/formats/facts.md} but for what only the case knows: {@code id},
	 * {@code exhibit} and {@code run}.
	 *
	 * @param evidence SHA-256 of the capture, lower-case hex
	 */
	public Json.Fields toFact(String evidence) {
		return common(evidence).put("class", "replayed").put("exhibitId", exhibitId).put("evidence", evidence)
				.put("excerpt", excerpt.toJson());
	}

	private Json.Fields common(String evidence) {
		return Json.object().put("type", "sighting").put("kind", kind.name()).put("strength", strength().word())
				.put("variant", variant.words()).put("direction", carriage.direction().word())
				.put("flow", carriage.flow().id(evidence)).put("client", carriage.client().toJson())
				.put("server", carriage.server().toJson()).putIfPresent("host", carriage.host())
				.putIfPresent("device", carriage.device()).put("at", Long.toString(atNanos()))
				.put("frames", Derivation.runs(frames))
				.put("matchFrames", Derivation.runs(matchFrames)).put("chain", Json.texts(chain)).put("log10Chance", log10Chance)
				.put("derivation", derivation.toJson(evidence));
	}
}
