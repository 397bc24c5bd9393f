package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;
import org.telltale.audit.facts.RunFact;
import org.telltale.base.json.Json;

/**
 * An endpoint that a firmware artefact names was called under the maker's ROM and again after the ROM had been replaced. A value of
 * {@code rom} that stands outside the dimension's order is another maker's ROM; what only such a ROM calls is its own affair.
 */
public final class FirmwarePersistenceRule implements Rule {

	@Override
	public String id() {
		return "firmware-persistence";
	}

	@Override
	public int version() {
		return 4;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<String> roms = facts.order("rom");
		List<Finding> findings = new ArrayList<>();
		for (List<RunFact> runs : roms.isEmpty() ? List.<List<RunFact>>of()
				: Groups.by(facts.runs().stream().filter(r -> r.handset().isPresent() && r.counts()).toList(), r -> r.handset().orElseThrow()).values()) {
			findings.addAll(findings(facts, roms, runs));
		}
		return findings;
	}

	/** What is concluded of the runs of one handset. */
	private List<Finding> findings(CaseFacts facts, List<String> roms, List<RunFact> runs) {
		List<RunFact> replaced = runs.stream().filter(r -> !r.values("rom").isEmpty() && r.values("rom").stream().noneMatch(roms::contains)).toList();
		List<Finding> findings = new ArrayList<>();
		for (String address : facts.ofType("link").stream().flatMap(l -> l.text("address").stream()).distinct().sorted().toList()) {
			List<Json.Fields> links = facts.ofType("link").stream().filter(l -> l.text("address").equals(Optional.of(address))).toList();
			List<String> seenIn = new ArrayList<>();
			List<String> silentIn = new ArrayList<>();
			List<String> supports = new ArrayList<>(links.stream().flatMap(l -> l.text("id").stream()).toList());
			for (RunFact run : replaced) {
				List<FlowFact> calls = facts.flowsOf(run).stream().filter(f -> f.server().equals(address)).toList();
				(calls.isEmpty() ? silentIn : seenIn).add(run.id());
				calls.forEach(call -> supports.add(call.id()));
			}
			List<String> before = calledBefore(facts, roms, runs, address);
			if (!seenIn.isEmpty() && !before.isEmpty()) {
				findings.add(finding(facts, links, new Called(facts.nameOfHandset(runs.getFirst()), address, before, seenIn, silentIn), supports));
			}
		}
		return findings;
	}

	/** Runs in which an endpoint was called under the maker's ROM, was called again, and was not called. */
	private record Called(String handset, String address, List<String> before, List<String> again, List<String> silent) {
	}

	private static List<String> calledBefore(CaseFacts facts, List<String> roms, List<RunFact> runs, String address) {
		return runs.stream().filter(r -> r.values("rom").stream().anyMatch(roms::contains))
				.filter(r -> facts.flowsOf(r).stream().anyMatch(f -> f.server().equals(address))).map(RunFact::id).toList();
	}

	private Finding finding(CaseFacts facts, List<Json.Fields> links, Called calls, List<String> supports) {
		List<String> artefacts = links.stream().flatMap(l -> l.text("path").stream()).distinct().sorted().toList();
		List<String> contrary = facts.ofType("run").stream().filter(r -> calls.silent().contains(r.text("run").orElse("")))
				.flatMap(r -> r.text("id").stream()).toList();
		return new Finding(id(), version(), "high", Calls.place(facts, calls.address()) + " is called again by " + calls.handset() + " after the ROM was replaced (" + Groups.runs(calls.again()) + ")",
				Groups.sentence(calls.handset()) + " called it under the maker's ROM in " + Groups.runs(calls.before()) + ". Firmware files name it: "
						+ String.join(", ", artefacts) + "."
						+ (calls.silent().isEmpty() ? "" : " In " + Groups.runs(calls.silent()) + ", also with a replaced ROM, it was not called."),
				"The name or address is present in the files; which program made the calls is not shown.", supports, contrary,
				List.of("An application that was installed again by the person.", "The modem or another processor's firmware."));
	}
}
