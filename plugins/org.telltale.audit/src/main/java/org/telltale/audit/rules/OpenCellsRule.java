package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.telltale.audit.explanations.Explanations;
import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;
import org.telltale.base.json.Json;

/** What keeps cells of a run open: the connections whose content could not be read, or not searched, with what else may explain them. One finding for each run. */
public final class OpenCellsRule implements Rule {

	@Override
	public String id() {
		return "open-cells";
	}

	@Override
	public int version() {
		return 2;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Finding> findings = new ArrayList<>();
		for (RunFact run : facts.runs()) {
			List<Json.Fields> open = facts.ofType("cell").stream().filter(cell -> cell.text("run").equals(Optional.of(run.id())) && cell.text("verdict").equals(Optional.of("inconclusive"))
					&& cell.items("reasons").stream().anyMatch(reason -> reason.text("code").equals(Optional.of("unreadable-bytes")))).toList();
			List<FlowFact> unread = open.isEmpty() ? List.of() : unread(facts, run);
			if (!unread.isEmpty()) {
				findings.add(finding(facts, run, open, unread));
			}
		}
		return findings;
	}

	/** By the capture points that saw most of what could not be read. */
	private static List<FlowFact> unread(CaseFacts facts, RunFact run) {
		List<FlowFact> unread = facts.flowsOf(run).stream().filter(flow -> hidden(flow) > 0).toList();
		return unread.isEmpty() ? List.of() : run.byPoint(unread).stream().max(Comparator.comparingLong(flows -> flows.stream().mapToLong(OpenCellsRule::hidden).sum())).orElseThrow();
	}

	private static long hidden(FlowFact flow) {
		return flow.mayHide("PHOTO", false);
	}

	private Finding finding(CaseFacts facts, RunFact run, List<Json.Fields> open, List<FlowFact> unread) {
		Set<String> kinds = new TreeSet<>();
		open.forEach(cell -> cell.text("kind").ifPresent(kinds::add));
		Set<String> servers = new TreeSet<>();
		unread.forEach(flow -> servers.add(Calls.place(facts, flow.server())));
		List<String> supports = Stream.concat(open.stream().flatMap(cell -> cell.text("id").stream()), unread.stream().map(FlowFact::id)).toList();
		return new Finding(id(), version(), "information",
				"Run " + run.id() + run.reservation() + ": " + Groups.count(open.size(), "cell is", "cells are") + " left open by what could not be read (" + String.join(", ", kinds) + ")",
				Groups.count(unread.size(), "connection", "connections") + " of the run, with " + Groups.listed(servers) + ", sent " + unread.stream().mapToLong(OpenCellsRule::hidden).sum()
						+ " bytes in all that could not be read, or not searched. Each cell counts those in its own windows. Keys of these connections would decide it.",
				"What was sent is not known: neither that it was an exhibit, nor that it was none." + run.countsTwice(unread) + run.exclusion(), supports, List.of(),
				List.of(), Explanations.ofFlows(facts, unread));
	}
}
