package org.telltale.seal.verify;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.recount.Capture;
import org.telltale.seal.recount.CaptureFiles;
import org.telltale.seal.recount.CountedFlow;
import org.telltale.seal.recount.EvidenceFolder;
import org.telltale.seal.recount.Parts;
import org.telltale.seal.refusal.Refusal;
import org.telltale.seal.replay.Derivation;

/** Which MiB of which evidence the replay of facts reads: what a disclosure has to give. */
public final class Cited {

	/** The head of the next record is read too. */
	private static final int NEXT_HEAD = 64;

	private final FactTable table;
	private final EvidenceFolder folder;
	private final DerivedCheck derived;
	private final Map<String, TreeSet<Integer>> mib = new TreeMap<>();

	/** Of nothing yet. @param folder whole evidence */
	public Cited(FactTable table, EvidenceFolder folder) {
		this.table = table;
		this.folder = folder;
		this.derived = new DerivedCheck(table, folder);
	}

	/** Adds what a sighting or name reads. @return false if its evidence is not there */
	public boolean add(Fact fact) throws Refusal, IOException {
		Optional<DerivedCheck.Derived> how = derived.derived(fact);
		if (how.isEmpty()) {
			return false;
		}
		addFlow(how.get());
		for (Derivation.Node node : how.get().derivation().nodes()) {
			if (node.keys().isPresent()) {
				addRanges(node.keys().get().evidence(), node.keys().get().ranges());
			}
		}
		Optional<Fact> exhibit = fact.json().text("exhibit").flatMap(table::fact);
		if (exhibit.isPresent()) {
			addExhibit(exhibit.get().json());
		}
		return true;
	}

	/** Adds all files that a fact's capture is read from, whole. */
	public void addWhole(Fact fact) throws Refusal {
		for (String member : FactFiles.members(fact, table)) {
			addWhole(member);
		}
	}

	/** By evidence, the MiB that are wanted. */
	public Map<String, TreeSet<Integer>> mib() {
		return mib;
	}

	/** The frames of the flow up to the last one that is read, and pieces of datagrams between: what tells that no other byte came first. */
	private void addFlow(DerivedCheck.Derived how) throws Refusal, IOException {
		CaptureFiles files = how.files();
		Capture capture = files.capture();
		CountedFlow flow = FlowCheck.counted(how.flow(), files);
		int last = how.frames().last();
		TreeSet<Integer> frames = new TreeSet<>(capture.fragments(how.frames().first(), last));
		for (int frame = 1; frame <= last; frame++) {
			if (flow.has(frame)) {
				frames.add(frame);
			}
		}
		for (int frame : frames) {
			addRanges(files.evidence(frame), List.of(new ByteRange(0, 1), capture.record(frame), new ByteRange(capture.record(frame).end(), NEXT_HEAD)));
		}
		for (String member : files.evidence()) {
			addRanges(member, List.of(new ByteRange(0, 1)));
		}
	}

	/** An exhibit that stands in its fact needs no other bytes. */
	private void addExhibit(Json exhibit) throws IOException {
		if (exhibit.get("value").isPresent()) {
			return;
		}
		exhibit.text("sha256").filter(id -> folder.item(id).isPresent()).ifPresent(this::addWhole);
		Json source = exhibit.get("source").orElse(Json.NULL);
		String evidence = source.text("evidence").orElse("");
		if (folder.item(evidence).isPresent()) {
			for (Json range : source.items("ranges")) {
				List<Json> pair = range.asItems();
				addRanges(evidence, List.of(new ByteRange(pair.get(0).asInteger().orElse(0L), pair.get(1).asInteger().orElse(0L))));
			}
		}
	}

	private void addRanges(String evidence, List<ByteRange> ranges) throws IOException {
		EvidenceFolder.Item item = folder.item(evidence).orElseThrow();
		if (folder.expands(evidence)) {
			addWhole(evidence);
			return;
		}
		TreeSet<Integer> wanted = mib.computeIfAbsent(evidence, id -> new TreeSet<>());
		for (ByteRange range : ranges) {
			long end = Math.min(item.length(), range.end());
			for (long at = range.offset() / Parts.MIB; at * Parts.MIB < end; at++) {
				wanted.add((int) at);
			}
		}
	}

	private void addWhole(String evidence) {
		TreeSet<Integer> wanted = mib.computeIfAbsent(evidence, id -> new TreeSet<>());
		for (int at = 0; at < folder.item(evidence).orElseThrow().mib().size(); at++) {
			wanted.add(at);
		}
	}
}
