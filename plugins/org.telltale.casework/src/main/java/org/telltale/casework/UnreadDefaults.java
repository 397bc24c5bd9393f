package org.telltale.casework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.audit.facts.NamedByConditions;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.base.json.Json;

/** Conditions that the list of runs has from the ROM's own default, which was read of no item in the case. */
final class UnreadDefaults {

	private UnreadDefaults() {
	}

	/** The problems, in the order of the conditions. @param said facts of what was read of ROMs, defaults and texts */
	static List<Problem> of(Collection<Json.Fields> conditions, Collection<Json.Fields> said) {
		Set<String> read = new TreeSet<>();
		said.forEach(fact -> NamedByConditions.name(fact).ifPresent(read::add));
		List<Problem> problems = new ArrayList<>();
		for (Json.Fields condition : conditions) {
			Json source = condition.get("source").orElse(Json.object());
			if (source.text("kind").equals(Optional.of("rom-default"))
					&& NamedByConditions.named(source).filter(read::contains).isEmpty()) {
				problems.add(problem(condition, source));
			}
		}
		return problems;
	}

	private static Problem problem(Json condition, Json source) {
		String run = condition.text("run").orElse("");
		return new Problem("case.default-not-read", Where.at(run, 0, 0), "The ROM's default of " + condition.text("dimension").orElse("") + " = "
				+ condition.text("value").orElse("") + " in run " + run + source.text("reference").map(name -> " (" + name + ")").orElse(", of which no name is given,")
				+ " was read of no item of the case.", "It counts as a statement and confirms no claim; import the image that holds it, and name it as telltale defaults does.");
	}
}
