package org.telltale.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.casework.exchange.input.ExchangeInput;
import org.telltale.casework.exchange.uco.UcoDocument;
import org.telltale.casework.facts.FactLine;
import org.telltale.casework.facts.MerkleTree;
import org.telltale.report.input.ReportInput;
import org.telltale.report.internal.attached.AttachedFacts;
import org.telltale.report.internal.masking.Masking;
import org.telltale.report.internal.words.Words;
import org.telltale.seal.Attachment;
import org.telltale.seal.Attachment.Relationship;

/**
 * The files that a report carries (docs/formats/facts.md): the facts that it cites, the journal, the case for other programs, and the manifest of these.
 *
 * @param files what is embedded, in this order; the manifest is the last
 * @param digests what the appendix prints of them
 * @param disclosure content of the sealed disclosure file beside a public report; never attached
 */
record FactAttachments(List<Attachment> files, Map<String, String> digests, Optional<byte[]> disclosure) {

	/** Those of a full or a summary report. */
	static FactAttachments of(ReportInput input) {
		return of(input, Master.FULL, Optional.empty());
	}

	/**
	 * The attachments of any report.
	 *
	 * @param input of a public report the masked one
	 * @param masking what masked it; empty for the others
	 */
	static FactAttachments of(ReportInput input, Master master, Optional<Masking> masking) {
		List<Json.Fields> all = FactLine.sorted(input.facts());
		List<Json.Fields> cited = AttachedFacts.of(all);
		List<String> citedLines = cited.stream().map(Json.Fields::toString).toList();
		String root = MerkleTree.root(citedLines).hex();
		String allRoot = masking.map(Masking::allRoot).orElseGet(() -> MerkleTree.root(all.stream().map(Json.Fields::toString).toList()).hex());
		byte[] facts = bytes(cited);
		Json.Fields settings = Json.object();
		input.head().settings().forEach(settings::put);
		Optional<byte[]> disclosure = masking.map(m -> m.disclosure(input.caseFile().getNumber(), root));
		List<Attachment> files = new ArrayList<>(List.of(new Attachment(Attachment.FACTS, "application/x-ndjson", Relationship.DATA, "The facts that this report cites, one a line", facts)));
		Json.Fields lines = Json.object().put("v", 1).put("count", cited.size()).put("root", root).put("facts", Digest.sha256(facts).hex())
				.put("all", Json.object().put("count", all.size()).put("root", allRoot)).put("evidence", evidence(cited)).put("settings", settings)
				.put("version", input.head().tool()).put("synthetic", input.caseFile().isSynthetic()).put("master", master.word()).put("report", report(input))
				.put("seal", input.head().seal().json()).put("text", Json.object().put("v", 1).put("language", input.head().edition().language().code()).put("zone", input.caseFile().getZone()));
		Words words = Words.in(input.head().edition().language());
		Map<String, String> others = new LinkedHashMap<>();
		lines.put("journal", journal(input, masking.isPresent(), files, others, words));
		if (masking.isEmpty()) {
			exchange(input, all, files, others, words);
		}
		disclosure.ifPresent(content -> lines.put("masked", masked(input))
				.put("disclosure", Json.object().put("sha256", Digest.sha256(content).hex()).put("count", masking.get().openings())));
		byte[] manifest = bytes(lines.put("attachments", attached(files)).toString());
		files.add(new Attachment(Attachment.MANIFEST, "application/json", Relationship.DATA, "Counts, digests and Merkle roots of the facts; evidence; settings", manifest));
		Map<String, String> digests = new LinkedHashMap<>();
		digests.put(words.of("attached", Attachment.FACTS), words.of("attached.facts", cited.size(), Digest.sha256(facts).hex(), root));
		digests.putAll(others);
		digests.put(words.of("attached", Attachment.MANIFEST), "SHA-256 " + Digest.sha256(manifest).hex());
		digests.put(words.of("attached.all"), words.of("attached.all.root", all.size(), allRoot));
		disclosure.ifPresent(content -> digests.put(words.of("attached.disclosure"), words.of("attached.openings", masking.get().openings(), Digest.sha256(content).hex())));
		return new FactAttachments(List.copyOf(files), digests, disclosure);
	}

	/**
	 * Adds the journal.
	 *
	 * @param masked whether its entries are
	 * @param digests what the appendix prints of it
	 * @return what the manifest states of it
	 */
	private static Json journal(ReportInput input, boolean masked, List<Attachment> files, Map<String, String> digests, Words words) {
		if (input.journal().isEmpty()) {
			return Json.object().put("count", 0).put("head", "");
		}
		String name = masked ? Attachment.MASKED_JOURNAL : Attachment.JOURNAL;
		String head = input.journal().getLast().text("hash").orElse("");
		files.add(new Attachment(name, "application/x-ndjson", Relationship.SUPPLEMENT, "The case's journal up to this report, one entry a line" + (masked ? ", masked" : ""), journal(input)));
		digests.put(words.of("attached", name), words.of("attached.journal", input.journal().size(), head));
		return Json.object().put("count", input.journal().size()).put("head", head);
	}

	/** Adds the case for other programs, which a public report leaves out. */
	private static void exchange(ReportInput input, List<Json.Fields> all, List<Attachment> files, Map<String, String> digests, Words words) {
		byte[] exchange = UcoDocument.cited(new ExchangeInput(input.caseFile(), all, input.endpoints(), input.journal(), ""));
		files.add(new Attachment(Attachment.CASE, "application/ld+json", Relationship.SUPPLEMENT, "The case as CASE/UCO 1.4.0, for other programs", exchange));
		digests.put(words.of("attached", Attachment.CASE), "SHA-256 " + Digest.sha256(exchange).hex());
	}

	/** What the manifest of a public report masks of itself. */
	private static Json masked(ReportInput input) {
		Json.Fields masked = Json.object().put("/all/root", "digest");
		return input.journal().isEmpty() ? masked : masked.put("/journal/head", "digest");
	}

	/** What a reviewer signs. */
	byte[] manifest() {
		return content(Attachment.MANIFEST);
	}

	/** The facts, one a line. */
	byte[] facts() {
		return content(Attachment.FACTS);
	}

	private static Json report(ReportInput input) {
		return Json.object().put("number", input.head().number()).put("version", input.head().version()).put("case", input.caseFile().getNumber())
				.put("issued", input.head().issued().toString()).put("examiner", input.head().examiner());
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

	private static Json evidence(Collection<Json.Fields> facts) {
		List<Json> items = new ArrayList<>();
		facts.stream().filter(f -> f.text("type").orElse("").equals("evidence")).forEach(f -> items.add(Json.object()
				.put("evidence", f.text("evidence").orElse("")).put("name", f.text("name").orElse("")).put("length", f.integer("length").orElse(0L))));
		return Json.array(items);
	}

	/** The facts as they are attached, one a line. */
	static byte[] bytes(List<Json.Fields> facts) {
		return bytes(String.join("", facts.stream().map(fact -> fact + "\n").toList()));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}
}
