package org.telltale.seal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.base.Digest;
import org.telltale.base.Problem;
import org.telltale.base.json.Json;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.facts.Manifest;
import org.telltale.seal.journal.JournalFile;
import org.telltale.seal.masking.MaskedJournal;
import org.telltale.seal.refusal.Refusal;
import org.telltale.seal.text.TextReview;

/** Judges what a genuine report carries beside its facts: attachments, journal, form, and what its pages say. */
final class ContentJudge {

	private static final int NAMED_RULES = 3;

	private final Map<String, byte[]> attachments;
	private final List<Check> checks;

	ContentJudge(Map<String, byte[]> attachments, List<Check> checks) {
		this.attachments = attachments;
		this.checks = checks;
	}

	/** The attached files are those that the manifest lists, each with its digest, and the journal's chain holds up to the stated head. */
	void judgeAttachments(Manifest manifest) throws Refusal {
		Map<String, Json> listed = new TreeMap<>();
		for (Json item : manifest.json().items("attachments")) {
			String name = item.text("name").orElse("");
			Refusal.unless(listed.put(name, item) == null, "the manifest lists an attachment twice: " + name);
		}
		Set<String> carried = new TreeSet<>(attachments.keySet());
		carried.remove(Attachment.MANIFEST);
		// made over the manifest, so not in it; it has a check of its own
		carried.remove(Attachment.REVIEW);
		Refusal.unless(carried.equals(listed.keySet()), "the report carries the attachments " + carried + ", its manifest lists " + listed.keySet());
		for (Map.Entry<String, Json> item : listed.entrySet()) {
			byte[] content = attachments.get(item.getKey());
			Refusal.unless(item.getValue().text("sha256").orElse("").equals(Digest.sha256(content).hex()) && item.getValue().integer("length").orElse(-1L) == content.length,
					"the attachment " + item.getKey() + " is not the one that the manifest lists");
		}
		checks.add(new Check("attachments", true, listed.size() + " beside the manifest, each with the digest that it lists"));
	}

	/** The chain of the attached journal; of a public report, its form and the links between its entries. */
	JournalFile judgeJournal(Manifest manifest) throws Refusal {
		if (manifest.isPublic()) {
			Refusal.unless(attachments.containsKey(Attachment.MASKED_JOURNAL), "the file carries no " + Attachment.MASKED_JOURNAL);
			JournalFile masked = MaskedJournal.read(attachments.get(Attachment.MASKED_JOURNAL));
			masked.requireStated(manifest.json());
			return masked;
		}
		Refusal.unless(attachments.containsKey(Attachment.JOURNAL), "the file carries no " + Attachment.JOURNAL);
		JournalFile journal = JournalFile.read(attachments.get(Attachment.JOURNAL));
		journal.requireStated(manifest.json());
		String masked = journal.masked() == 0 ? "" : "; " + journal.masked() + " of them masked: only their place in the chain was checked";
		checks.add(new Check("journal", true, journal.entries().size() + " entries, the chain of their hashes holds up to the head " + journal.head().substring(0, 12) + masked));
		return journal;
	}

	/** The file is PDF/A-3b. */
	void judgeForm(byte[] file) throws IOException {
		List<Problem> broken = new PdfA().brokenRules(file);
		checks.add(new Check("pdfa", broken.isEmpty(), broken.isEmpty() ? "PDF/A-3b, by veraPDF"
				: "not PDF/A-3b: " + String.join("; ", broken.stream().limit(NAMED_RULES).map(Problem::what).toList())));
	}

	/** The pages say what the facts say; false if they are in words that this verifier does not know, or some are taken out. */
	boolean judgePages(byte[] file, FactFile facts, JournalFile journal, Manifest manifest) throws Refusal, IOException {
		if (!TextReview.knows(manifest.json())) {
			checks.add(Check.notDone("pages", "not compared with the facts: language " + manifest.json().get("text").flatMap(text -> text.text("language")).orElse("not said") + ", whose words this verifier does not know"));
			return false;
		}
		List<TextReview.Result> results = TextReview.of(file, facts, journal, manifest);
		for (TextReview.Result result : results) {
			result.fault().ifPresent(fault -> checks.add(new Check("pages", false, fault)));
		}
		if (results.stream().allMatch(result -> result.fault().isEmpty())) {
			checks.add(new Check("pages", true, "sections " + String.join(", ", results.stream().map(TextReview.Result::section).toList()) + " say what the attached facts say; the number of all facts of the case, in section "
					+ (manifest.isSummary() ? "5" : "10") + ", is as the manifest states"));
		}
		int concealed = results.stream().mapToInt(TextReview.Result::concealed).sum();
		if (concealed > 0) {
			checks.add(Check.notDone("pages", "in " + concealed + " places a word of the report itself is taken out as [masked]: what stood there is not compared"));
		}
		return concealed == 0;
	}
}
