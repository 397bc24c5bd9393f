package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.NamedRows;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.RunFact.ConditionFact;
import org.telltale.audit.facts.Switch;
import org.telltale.base.json.Json;

/**
 * A condition for which the list of runs names a row of a settings file, and the file says the opposite, or has no such row. Only switches are
 * compared: words for on and off on both sides; other values may be written in another way.
 */
public final class SettingContradictionRule implements Rule {

	@Override
	public String id() {
		return "setting-contradiction";
	}

	@Override
	public int version() {
		return 3;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Finding> findings = new ArrayList<>();
		for (Json.Fields condition : facts.ofType("condition")) {
			Json source = condition.get("source").orElse(Json.object());
			Optional<RunFact> run = condition.text("run").flatMap(facts::run);
			run.flatMap(of -> facts.namedRows().named(source).flatMap(named -> compare(of, condition, NamedRows.place(source).orElse(""), named))).ifPresent(findings::add);
		}
		return findings;
	}

	private Optional<Finding> compare(RunFact run, Json.Fields condition, String place, List<Json.Fields> named) {
		List<Json.Fields> opposite = named.stream().filter(s -> Switch.isOpposite(condition.text("value").orElse(""), s.text("value").orElse(""))).toList();
		if (condition.text("value").equals(Optional.of(ConditionFact.ABSENT))) {
			return named.isEmpty() ? Optional.empty() : Optional.of(finding(run, condition, "medium", "has such a row",
					"The row " + place + " has the value \"" + named.getFirst().text("value").orElse("") + "\".", named));
		} else if (named.isEmpty()) {
			return Optional.of(finding(run, condition, "medium", "has no row " + place, "The settings file was read; the row that the list of runs names is not in it.", List.of()));
		}
		return opposite.isEmpty() ? Optional.empty() : Optional.of(finding(run, condition, "high", "says the opposite",
				"The row " + place + " has the value \"" + opposite.getFirst().text("value").orElse("") + "\".", opposite));
	}

	private Finding finding(RunFact run, Json.Fields condition, String severity, String what, String explanation, List<Json.Fields> settings) {
		List<String> supports = new ArrayList<>(settings.stream().flatMap(s -> s.text("id").stream()).toList());
		condition.text("id").ifPresent(supports::add);
		return new Finding(id(), version(), run.counts() ? severity : "information", "Run " + run.id() + ": " + condition.text("dimension").orElse("") + " = "
				+ condition.text("value").orElse("") + " was entered, and the settings file named for it " + what + run.reservation(), explanation,
				"The file shows the setting at the time of its copy; the run may have been before or after it.", supports, List.of(),
				List.of("The switch was changed between the run and the copy.", "The list of runs names the wrong file or row."));
	}
}
