package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.SightingFact;
import org.telltale.base.ExhibitKind;
import org.telltale.base.json.Json;

/**
 * Another maker's handset does the same: the same kind of exhibit leaves handsets of two makes, each to servers of its own. It speaks for whoever
 * says that the behaviour is usual. It needs the makes of the handsets.
 */
public final class OtherUnitRule implements Rule {

	@Override
	public String id() {
		return "other-make";
	}

	@Override
	public int version() {
		return 2;
	}

	@Override
	public List<Finding> findings(CaseFacts facts) {
		Map<String, Json.Fields> handsets = new TreeMap<>();
		facts.ofType("handset").stream().filter(h -> !h.text("make").orElse("").isBlank()).forEach(h -> handsets.put(h.text("handset").orElse(""), h));
		Map<String, String> makes = makes(handsets);
		Map<ExhibitKind, Map<String, List<SightingFact>>> left = new TreeMap<>();
		for (RunFact run : facts.runs()) {
			Optional<String> make = run.handset().map(makes::get);
			if (make.isPresent() && run.counts()) {
				DisclosureRule.left(facts, run).forEach(s -> left.computeIfAbsent(s.kind(), k -> new TreeMap<>()).computeIfAbsent(make.get(), m -> new ArrayList<>()).add(s));
			}
		}
		List<Finding> findings = new ArrayList<>();
		left.forEach((kind, byMake) -> {
			if (byMake.size() > 1) {
				findings.add(finding(handsets, kind, byMake));
			}
		});
		return findings;
	}

	/** The make of each handset. Spellings that differ in case or in white space round them are one make, written as the first handset has it. */
	private static Map<String, String> makes(Map<String, Json.Fields> handsets) {
		Map<String, String> spellings = new TreeMap<>();
		Map<String, String> makes = new TreeMap<>();
		handsets.forEach((handset, fact) -> {
			String make = fact.text("make").orElseThrow().strip();
			makes.put(handset, spellings.computeIfAbsent(make.toLowerCase(Locale.ROOT), m -> make));
		});
		return makes;
	}

	private Finding finding(Map<String, Json.Fields> handsets, ExhibitKind kind, Map<String, List<SightingFact>> byMake) {
		List<SightingFact> left = byMake.values().stream().flatMap(List::stream).toList();
		List<String> supports = new ArrayList<>(left.stream().map(SightingFact::id).toList());
		left.stream().map(s -> s.device().orElseThrow()).distinct().forEach(handset -> handsets.get(handset).text("id").ifPresent(supports::add));
		String places = byMake.entrySet().stream().map(e -> e.getKey() + " to " + e.getValue().stream().map(SightingFact::place).distinct().sorted().collect(Collectors.collectingAndThen(Collectors.toList(), Groups::listed)))
				.collect(Collectors.joining("; "));
		return new Finding(id(), version(), "information", Groups.sentence(Kinds.count(kind, 2).replaceFirst("2 ", "")) + " leave handsets of " + String.join(" and of ", byMake.keySet()),
				"Sighted going out: " + places + ".",
				"That others do the same shows that it is usual, not that it was agreed to; and the conditions of the runs differ.",
				supports, List.of(), List.of("The same third party's component in both.", "A unit that is not of the make that it names."));
	}
}
