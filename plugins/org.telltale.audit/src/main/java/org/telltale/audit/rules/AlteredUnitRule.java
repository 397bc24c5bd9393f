package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.base.json.Json;

/**
 * Signs that a unit is not what it is said to be, or was altered: its IMEIs, what tables of type codes say of them, and what its properties say of its
 * build and of its boot. It excludes nothing: that is a person's act.
 */
public final class AlteredUnitRule implements Rule {

	@Override
	public String id() {
		return "altered-unit";
	}

	@Override
	public int version() {
		return 2;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		List<Finding> findings = new ArrayList<>();
		for (Json.Fields unit : facts.ofType("handset").stream().sorted(Comparator.comparing(u -> u.text("handset").orElse(""), CaseFacts::byNumberInName)).toList()) {
			List<Sign> all = new ArrayList<>(UnitNumbers.signs(facts, unit));
			all.addAll(UnitProperties.signs(facts, unit));
			List<Sign> signs = all.stream().filter(sign -> !sign.isContrary()).toList();
			if (!signs.isEmpty()) {
				findings.add(finding(unit, signs, all.stream().filter(Sign::isContrary).toList()));
			}
		}
		return findings;
	}

	private Finding finding(Json.Fields unit, List<Sign> signs, List<Sign> contrary) {
		List<String> supports = new ArrayList<>(unit.text("id").stream().toList());
		signs.forEach(sign -> supports.addAll(sign.facts()));
		Optional<String> excluded = unit.text("excluded").filter(reason -> !reason.isBlank());
		return new Finding(id(), version(), Sign.heaviest(signs), "Handset " + unit.text("handset").orElse("") + " may be altered, or not what it is said to be: "
				+ Groups.count(signs.size(), "sign", "signs"), text(signs) + (contrary.isEmpty() ? "" : " Against it: " + text(contrary)),
				"Each sign has harmless causes, and a good copy shows none. This excludes no unit and changes no cell: the examiner does that in the list of runs."
						+ excluded.map(reason -> " There it says that the unit does not count: " + reason + ".").orElse(" There the unit counts."),
				supports, contrary.stream().flatMap(sign -> sign.facts().stream()).toList(),
				List.of("A mistake in what was entered of the unit.", "A developer's or repaired unit.", "A table of type codes that is wrong or old."));
	}

	private static String text(List<Sign> signs) {
		return signs.stream().map(Sign::text).collect(Collectors.joining(" "));
	}
}
