package org.telltale.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.recompute.CellCheck;
import org.telltale.seal.recount.EvidenceFolder;
import org.telltale.seal.recount.MissingEvidence;
import org.telltale.seal.recount.Parts;
import org.telltale.seal.refusal.Refusal;
import org.telltale.seal.verify.EvidenceCheck;
import org.telltale.seal.verify.FactCheck;
import org.telltale.seal.verify.FactTable;
import org.telltale.seal.verify.FlowCheck;
import org.telltale.seal.verify.NameCheck;
import org.telltale.seal.verify.SetCheck;
import org.telltale.seal.verify.SightingCheck;

/** Checks every fact that can be checked and counts the others. */
final class FactJudge {

	private static final int MAX_NAMED_FAILURES = 50;

	private final FactFile facts;
	private final List<Check> checks;
	private final Map<String, Tally> tallies;
	private final boolean anyMasked;
	private int failures;

	FactJudge(FactFile facts, List<Check> checks, Map<String, Tally> tallies) {
		this.facts = facts;
		this.anyMasked = facts.facts().stream().anyMatch(fact -> fact.has("masked"));
		this.checks = checks;
		this.tallies = tallies;
	}

	void judge(Optional<Path> evidence, Progress progress) throws Refusal, IOException {
		FactTable table = new FactTable(facts);
		requireCitations(table);
		CellCheck cells = new CellCheck(facts);
		for (String fault : cells.tableFaults()) {
			fail("facts.cells", fault);
		}
		try (EvidenceFolder folder = evidence.isPresent() ? new EvidenceFolder(evidence.get(), progress) : new EvidenceFolder()) {
			requireUnchanged(folder);
			Map<String, FactCheck> byType = new TreeMap<>();
			byType.put("evidence", new EvidenceCheck(folder));
			byType.put("capture-set", new SetCheck(table, folder));
			byType.put("flow", new FlowCheck(table, folder));
			byType.put("name", new NameCheck(table, folder));
			byType.put("sighting", new SightingCheck(table, folder));
			byType.put("cell", cell -> holds(cells, cell));
			int done = 0;
			for (Fact fact : facts.facts()) {
				progress.step("facts", done++, facts.facts().size());
				Refusal.unless(!progress.cancelled(), "the verification was cancelled");
				judge(fact, fact.claimedClass().equals("quoted") ? Optional.empty() : Optional.ofNullable(byType.get(fact.type())));
			}
		}
		tallies.forEach((name, tally) -> checks.add(new Check("facts." + name, tally.failed() == 0,
				tally.checked() + " checked, " + tally.unchecked() + " unchecked, " + tally.failed() + " failed")));
	}

	/** A cell that comes out otherwise is refused, but where facts are masked that it may rest on: it is then not checked. */
	private boolean holds(CellCheck cells, Fact cell) throws Refusal {
		try {
			cells.require(cell);
			return true;
		} catch (Refusal e) {
			Refusal.unless(anyMasked, e.getMessage());
			return false;
		}
	}

	private void judge(Fact fact, Optional<FactCheck> check) throws IOException {
		Tally before = tallies.getOrDefault(fact.claimedClass(), Tally.ZERO);
		Tally after;
		try {
			after = check.isPresent() && !fact.has("masked") && check.get().holds(fact) ? before.plusChecked() : before.plusUnchecked();
		} catch (MissingEvidence notGiven) {
			after = before.plusUnchecked();
		} catch (Refusal e) {
			fail("fact", fact.label() + ": " + e.getMessage());
			after = before.plusFailed();
		} catch (RuntimeException e) {
			// the edge towards hostile facts and evidence: what breaks a reader is refused, never taken for good
			fail("fact", fact.label() + ": the verifier could not read it: " + e);
			after = before.plusFailed();
		}
		tallies.put(fact.claimedClass(), after);
	}

	private void fail(String name, String detail) {
		if (failures++ < MAX_NAMED_FAILURES) {
			checks.add(new Check(name, false, detail));
		}
	}

	/** Evidence that is given must be the evidence: a file that looks like it and is another is no mere lack. */
	private void requireUnchanged(EvidenceFolder folder) throws Refusal, IOException {
		Set<String> listed = new TreeSet<>();
		Set<Long> masked = new TreeSet<>();
		for (Fact fact : facts.ofType("evidence")) {
			listed.add(fact.text("evidence"));
			if (fact.has("masked")) {
				masked.add(fact.integer("length"));
			}
		}
		Set<String> held = new TreeSet<>();
		for (Fact fact : facts.ofType("evidence").stream().filter(fact -> !fact.has("masked")).toList()) {
			String name = fact.text("name").substring(fact.text("name").lastIndexOf('/') + 1);
			Optional<EvidenceFolder.Item> changed = folder.item(fact.text("evidence")).isPresent() ? Optional.empty()
					: folder.changed(name, fact.integer("length"), listed, masked);
			if (changed.isPresent()) {
				fail("evidence", "the file " + changed.get().path().getFileName() + " was given for the evidence " + name
						+ " and is not what was examined: its SHA-256 is another" + firstDifference(fact.texts("mib"), changed.get().mib()));
			}
			if (folder.item(fact.text("evidence")).isEmpty() && folder.parts().containsKey(fact.text("evidence"))) {
				if (requireUnchanged(fact, folder.parts().get(fact.text("evidence")))) {
					held.add(fact.text("evidence"));
				}
			}
		}
		// parts that no fact's digests hold are no evidence, and nothing in their index is believed
		List.copyOf(folder.parts().keySet()).stream().filter(id -> !held.contains(id)).forEach(folder::leaveParts);
	}

	/** The MiB that a disclosure gives are those of the evidence that the fact describes; false if they are not. */
	private boolean requireUnchanged(Fact fact, Parts parts) throws Refusal, IOException {
		List<String> digests = fact.texts("mib");
		boolean all = parts.length() == fact.integer("length");
		if (!all) {
			fail("evidence", "the disclosure says that " + fact.text("name") + " has " + parts.length() + " bytes; it has " + fact.integer("length"));
		}
		for (Map.Entry<Integer, Path> given : parts.given().entrySet()) {
			int mib = given.getKey();
			boolean same = mib < digests.size() && Files.isRegularFile(given.getValue()) && Files.size(given.getValue()) <= Parts.MIB && digests.get(mib).equals(Digest.sha256(Files.readAllBytes(given.getValue())).hex());
			all &= same;
			if (!same) {
				fail("evidence", "the part of " + fact.text("name") + " that was given is not what was examined: " + place(mib));
			}
		}
		return all;
	}

	private static String firstDifference(List<String> examined, List<String> given) {
		int mib = 0;
		while (mib < examined.size() && mib < given.size() && examined.get(mib).equals(given.get(mib))) {
			mib++;
		}
		return examined.isEmpty() ? "" : "; the first difference: " + place(mib);
	}

	private static String place(int mib) {
		return "MiB " + mib + ", offsets " + (long) mib * Parts.MIB + " to " + ((mib + 1L) * Parts.MIB - 1);
	}

	/** Facts that are cited as the ground of a finding have to be listed. */
	private void requireCitations(FactTable table) {
		for (Fact finding : facts.ofType("finding")) {
			Stream<String> tried = finding.json().items("explanations").stream().flatMap(each -> each.items("facts").stream()).flatMap(id -> id.asText().stream());
			Stream.of(finding.texts("supports").stream(), finding.texts("contrary").stream(), tried).flatMap(ids -> ids).filter(id -> table.fact(id).isEmpty())
					.forEach(id -> fail("facts.citations", finding.label() + " cites a fact that is not listed: " + id));
		}
	}
}
