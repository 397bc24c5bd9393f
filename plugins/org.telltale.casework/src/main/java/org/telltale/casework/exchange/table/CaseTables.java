package org.telltale.casework.exchange.table;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.base.json.Json;
import org.telltale.casework.exchange.input.ExchangeInput;
import org.telltale.model.CaseFile;

/** The tables of a case, by the name of their files without ending (docs/formats/export.md). */
public final class CaseTables {

	private CaseTables() {
	}

	/** All tables, in a fixed order; one without rows has its head. */
	public static Map<String, CsvTable> of(ExchangeInput input) {
		Map<String, CsvTable> tables = new LinkedHashMap<>();
		tables.put("evidence", facts(input, "evidence", by("name"), "exhibitNumber", "name", "kind", "format", "length", "evidence", "run", "point", "acquirer", "acquiredAt"));
		tables.put("handsets", facts(input, "handset", by("handset"), "handset", "make", "model", "build", "serial", "imeis", "addresses", "excluded"));
		tables.put("runs", facts(input, "run", by("run"), "run", "handset", "start", "end", "hypothetical", "excluded"));
		tables.put("conditions", facts(input, "condition", by("run").thenComparing(by("dimension")).thenComparing(at("from")), "run", "dimension", "value", "from", "to", "uncertainty", "source.kind", "source.evidence"));
		tables.put("stimuli", facts(input, "stimulus", by("run").thenComparing(at("at")), "run", "at", "kind", "exhibits"));
		tables.put("exhibits", facts(input, "exhibit", by("exhibitId"), "exhibitId", "kind", "value", "sha256", "length"));
		tables.put("claims", facts(input, "claim", by("claim"), "claim", "claimant", "date", "text", "predicate", "source"));
		tables.put("cells", facts(input, "cell", by("claim").thenComparing(by("run")).thenComparing(by("kind")), "claim", "run", "kind", "verdict", "reasons", "witnesses", "stimuli", "exposure", "unreadable", "statementAlone"));
		tables.put("flows", facts(input, "flow", at("first").thenComparing(by("flow")), "flow", "first", "last", "run", "device", "transport", "client.address", "client.port", "server.address", "server.port", "protocol", "bytes.out", "bytes.in", "unreadable.out"));
		tables.put("names", facts(input, "name", by("address").thenComparing(at("at")), "address", "name", "source", "at", "evidence", "frame", "flow"));
		tables.put("endpoints", new CsvTable(List.of("address", "host", "hostSource", "asOf", "country", "owner", "as", "registry", "flows", "bytesOut", "bytesIn", "unreadableOut", "sightings", "first", "last", "runs"), input.endpoints()));
		tables.put("sightings", facts(input, "sighting", at("at"), "at", "exhibitId", "kind", "strength", "direction", "run", "device", "host", "server.address", "server.port", "chain", "variant", "log10Chance", "flow", "evidence", "frames"));
		tables.put("findings", facts(input, "finding", by("severity").thenComparing(by("title")), "finding", "severity", "status", "title", "explanation", "limits", "alternatives", "supports", "contrary", "decidedBy", "reason", "rule", "ruleVersion"));
		tables.put("artefacts", facts(input, "artefact", by("path"), "path", "package", "version", "length", "sha256", "evidence", "imageOffset"));
		tables.put("indicators", facts(input, "indicator", by("value"), "value", "kind", "artefact", "offset", "length"));
		tables.put("links", facts(input, "link", by("path"), "path", "address", "host", "basis", "strength"));
		tables.put("apps", facts(input, "flow-app", at("at"), "at", "uid", "packages", "flow", "basis", "atSource"));
		tables.put("problems", facts(input, "problem", by("code"), "code", "where.evidence", "where.offset", "where.length", "what", "consequence"));
		tables.put("people", new CsvTable(List.of("id", "name", "role", "organisation"), people(input.caseFile())));
		tables.put("custody", new CsvTable(List.of("id", "at", "actor", "action", "objects", "place", "reason"), custody(input.caseFile())));
		tables.put("journal", new CsvTable(List.of("sequence", "time", "actor", "role", "tool", "action", "objects", "reason", "hash", "previous"), input.journal()));
		return tables;
	}

	private static CsvTable facts(ExchangeInput input, String type, Comparator<Json.Fields> order, String... columns) {
		return new CsvTable(List.of(columns), input.facts(type).stream().sorted(order.thenComparing(by("id"))).toList());
	}

	private static Comparator<Json.Fields> by(String member) {
		return Comparator.comparing(fact -> fact.text(member).orElse(""), CaseFacts::byNumberInName);
	}

	private static Comparator<Json.Fields> at(String member) {
		return Comparator.comparingLong(fact -> fact.integer(member).orElse(0L));
	}

	/** The people of a case as records (docs/formats/lists.md). */
	public static List<Json.Fields> people(CaseFile file) {
		return file.getPeople().stream().map(p -> Json.object().put("type", "person").put("id", p.getId())
				.put("name", p.getName()).put("role", p.getRole()).put("organisation", p.getOrganisation())).toList();
	}

	/** What was done outside of the case as records (docs/formats/lists.md). */
	public static List<Json.Fields> custody(CaseFile file) {
		return file.getCustody().stream().map(c -> Json.object().put("type", "custody").put("id", c.getId())
				.put("at", String.valueOf(c.getAt())).put("actor", c.getActor()).put("action", c.getAction().getLiteral())
				.put("objects", Json.texts(c.getObjects())).put("place", c.getPlace()).put("reason", c.getReason())).toList();
	}

	/** How many rows each table has. */
	public static Json.Fields counts(Map<String, CsvTable> tables) {
		Json.Fields counts = Json.object();
		tables.forEach((name, table) -> counts.put(name, table.records().size()));
		return counts;
	}
}
