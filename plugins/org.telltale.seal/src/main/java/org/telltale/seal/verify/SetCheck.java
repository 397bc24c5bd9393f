package org.telltale.seal.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.telltale.base.Digest;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.recount.Capture;
import org.telltale.seal.recount.EvidenceFolder;
import org.telltale.seal.refusal.Refusal;

/** Checks what a set is: its id, its members, and that they stand in the order of their first frames. */
public final class SetCheck implements FactCheck {

	private final FactTable table;
	private final EvidenceFolder folder;

	/** A check over a folder of evidence. */
	public SetCheck(FactTable table, EvidenceFolder folder) {
		this.table = table;
		this.folder = folder;
	}

	@Override
	public boolean holds(Fact fact) throws Refusal, IOException {
		List<String> members = fact.texts("members");
		Refusal.unless(!members.isEmpty() && members.size() == fact.json().items("members").size(), "a set without members, or with one that is no id");
		StringBuilder ids = new StringBuilder();
		members.forEach(member -> ids.append(member).append('\n'));
		Refusal.unless(Digest.sha256(ids.toString().getBytes(StandardCharsets.UTF_8)).hex().equals(fact.text("set")), "the set's id is not that of its members");
		Fact first = table.evidence(members.get(0));
		for (String member : members) {
			Fact evidence = table.evidence(member);
			Refusal.unless(evidence.text("kind").equals("capture"), "a member of the set is no capture");
			for (String shared : new String[] { "run", "point", "clockOffset" }) {
				Refusal.unless(evidence.json().get(shared).equals(first.json().get(shared)), "the members of the set disagree on the " + shared);
			}
		}
		return members.stream().allMatch(member -> folder.item(member).isPresent()) && inOrder(members);
	}

	private boolean inOrder(List<String> members) throws Refusal, IOException {
		Optional<Long> before = Optional.of(Long.MIN_VALUE);
		for (String member : members) {
			Capture capture = folder.capture(member).orElseThrow(() -> new Refusal("a member of the set is no capture that can be read"));
			Optional<Long> time = capture.frames() == 0 ? Optional.empty() : Optional.of(capture.time(1));
			Refusal.unless(time.isEmpty() || before.isPresent() && time.get() >= before.get(), "the files of the set are not in the order of their first frames");
			before = time;
		}
		return true;
	}
}
