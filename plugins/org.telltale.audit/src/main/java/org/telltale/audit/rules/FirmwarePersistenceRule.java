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
		return 2;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<String> roms = facts.order("rom");
		List<RunFact> replaced = facts.runs().stream().filter(r -> r.handset().isPresent())
				.filter(r -> !r.values("rom").isEmpty() && r.values("rom").stream().noneMatch(roms::contains)).toList();
		List<Finding> findings = new ArrayList<>();
		for (String address : facts.ofType("link").stream().flatMap(l -> l.text("address").stream()).distinct().sorted().toList()) {
			List<Json.Fields> links = facts.ofType("link").stream().filter(l -> l.text("address").equals(Optional.of(address))).toList();
			List<String> seenIn = new ArrayList<>();
			List<String> silentIn = new ArrayList<>();
			List<String> supports = new ArrayList<>(links.stream().flatMap(l -> l.text("id").stream()).toList());
			for (RunFact run : replaced) {
				List<FlowFact> calls = facts.flows().stream().filter(f -> f.run().equals(Optional.of(run.id()))
						&& f.device().equals(run.handset()) && f.server().equals(address)).toList();
				(calls.isEmpty() ? silentIn : seenIn).add(run.id());
				calls.forEach(call -> supports.add(call.id()));
			}
			if (!seenIn.isEmpty() && calledBefore(facts, roms, address)) {
				findings.add(finding(facts, address, links, seenIn, silentIn, supports));
			}
		}
		return findings;
	}

	private static boolean calledBefore(CaseFacts facts, List<String> roms, String address) {
		return facts.runs().stream().filter(r -> r.handset().isPresent() && r.values("rom").stream().anyMatch(roms::contains))
				.anyMatch(r -> facts.flows().stream().anyMatch(f -> f.run().equals(Optional.of(r.id())) && f.device().equals(r.handset())
						&& f.server().equals(address)));
	}

	private Finding finding(CaseFacts facts, String address, List<Json.Fields> links, List<String> seenIn, List<String> silentIn, List<String> supports) {
		List<String> artefacts = links.stream().flatMap(l -> l.text("path").stream()).distinct().sorted().toList();
		List<String> contrary = facts.ofType("run").stream().filter(r -> silentIn.contains(r.text("run").orElse("")))
				.flatMap(r -> r.text("id").stream()).toList();
		return new Finding(id(), version(), "high", address + " is called after the ROM was replaced (run " + String.join(", ", seenIn) + ")",
				"A firmware file names the endpoint: " + String.join(", ", artefacts) + "."
						+ (silentIn.isEmpty() ? "" : " In run " + String.join(", ", silentIn) + ", also with a replaced ROM, it was not called."),
				"The string is present in the file; that this file made the call is not shown.", supports, contrary,
				List.of("An application that was installed again by the person.", "The modem or another processor's firmware."));
	}
}
