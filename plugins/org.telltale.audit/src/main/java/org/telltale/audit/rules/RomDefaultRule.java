package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.Switch;
import org.telltale.base.json.Json;

/**
 * A condition that the list of runs has from the ROM's own default, and the ROM says the opposite, or has no default of that name. Only switches
 * are compared: words for on and off on both sides.
 */
public final class RomDefaultRule implements Rule {

	@Override
	public String id() {
		return "rom-default-contradiction";
	}

	@Override
	public int version() {
		return 2;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Finding> findings = new ArrayList<>();
		for (Json.Fields condition : facts.ofType("condition")) {
			Json source = condition.get("source").orElse(Json.object());
			if (source.text("kind").equals(Optional.of("rom-default")) && source.text("reference").isPresent() && facts.romDefaults().areReadIn(source)) {
				condition.text("run").flatMap(facts::run).flatMap(run -> compare(run, condition, source.text("reference").orElseThrow(), facts.romDefaults().of(source)))
						.ifPresent(findings::add);
			}
		}
		return findings;
	}

	private Optional<Finding> compare(RunFact run, Json.Fields condition, String name, List<Json.Fields> read) {
		if (read.isEmpty()) {
			return Optional.of(finding(run, condition, "medium", "has no default " + name, "Defaults of that item were read; the one that the list of runs names is not among them.",
					List.of()));
		}
		List<Json.Fields> opposite = read.stream().filter(one -> Switch.isOpposite(condition.text("value").orElse(""), one.text("value").orElse(""))).toList();
		if (opposite.isEmpty()) {
			return Optional.empty();
		}
		boolean all = opposite.size() == read.size();
		return Optional.of(finding(run, condition, all ? "high" : "medium", all ? "says the opposite" : "says the opposite for some handsets",
				name + " is \"" + opposite.getFirst().text("value").orElse("") + "\" in " + opposite.getFirst().text("path").orElse("") + " ("
						+ opposite.getFirst().text("basis").orElse("") + ")" + (all ? "." : "; of " + read.size() + " values, " + opposite.size() + " say so."), opposite));
	}

	private Finding finding(RunFact run, Json.Fields condition, String severity, String what, String explanation, List<Json.Fields> read) {
		List<String> supports = new ArrayList<>(read.stream().flatMap(one -> one.text("id").stream()).toList());
		condition.text("id").ifPresent(supports::add);
		return new Finding(id(), version(), run.counts() ? severity : "information", "Run " + run.id() + ": " + condition.text("dimension").orElse("") + " = "
				+ condition.text("value").orElse("") + " was entered as the ROM's own default, and the ROM named for it " + what + run.reservation(), explanation,
				"A default is what a setting starts with where nothing else sets it; vendor code that sets it otherwise, and images that are not in the case, are not seen.",
				supports, List.of(), List.of("The list of runs names the wrong image or default.", "The handset of the run had another build of the ROM."));
	}
}
