package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.telltale.audit.cells.HiddenBytes;
import org.telltale.audit.explanations.Explanations;
import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;
import org.telltale.base.json.Json;

/** What keeps cells of a run open: the connections that these cells count since their content could not be read, or not searched, with what else may explain them. One finding for each run. */
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
		HiddenBytes counted = new HiddenBytes(facts);
		List<Finding> findings = new ArrayList<>();
		for (RunFact run : facts.runs()) {
			List<Json.Fields> open = facts.ofType("cell").stream().filter(cell -> cell.text("run").equals(Optional.of(run.id())) && cell.text("verdict").equals(Optional.of("inconclusive"))
					&& cell.items("reasons").stream().anyMatch(reason -> reason.text("code").equals(Optional.of("unreadable-bytes")))).toList();
			Map<FlowFact, Long> hidden = new LinkedHashMap<>();
			open.forEach(cell -> counted.of(cell.text("claim").orElse(""), run, cell.text("kind").orElse("")).forEach((flow, bytes) -> hidden.merge(flow, bytes, Math::max)));
			if (!hidden.isEmpty()) {
				findings.add(finding(facts, run, open, hidden));
			}
		}
		return findings;
	}

	private static long sum(List<FlowFact> flows, Map<FlowFact, Long> hidden) {
		return flows.stream().mapToLong(hidden::get).sum();
	}

	/** By the points that saw most of what could not be read. */
	private Finding finding(CaseFacts facts, RunFact run, List<Json.Fields> open, Map<FlowFact, Long> hidden) {
		List<FlowFact> sorted = hidden.keySet().stream().sorted(Comparator.comparing(FlowFact::id)).toList();
		List<FlowFact> unread = run.byPoint(sorted).stream().max(Comparator.comparingLong(flows -> sum(flows, hidden))).orElseThrow();
		Set<String> kinds = new TreeSet<>();
		open.forEach(cell -> cell.text("kind").ifPresent(kinds::add));
		Set<String> servers = new TreeSet<>();
		unread.forEach(flow -> servers.add(Calls.place(facts, flow.server())));
		List<String> supports = Stream.concat(open.stream().flatMap(cell -> cell.text("id").stream()), unread.stream().map(FlowFact::id)).toList();
		return new Finding(id(), version(), "information",
				"Run " + run.id() + run.reservation() + ": " + Groups.count(open.size(), "cell is", "cells are") + " left open by what could not be read (" + String.join(", ", kinds) + ")",
				Groups.count(unread.size(), "connection", "connections") + " of the run, with " + Groups.listed(servers) + ", sent " + sum(unread, hidden)
						+ " bytes in all that could not be read, or not searched. Each cell counts those of its own kind and from its first stimulus on; here are those that one of them counts. Keys of these connections may decide it.",
				"What was sent is not known: neither that it was an exhibit, nor that it was none." + run.countsTwice(unread) + run.exclusion(), supports, List.of(),
				List.of(), Explanations.ofFlows(facts, unread));
	}
}
