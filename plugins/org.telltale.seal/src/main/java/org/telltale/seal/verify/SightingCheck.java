package org.telltale.seal.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.recount.EvidenceFolder;
import org.telltale.seal.refusal.Refusal;
import org.telltale.seal.replay.Derivation;
import org.telltale.seal.replay.Variant;

/** Replays a sighting: the bytes are in the evidence, in those frames, of that flow, and are the exhibit. */
public final class SightingCheck implements FactCheck {

	private static final long MAX_EXHIBIT_BYTES = 1L << 29;

	private final FactTable table;
	private final EvidenceFolder folder;
	private final DerivedCheck derived;

	/** A check over a folder of evidence. */
	public SightingCheck(FactTable table, EvidenceFolder folder) {
		this.table = table;
		this.folder = folder;
		this.derived = new DerivedCheck(table, folder);
	}

	@Override
	public boolean holds(Fact fact) throws Refusal, IOException {
		Fact exhibit = table.fact(fact.text("exhibit")).filter(f -> f.type().equals("exhibit"))
				.orElseThrow(() -> new Refusal("the exhibit is not among the facts"));
		Refusal.unless(exhibit.text("exhibitId").equals(fact.text("exhibitId")) && exhibit.text("kind").equals(fact.text("kind")),
				"the sighting and its exhibit disagree on what it is");
		requireFlow(fact);
		Optional<DerivedCheck.Derived> replayed = derived.derived(fact);
		Derivation.Match match = Derivation.of(fact.object("derivation")).match().orElseThrow(() -> new Refusal("a sighting without a match"));
		Refusal.unless(Variant.strength(match.variant()).equals(fact.text("strength")), "the strength is not that of the form found");
		if (replayed.isEmpty()) {
			return false;
		}
		requirePlace(fact, replayed.get());
		Variant.Known known = new Variant.Known(exhibit.text("kind"), exhibit.json().text("value"), exhibit.json().text("sha256").orElse(""),
				exhibit.integerOr("length", -1));
		return Variant.require(match.variant(), replayed.get().replay().matched(match), known, () -> content(exhibit, known.sha256()));
	}

	/** The sighting says of its flow what the flow's own fact says. */
	private void requireFlow(Fact fact) throws Refusal {
		Fact flow = table.flow(fact.text("flow"));
		for (String member : new String[] { "client", "server" }) {
			Refusal.unless(FlowCheck.end(fact, member).equals(FlowCheck.end(flow, member)), "the sighting and its flow disagree on the " + member);
		}
		for (String member : new String[] { "run", "device" }) {
			Refusal.unless(fact.json().get(member).equals(flow.json().get(member)), "the sighting and its flow disagree on the " + member);
		}
	}

	private static void requirePlace(Fact fact, DerivedCheck.Derived how) throws Refusal {
		SightingFrames.require(fact, how.frames(), how.files());
		Refusal.unless(fact.integer("at") == how.files().capture().time(how.frames().last()), "the sighting's time is not that of its last frame");
		boolean byClient = how.from().equals(FlowCheck.end(how.flow(), "client"));
		String wanted = switch (how.flow().text("handset")) {
			case "client" -> byClient ? "out" : "in";
			case "server" -> byClient ? "in" : "out";
			default -> "unknown";
		};
		Refusal.unless(fact.text("direction").equals(wanted), "the direction is " + wanted + ", not " + fact.text("direction"));
	}

	/** The exhibit's own bytes: an evidence file of that digest, or the ranges of one that its source names. */
	private Optional<byte[]> content(Fact exhibit, String sha256) throws IOException {
		Optional<EvidenceFolder.Item> own = folder.item(sha256).filter(item -> item.length() <= MAX_EXHIBIT_BYTES);
		if (own.isPresent()) {
			return Optional.of(Files.readAllBytes(own.get().path()));
		}
		Json source = exhibit.json().get("source").orElse(Json.NULL);
		List<ByteRange> ranges = new ArrayList<>();
		long length = 0;
		for (Json item : source.items("ranges")) {
			List<Json> pair = item.asItems();
			long from = pair.size() == 2 ? pair.get(0).asInteger().orElse(-1L) : -1;
			long count = pair.size() == 2 ? pair.get(1).asInteger().orElse(-1L) : -1;
			if (from < 0 || count < 0 || (length += count) > MAX_EXHIBIT_BYTES) {
				return Optional.empty();
			}
			ranges.add(new ByteRange(from, count));
		}
		Optional<byte[]> cut = folder.cut(source.text("evidence").orElse(""), ranges);
		return cut.filter(bytes -> Digest.sha256(bytes).hex().equals(sha256));
	}
}
