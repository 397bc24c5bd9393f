package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.telltale.base.json.Json;

/** Short marks for what stands behind a value of the endpoint table: T1, T2... for rows of reference tables, U1, U2... for reasons of not knowing. */
final class EndpointSources {

	/** As the endpoint list prints it (docs/formats/lists.md): {@code NAME (sha256 DIGITS, of DAY, PERIOD, after SOURCE)}. */
	private static final Pattern PROVENANCE = Pattern.compile("(.*) \\(sha256 ([0-9a-f]+), (.*?)(?:, after (.*))?\\)", Pattern.DOTALL);

	private final Map<String, String> tables = new LinkedHashMap<>();
	private final Map<String, String> reasons = new LinkedHashMap<>();
	private final Facts facts;

	EndpointSources(Facts facts) {
		this.facts = facts;
	}

	/** The mark of a source, the same for the same text. */
	String table(String provenance) {
		return tables.computeIfAbsent(provenance, p -> "T" + (tables.size() + 1));
	}

	/** The mark of a reason, the same for the same text. */
	String reason(String why) {
		return reasons.computeIfAbsent(why, w -> "U" + (reasons.size() + 1));
	}

	/** A row for each mark given so far. */
	List<EndpointRows.Source> rows() {
		List<EndpointRows.Source> rows = new ArrayList<>();
		tables.forEach((provenance, mark) -> rows.add(row(mark, provenance)));
		reasons.forEach((why, mark) -> rows.add(new EndpointRows.Source("[" + mark + "]", facts.words().of("not-known"), "", "", facts.sentences().of("unknown", why))));
		return rows;
	}

	private EndpointRows.Source row(String mark, String provenance) {
		Matcher parts = PROVENANCE.matcher(provenance);
		if (!parts.matches()) {
			return new EndpointRows.Source("[" + mark + "]", provenance, "", "", "");
		}
		return new EndpointRows.Source("[" + mark + "]", parts.group(1), digest(parts.group(2)), period(parts.group(3)), Optional.ofNullable(parts.group(4)).orElse(facts.words().of("not-named")));
	}

	/** As the list prints it, in English: a day, a table's own name for a span. */
	private String period(String of) {
		return facts.sentences().of("period", of);
	}

	/** The whole digest of the one item of evidence that begins so; the digits as given if none does. */
	private String digest(String digits) {
		List<String> whole = facts.of("evidence").stream().map((Json.Fields f) -> Facts.text(f, "evidence")).filter(id -> id.startsWith(digits)).distinct().toList();
		return whole.size() == 1 ? whole.getFirst() : digits + "…";
	}
}
