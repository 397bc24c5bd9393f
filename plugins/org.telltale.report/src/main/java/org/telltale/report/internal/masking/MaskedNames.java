package org.telltale.report.internal.masking;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.base.json.Json;

/** Names of files and places that a public report masks, and ids of exhibits that are made of such names. Immutable. */
final class MaskedNames {

	private static final int SHORTEST = 4;
	/** Would be found in any text. */
	private static final String WORD = "[a-z]{1,12}|[0-9]+";
	private static final Set<String> WITH_SOURCE = Set.of("exhibit", "setting", "state", "observation", "condition", "socket", "traffic");

	private final Set<String> names = new TreeSet<>();
	private final Set<String> ids = new TreeSet<>();

	MaskedNames(Collection<Json.Fields> facts, MaskedEvidence evidence) {
		for (Json.Fields fact : facts) {
			String type = fact.text("type").orElse("");
			if (type.equals("evidence") && evidence.isId(fact.text("evidence").orElse(""))) {
				fact.text("name").ifPresent(this::add);
			} else if (WITH_SOURCE.contains(type)) {
				fact.get("source").ifPresent(source -> {
					source.text("path").ifPresent(this::add);
					source.text("file").ifPresent(this::add);
				});
			}
		}
		for (Json.Fields fact : facts) {
			if (fact.text("type").orElse("").equals("exhibit")) {
				fact.text("exhibitId").filter(this::isMade).ifPresent(ids::add);
			}
		}
	}

	private void add(String name) {
		if (name.length() >= SHORTEST && !name.matches(WORD)) {
			names.add(name);
			String last = name.substring(name.lastIndexOf('/') + 1);
			if (last.length() >= SHORTEST && !last.matches(WORD)) {
				names.add(last);
			}
		}
	}

	/** Readers of handsets name exhibits {@code FILE/TABLE/KEY}; whoever lists them by hand may do as he likes. */
	private boolean isMade(String id) {
		return id.contains("/") || names.stream().anyMatch(id::contains);
	}

	/** Whether it is the id of an exhibit that is made of a name. */
	boolean isId(String text) {
		return ids.contains(text);
	}

	/** What no text may mention: the names, and ids. */
	Set<String> all() {
		Set<String> all = new TreeSet<>(names);
		all.addAll(ids);
		return all;
	}
}
