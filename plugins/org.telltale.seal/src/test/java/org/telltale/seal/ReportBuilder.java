package org.telltale.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.facts.Manifest;
import org.telltale.seal.facts.MerkleTree;
import org.telltale.seal.journal.JournalFile;
import org.telltale.seal.masking.MaskedJournal;
import org.telltale.seal.refusal.Refusal;
import org.telltale.seal.text.WrittenPages;

/** Builds whole sealed reports by hand: facts with ids, manifest, PDF/A, signature. */
final class ReportBuilder {

	static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
	private static final char[] PASSWORD = "correct horse".toCharArray();

	private final Path folder;
	private final TreeMap<String, String> lines = new TreeMap<>();
	private final List<Json> evidence = new ArrayList<>();
	private UnaryOperator<List<String>> journal = UnaryOperator.identity();
	private UnaryOperator<List<String>> maskedJournal = UnaryOperator.identity();
	private UnaryOperator<List<String>> pages = UnaryOperator.identity();
	private UnaryOperator<Json.Fields> manifest = UnaryOperator.identity();
	private PlainReport.Edit edit = document -> {
	};
	private Optional<PlainReport.Edit> written = Optional.empty();
	private final List<Attachment> more = new ArrayList<>();
	private boolean synthetic = true;
	private boolean withJournal = true;
	private String master = "full";
	private final DemoKeys.Made keys;

	ReportBuilder(Path folder) throws SealException {
		this(folder, keys(folder));
	}

	/** A report signed by a key that is there already, or one that is never signed. */
	ReportBuilder(Path folder, DemoKeys.Made keys) {
		this.folder = folder;
		this.keys = keys;
	}

	/** A key and its trust, for reports that are signed in a folder. */
	static DemoKeys.Made keys(Path folder) throws SealException {
		return new DemoKeys().create(folder, "Demo Script", PASSWORD, NOW);
	}

	ReportBuilder synthetic(boolean marked) {
		synthetic = marked;
		return this;
	}

	/** Makes it the public report, with a masked journal and a disclosure file that nobody gives, or the summary. */
	ReportBuilder master(String word) {
		master = word;
		return this;
	}

	/** Adds a fact and returns its id. */
	String add(Json.Fields fact) {
		String id = Digest.sha256(fact.toString().getBytes(StandardCharsets.UTF_8)).hex();
		lines.put(id, fact.copy().put("id", id).toString());
		return id;
	}

	void evidence(String id, String name, long length) {
		evidence.add(Json.object().put("evidence", id).put("name", name).put("length", length));
	}

	byte[] factBytes() {
		return lines.values().stream().map(line -> line + "\n").reduce("", String::concat).getBytes(StandardCharsets.UTF_8);
	}

	/** A journal of three entries, as the test changed it. */
	byte[] journalBytes() {
		List<String> entries = new ArrayList<>();
		String previous = "0".repeat(64);
		for (int sequence = 1; sequence <= 3; sequence++) {
			Json.Fields entry = Json.object().put("sequence", sequence).put("at", "177009150" + sequence + "000000000").put("actor", "Demo Script").put("role", "examiner").put("workstation", "")
					.put("tool", "Telltale 0.1.0").put("action", "edit-case").put("objects", Json.array(List.of())).put("parameters", Json.object()).put("reason", "").put("before", "")
					.put("after", "").put("previous", previous);
			previous = Digest.sha256(entry.toString().getBytes(StandardCharsets.UTF_8)).hex();
			entries.add(entry.put("hash", previous).toString());
		}
		return (String.join("\n", journal.apply(entries)) + "\n").getBytes(StandardCharsets.UTF_8);
	}

	/** The journal as a public report carries it, as the test changed it. */
	byte[] maskedJournalBytes() {
		List<String> entries = new ArrayList<>();
		for (String line : new String(journalBytes(), StandardCharsets.UTF_8).split("\n")) {
			Json.Fields entry = parsed(line);
			Json.Fields rules = Json.object().put("/parameters", "other");
			entry.put("parameters", commitment("parameters " + line));
			for (String digest : List.of("previous", "hash")) {
				entry.put(digest, commitment(entry.text(digest).orElseThrow()));
				rules.put("/" + digest, "digest");
			}
			for (String unshown : List.of("role", "tool")) {
				entry.put(unshown, commitment(unshown + line));
				rules.put("/" + unshown, "other");
			}
			entries.add(entry.put("masked", rules).toString());
		}
		return (String.join("\n", maskedJournal.apply(entries)) + "\n").getBytes(StandardCharsets.UTF_8);
	}

	private static Json.Fields parsed(String line) {
		try {
			return ((Json.Fields) JsonReader.read(line)).copy();
		} catch (JsonSyntaxException e) {
			throw new IllegalStateException(line, e);
		}
	}

	private static String commitment(String text) {
		return Digest.sha256(("salt " + text).getBytes(StandardCharsets.UTF_8)).hex();
	}

	/** Leaves the journal out, and the manifest says so. */
	ReportBuilder withoutJournal() {
		withJournal = false;
		return this.manifest(manifest -> manifest.put("attachments", Json.array(manifest.items("attachments").subList(0, 1))));
	}

	/** Changes the masked journal before the pages are made of it. */
	ReportBuilder maskedJournal(UnaryOperator<List<String>> change) {
		maskedJournal = change;
		return this;
	}

	/** Changes the journal before all else is made of it. */
	ReportBuilder journal(UnaryOperator<List<String>> change) {
		journal = change;
		return this;
	}

	/** Changes the lines of the pages before they are drawn. */
	ReportBuilder pages(UnaryOperator<List<String>> change) {
		pages = change;
		return this;
	}

