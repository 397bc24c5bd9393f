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
import org.telltale.casework.facts.FactLine;
import org.telltale.casework.facts.MerkleTree;
import org.telltale.report.input.ReportInput;
import org.telltale.report.internal.attached.AttachedFacts;
import org.telltale.report.internal.masking.Masking;
import org.telltale.seal.Attachment;
import org.telltale.seal.Attachment.Relationship;

/**
 * The files that a report carries (docs/formats/facts.md): the facts that it cites, and their manifest.
 *
 * @param facts content of {@code facts.jsonl}
 * @param manifest content of {@code manifest.json}
 * @param digests what the appendix prints of them
 * @param disclosure content of the sealed disclosure file beside a public report; never attached
 */
record FactAttachments(byte[] facts, byte[] manifest, Map<String, String> digests, Optional<byte[]> disclosure) {

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
		byte[] facts = bytes(String.join("", citedLines.stream().map(line -> line + "\n").toList()));
		Json.Fields settings = Json.object();
		input.head().settings().forEach(settings::put);
		Json.Fields lines = Json.object().put("v", 1).put("count", cited.size()).put("root", root).put("facts", Digest.sha256(facts).hex())
				.put("all", Json.object().put("count", all.size()).put("root", allRoot)).put("evidence", evidence(cited)).put("settings", settings)
				.put("version", input.head().tool()).put("synthetic", input.caseFile().isSynthetic()).put("master", master.word());
		Optional<byte[]> disclosure = masking.map(m -> m.disclosure(input.caseFile().getNumber(), root));
		disclosure.ifPresent(content -> lines.put("masked", Json.object().put("/all/root", "digest"))
				.put("disclosure", Json.object().put("sha256", Digest.sha256(content).hex()).put("count", masking.get().openings())));
		byte[] manifest = bytes(lines.toString());
		Map<String, String> digests = new LinkedHashMap<>();
		digests.put("facts.jsonl, attached", cited.size() + " facts\nSHA-256 " + Digest.sha256(facts).hex() + "\nMerkle root " + root);
		digests.put("manifest.json, attached", "SHA-256 " + Digest.sha256(manifest).hex());
		digests.put("All facts of the case", all.size() + " facts\nMerkle root " + allRoot);
		disclosure.ifPresent(content -> digests.put("Sealed disclosure file, beside this report and not in it", masking.get().openings() + " openings\nSHA-256 " + Digest.sha256(content).hex()));
		return new FactAttachments(facts, manifest, digests, disclosure);
	}

	List<Attachment> files() {
		return List.of(new Attachment(Attachment.FACTS, "application/x-ndjson", Relationship.DATA, "The facts that this report cites, one a line", facts),
				new Attachment(Attachment.MANIFEST, "application/json", Relationship.DATA, "Counts, digests and Merkle roots of the facts; evidence; settings", manifest));
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
