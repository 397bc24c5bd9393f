package org.telltale.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.seal.Attachment;
import org.telltale.seal.DemoKeys;
import org.telltale.seal.FinishOptions;
import org.telltale.seal.Finisher;
import org.telltale.seal.SealException;
import org.telltale.seal.Signer;
import org.telltale.seal.SigningOptions;
import org.telltale.seal.facts.MerkleTree;

/** A real report, taken apart, changed, and sealed again with a good key: what a dishonest signer can do. */
final class ResealedReport {

	private final PDDocument pages;
	private final Map<String, byte[]> attached = new TreeMap<>();
	private final Instant at;

	private ResealedReport(PDDocument pages, Instant at) {
		this.pages = pages;
		this.at = at;
	}

	/** Takes a report apart. @param at when it is sealed again */
	static ResealedReport of(Path report, Instant at) throws IOException {
		ResealedReport parts = new ResealedReport(Loader.loadPDF(report.toFile()), at);
		Map<String, PDComplexFileSpecification> files = parts.pages.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
		for (Map.Entry<String, PDComplexFileSpecification> file : files.entrySet()) {
			parts.attached.put(file.getKey(), file.getValue().getEmbeddedFile().toByteArray());
		}
		parts.pages.getDocumentCatalog().getCOSObject().removeItem(COSName.getPDFName("Perms"));
		parts.pages.getDocumentCatalog().getCOSObject().removeItem(COSName.ACRO_FORM);
		takeSignatureOutOfTree(parts.pages.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.STRUCT_TREE_ROOT));
		parts.pages.getDocumentCatalog().getCOSObject().removeItem(COSName.getPDFName("AF"));
		parts.pages.getDocumentCatalog().getNames().setEmbeddedFiles(null);
		for (PDPage page : parts.pages.getPages()) {
			page.setAnnotations(page.getAnnotations().stream().filter(annotation -> !(annotation instanceof PDAnnotationWidget)).toList());
		}
		return parts;
	}

	/** Changes the pages. */
	ResealedReport pages(Consumer<PDDocument> change) {
		change.accept(pages);
		return this;
	}

	/** The lines of an attachment. */
	List<String> lines(String name) {
		return new ArrayList<>(new String(attached.get(name), StandardCharsets.UTF_8).lines().toList());
	}

	/** Puts other lines in, and has the manifest say that they are right. */
	ResealedReport lines(String name, List<String> lines) throws JsonSyntaxException {
		byte[] content = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
		attached.put(name, content);
		Json.Fields manifest = ((Json.Fields) JsonReader.read(new String(attached.get(Attachment.MANIFEST), StandardCharsets.UTF_8))).copy();
		List<Json> files = new ArrayList<>();
		for (Json file : manifest.items("attachments")) {
			String of = file.text("name").orElse("");
			files.add(Json.object().put("name", of).put("length", attached.get(of).length).put("sha256", Digest.sha256(attached.get(of)).hex()));
		}
		manifest.put("attachments", Json.array(files));
		if (name.equals(Attachment.FACTS)) {
			List<byte[]> leaves = lines.stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
			manifest.put("facts", Digest.sha256(content).hex()).put("count", lines.size()).put("root", MerkleTree.root(leaves).hex());
		}
		attached.put(Attachment.MANIFEST, manifest.toString().getBytes(StandardCharsets.UTF_8));
		return this;
	}

	/** Changes one fact and gives it its new id, and its place. */
	ResealedReport fact(String type, Consumer<Json.Fields> change) throws JsonSyntaxException {
		List<String> lines = lines(Attachment.FACTS);
		String line = lines.stream().filter(l -> l.contains("\"type\":\"" + type + "\"")).findFirst().orElseThrow();
		Json.Fields fact = ((Json.Fields) JsonReader.read(line)).copy().remove("id");
		change.accept(fact);
		String id = Digest.sha256(fact.toString().getBytes(StandardCharsets.UTF_8)).hex();
		lines.remove(line);
		TreeMap<String, String> sorted = new TreeMap<>();
		for (String other : lines) {
			sorted.put(JsonReader.read(other).text("id").orElseThrow(), other);
		}
		sorted.put(id, fact.put("id", id).toString());
		return lines(Attachment.FACTS, List.copyOf(sorted.values()));
	}

	/** Its field is the last that the structure tree holds. */
	private static void takeSignatureOutOfTree(COSDictionary tree) {
		COSArray elements = tree.getCOSDictionary(COSName.K).getCOSArray(COSName.K);
		elements.remove(elements.size() - 1);
		COSArray parents = tree.getCOSDictionary(COSName.getPDFName("ParentTree")).getCOSArray(COSName.NUMS);
		parents.remove(parents.size() - 1);
		parents.remove(parents.size() - 1);
	}

	/** Seals it in a folder, which gets {@code root.pem}, {@code examiner.p12} and the report. */
	Path seal(Path folder) throws IOException, SealException {
		DemoKeys.Made keys = new DemoKeys().create(folder, "Demo Script", "demo".toCharArray(), at.minus(Duration.ofHours(1)));
		Path plain = folder.resolve("plain.pdf");
		pages.save(plain.toFile());
		pages.close();
		List<Attachment> files = attached.entrySet().stream().map(file -> new Attachment(file.getKey(), "application/json", Attachment.Relationship.DATA, file.getKey(), file.getValue())).toList();
		Path finished = folder.resolve("finished.pdf");
		new Finisher().write(plain, finished, new FinishOptions("Report", "Demo Script", "en-GB", "Telltale 0.1.0", at, files));
		Path report = folder.resolve("report.pdf");
		new Signer().sign(finished, report, keys.key(), new SigningOptions("Report", at)).value().orElseThrow();
		Files.delete(plain);
		Files.delete(finished);
		return report;
	}
}
