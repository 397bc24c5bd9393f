package org.telltale.seal.verify;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.telltale.seal.facts.Fact;
import org.telltale.seal.recount.CaptureFiles;
import org.telltale.seal.recount.EvidenceFolder;
import org.telltale.seal.refusal.Refusal;

/** The capture that a fact speaks of: its evidence, or all files of the set that this is read in ({@code facts.md}, Facts of a set). */
final class FactFiles {

	private FactFiles() {
	}

	/** The items of evidence, in order; each is described by a fact. */
	static List<String> members(Fact fact, FactTable table) throws Refusal {
		String evidence = fact.text("evidence");
		Optional<Fact> set = table.setOf(evidence);
		if (set.isEmpty()) {
			Refusal.unless(!fact.has("set"), "the set that the fact names does not have its evidence");
			table.evidence(evidence);
			return List.of(evidence);
		}
		Refusal.unless(fact.text("set").equals(set.get().text("set")), "the fact names another set than that of its evidence");
		List<String> members = set.get().texts("members");
		for (String member : members) {
			table.evidence(member);
		}
		return members;
	}

	/** Their whole files as one capture; empty if one is not there, or in parts. */
	static Optional<CaptureFiles> of(List<String> members, EvidenceFolder folder) throws Refusal, IOException {
		return members.stream().allMatch(member -> folder.item(member).isPresent()) ? partly(members, folder) : Optional.empty();
	}

	/** Their files as one capture, of which parts may be missing; empty if one is not there at all. */
	static Optional<CaptureFiles> partly(List<String> members, EvidenceFolder folder) throws Refusal, IOException {
		if (!members.stream().allMatch(folder::has)) {
			return Optional.empty();
		}
		return Optional.of(folder.files(members).orElseThrow(() -> new Refusal("the evidence is no capture that can be read")));
	}
}