	/** Changes the manifest at the end. */
	ReportBuilder manifest(UnaryOperator<Json.Fields> change) {
		manifest = change;
		return this;
	}

	/** Changes the document before it is finished. */
	ReportBuilder document(PlainReport.Edit change) {
		edit = change;
		return this;
	}

	/** Changes the document as it was written, with its fonts, before it is finished. */
	ReportBuilder written(PlainReport.Edit change) {
		written = Optional.of(change);
		return this;
	}

	/** Attaches one more file that no manifest lists. */
	ReportBuilder more(Attachment attachment) {
		more.add(attachment);
		return this;
	}

	byte[] manifestBytes() {
		List<byte[]> leaves = lines.values().stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
		Json.Fields manifest = Json.object().put("v", 1).put("count", lines.size()).put("root", MerkleTree.root(leaves).hex())
				.put("facts", Digest.sha256(factBytes()).hex()).put("evidence", Json.array(evidence)).put("settings", Json.object())
				.put("version", "0.1.0").put("all", Json.object().put("count", lines.size()).put("root", MerkleTree.root(leaves).hex()));
		String entry = new String(journalBytes(), StandardCharsets.UTF_8);
		manifest.put("text", Json.object().put("v", 1).put("language", "en").put("zone", "UTC")).put("attachments", Json.array(List.of(attached(Attachment.FACTS, factBytes()),
				attached(Attachment.JOURNAL, journalBytes())))).put("journal", Json.object().put("count", entry.lines().count()).put("head", entry.replaceAll("(?s).*\"hash\":\"([0-9a-f]+)\".*", "$1")));
		if (synthetic) {
			manifest.put("synthetic", true);
		}
		if (!master.equals("full")) {
			manifest.put("master", master);
		}
		if (master.equals("public")) {
			String masked = new String(maskedJournalBytes(), StandardCharsets.UTF_8);
			manifest.put("attachments", Json.array(List.of(attached(Attachment.FACTS, factBytes()), attached(Attachment.MASKED_JOURNAL, maskedJournalBytes()))))
					.put("journal", Json.object().put("count", masked.lines().count()).put("head", masked.replaceAll("(?s).*\"hash\":\"([0-9a-f]+)\".*", "$1")))
					.put("masked", Json.object().put("/journal/head", "digest")).put("disclosure", Json.object().put("sha256", "0".repeat(64)).put("count", 1));
		}
		return this.manifest.apply(manifest).toString().getBytes(StandardCharsets.UTF_8);
	}

	private static Json attached(String name, byte[] content) {
		return Json.object().put("name", name).put("length", content.length).put("sha256", Digest.sha256(content).hex());
	}

	/** What the pages say: what the facts say, unless these are none that could be read. */
	List<String> pages(byte[] facts, byte[] manifest) {
		try {
			return WrittenPages.of(FactFile.read(facts), master.equals("public") ? MaskedJournal.read(maskedJournalBytes()) : JournalFile.read(journalBytes()), Manifest.read(manifest));
		} catch (Refusal unreadable) {
			return List.of(String.valueOf(unreadable.getMessage()));
		}
	}

	Path build(String name) throws IOException, SealException {
		return build(name, factBytes(), manifestBytes());
	}

	Path build(String name, byte[] facts, byte[] manifest) throws IOException, SealException {
		return build(name, facts, manifest, List.of());
	}

	/** @param others further attachments */
	Path build(String name, byte[] facts, byte[] manifest, List<Attachment> others) throws IOException, SealException {
		Path plain = folder.resolve(name + "-plain.pdf");
		PlainReport.write(plain, pages.apply(pages(facts, manifest)), edit, new String(manifest, StandardCharsets.UTF_8).contains("\"language\":\"de\"") ? "Seite %d von %d" : "Page %d of %d");
		if (written.isPresent()) {
			try (PDDocument document = Loader.loadPDF(Files.readAllBytes(plain))) {
				written.get().apply(document);
				document.save(plain.toFile());
			}
		}
		Path finished = folder.resolve(name + "-finished.pdf");
		List<Attachment> attachments = new ArrayList<>(List.of(new Attachment(Attachment.FACTS, "application/jsonl", Attachment.Relationship.DATA, "Facts", facts),
						master.equals("public") ? new Attachment(Attachment.MASKED_JOURNAL, "application/jsonl", Attachment.Relationship.DATA, "Journal", maskedJournalBytes())
								: new Attachment(Attachment.JOURNAL, "application/jsonl", Attachment.Relationship.DATA, "Journal", journalBytes()),
						new Attachment(Attachment.MANIFEST, "application/json", Attachment.Relationship.DATA, "Manifest", manifest)));
		attachments.removeIf(file -> !withJournal && file.description().equals("Journal"));
		attachments.addAll(more);
		attachments.addAll(others);
		FinishOptions options = new FinishOptions("Report", "Demo Script", "en-GB", "Telltale 0.1.0", NOW, attachments);
		new Finisher().finish(plain, finished, options);
		Path signed = folder.resolve(name + ".pdf");
		new Signer().sign(finished, signed, keys.key(), new SigningOptions("Final report", NOW)).value().orElseThrow();
		Files.delete(plain);
		Files.delete(finished);
		return signed;
	}

	TrustAnchor root() throws SealException {
		return TrustStore.read(keys.root()).get(0);
	}

	VerifyOptions options() throws SealException {
		return new VerifyOptions(Optional.empty(), List.of(root()), false, NOW.plusSeconds(60));
	}

	VerifyOptions options(Path evidenceFolder) throws SealException {
		return new VerifyOptions(Optional.of(evidenceFolder), List.of(root()), false, NOW.plusSeconds(60));
	}
}
