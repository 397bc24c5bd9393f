package org.telltale.seal.verify;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.telltale.seal.facts.Fact;
import org.telltale.seal.recount.CaptureFiles;
import org.telltale.seal.recount.CountedFlow;
import org.telltale.seal.recount.Endpoint;
import org.telltale.seal.recount.EvidenceFolder;
import org.telltale.seal.refusal.Refusal;
import org.telltale.seal.replay.Derivation;
import org.telltale.seal.replay.Placement;
import org.telltale.seal.replay.Replay;

/** What sightings and names have in common: a derivation that reads one flow of one capture. */
final class DerivedCheck {

	/**
	 * A derivation that holds.
	 *
	 * @param derivation as the fact has it
	 * @param replay its results
	 * @param from who sent the bytes
	 * @param to who received them
	 * @param frames all frames used, ascending, numbered over all files of the capture
	 * @param files the capture
	 * @param flow the fact of the flow
	 */
	record Derived(Derivation derivation, Replay replay, Endpoint from, Endpoint to, TreeSet<Integer> frames, CaptureFiles files, Fact flow) {
	}

	private final FactTable table;
	private final EvidenceFolder folder;

	DerivedCheck(FactTable table, EvidenceFolder folder) {
		this.table = table;
		this.folder = folder;
	}

	/** Replays the fact's derivation; empty if its evidence is not there. */
	Optional<Derived> derived(Fact fact) throws Refusal, IOException {
		Derivation derivation = Derivation.of(fact.object("derivation"));
		Fact flow = table.flow(fact.text("flow"));
		List<String> members = FactFiles.members(fact, table);
		Refusal.unless(members.equals(FactFiles.members(flow, table)) && members.containsAll(derivation.evidence()) && !derivation.evidence().isEmpty(),
				"the derivation reads other evidence than the fact and its flow name");
		for (String keys : derivation.keys()) {
			table.evidence(keys);
		}
		boolean keysThere = derivation.keys().stream().allMatch(folder::has);
		Optional<CaptureFiles> there = keysThere ? FactFiles.partly(members, folder) : Optional.empty();
		if (there.isEmpty()) {
			return Optional.empty();
		}
		CaptureFiles files = there.get();
		Replay replay = Replay.of(derivation, files, folder);
		CountedFlow counted = FlowCheck.counted(flow, files);
		Refusal.unless(!replay.placements().isEmpty(), "the derivation reads no frame");
		TreeSet<Integer> frames = new TreeSet<>();
		Placement first = replay.placements().get(0);
		for (Placement placement : replay.placements()) {
			Refusal.unless(placement.from().equals(first.from()) && placement.to().equals(first.to()), "the derivation reads both directions of a flow");
			Refusal.unless(placement.depth() == counted.depth(), "the derivation reads packets of another depth than the flow's");
			frames.addAll(placement.frames());
		}
		Refusal.unless(counted.isBetween(first.from(), first.to()) && frames.stream().allMatch(counted::has),
				"the derivation reads frames of another flow than the fact names");
		return Optional.of(new Derived(derivation, replay, first.from(), first.to(), frames, files, flow));
	}
}
