package org.telltale.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;
import org.telltale.casework.facts.MerkleTree;
import org.telltale.report.input.ReportInput;
import org.telltale.seal.Attachment;
import org.telltale.seal.Attachment.Relationship;

/**
 * The files that a report carries (docs/formats/facts.md): the facts that it cites, the journal, and the manifest of both.
 *
 * @param files what is embedded, in this order; the manifest is the last
 * @param digests what the appendix prints of them
 */
record FactAttachments(List<Attachment> files, Map<String, String> digests) {

	/** Firmware images hold very many of them; only those that a link, a finding or a condition names are attached. */
	private static final Set<String> ONLY_IF_CITED = Set.of("artefact", "indicator", "rom-default", "rom-text");

	static FactAttachments of(ReportInput input) {
		List<Json.Fields> all = FactLine.sorted(input.facts());
		List<Json.Fields> cited = cited(all);
		List<String> citedLines = cited.stream().map(Json.Fields::toString).toList();
		String root = MerkleTree.root(citedLines).hex();
		String allRoot = MerkleTree.root(all.stream().map(Json.Fields::toString).toList()).hex();
		byte[] facts = bytes(String.join("", citedLines.stream().map(line -> line + "\n").toList()));
		Json.Fields settings = Json.object();
		input.head().settings().forEach(settings::put);
		List<Attachment> files = new ArrayList<>(List.of(new Attachment(Attachment.FACTS, "application/x-ndjson", Relationship.DATA, "The facts that this report cites, one a line", facts)));
		String head = "";
		if (!input.journal().isEmpty()) {
			files.add(new Attachment(Attachment.JOURNAL, "application/x-ndjson", Relationship.SUPPLEMENT, "The case's journal up to this report, one entry a line", journal(input)));
			head = input.journal().getLast().text("hash").orElse("");
		}
		byte[] manifest = bytes(Json.object().put("v", 1).put("count", cited.size()).put("root", root).put("facts", Digest.sha256(facts).hex())
				.put("all", Json.object().put("count", all.size()).put("root", allRoot)).put("evidence", evidence(cited)).put("settings", settings)
				.put("version", input.head().tool()).put("synthetic", input.caseFile().isSynthetic())
				.put("text", Json.object().put("v", 1).put("language", "en").put("zone", input.caseFile().getZone())).put("attachments", attached(files))
				.put("journal", Json.object().put("count", input.journal().size()).put("head", head)).toString());
		files.add(new Attachment(Attachment.MANIFEST, "application/json", Relationship.DATA, "Counts, digests and Merkle roots of the facts; evidence; settings", manifest));
		Map<String, String> digests = new LinkedHashMap<>();
		digests.put("facts.jsonl, attached", cited.size() + " facts\nSHA-256 " + Digest.sha256(facts).hex() + "\nMerkle root " + root);
		if (!head.isEmpty()) {
			digests.put("journal.jsonl, attached", input.journal().size() + " entries\nhead of the chain " + head);
		}
		digests.put("manifest.json, attached", "SHA-256 " + Digest.sha256(manifest).hex());
		digests.put("All facts of the case", all.size() + " facts\nMerkle root " + allRoot);
		return new FactAttachments(List.copyOf(files), digests);
	}

	/** The bytes of an attached file. */
	byte[] content(String name) {
		return files.stream().filter(file -> file.name().equals(name)).findFirst().orElseThrow().content();
	}

	/** The entries as they stand in the case's journal: what the list adds for readers is taken off. */
	private static byte[] journal(ReportInput input) {
		return bytes(String.join("", input.journal().stream().map(entry -> entry.copy().remove("type").remove("time") + "\n").toList()));
	}

	/** Name, length and digest of each attached file but the manifest, which cannot name itself. */
	private static Json attached(List<Attachment> files) {
		return Json.array(files.stream().<Json>map(file -> Json.object().put("name", file.name()).put("length", file.content().length)
				.put("sha256", Digest.sha256(file.content()).hex())).toList());
	}

	/** Facts in their order, without the firmware strings that nothing cites. */
	private static List<Json.Fields> cited(List<Json.Fields> all) {
		Set<String> named = new TreeSet<>();
		for (Json.Fields fact : all) {
			switch (fact.text("type").orElse("")) {
				case "link" -> {
					fact.text("artefact").ifPresent(named::add);
					fact.text("indicator").ifPresent(named::add);
				}
				case "finding" -> {
					fact.items("supports").forEach(id -> id.asText().ifPresent(named::add));
					fact.items("contrary").forEach(id -> id.asText().ifPresent(named::add));
					fact.items("explanations").stream().flatMap(tried -> tried.items("facts").stream()).forEach(id -> id.asText().ifPresent(named::add));
				}
				case "condition" -> fact.get("source").flatMap(FactAttachments::saidByRom).ifPresent(named::add);
				default -> {
					// other facts name no firmware
				}
			}
		}
		return all.stream().filter(f -> !ONLY_IF_CITED.contains(f.text("type").orElse("")) || isNamed(f, named)).toList();
	}

	private static boolean isNamed(Json.Fields fact, Set<String> named) {
		return named.contains(FactLine.id(fact)) || saidByRom(fact.text("evidence"), fact.text("name")).filter(named::contains).isPresent() || fact.text(fact.text("type").orElse("")).filter(named::contains).isPresent();
	}

	/** The default or text of a ROM that a condition's source names. */
	private static Optional<String> saidByRom(Json source) {
		return saidByRom(source.text("evidence"), source.text("reference"));
	}

	private static Optional<String> saidByRom(Optional<String> evidence, Optional<String> name) {
		return evidence.flatMap(item -> name.map(said -> item + " " + said));
	}

	private static Json evidence(Collection<Json.Fields> facts) {
		List<Json> items = new ArrayList<>();
		facts.stream().filter(f -> f.text("type").orElse("").equals("evidence")).forEach(f -> items.add(Json.object()
				.put("evidence", f.text("evidence").orElse("")).put("name", f.text("name").orElse("")).put("length", f.integer("length").orElse(0L))));
		return Json.array(items);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}
}
