package org.telltale.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSSignedData;
import org.telltale.seal.SigningOptions.RevocationSources;
import org.telltale.seal.pdf.OpenSeal;
import org.telltale.seal.pdf.SignedBytes;
import org.telltale.seal.signature.CmsForm;
import org.telltale.seal.signature.CmsTimeStamp;
import org.telltale.seal.signature.TimeStampExchange;
import org.telltale.seal.text.WrittenPages;

/** Honest reports of every kind, and one file of each way to attack them. Closed, it answers no time stamps any more. */
final class AttackCorpus implements AutoCloseable {

	static final Instant NOW = ReportBuilder.NOW;
	private static final Instant BEFORE = NOW.minus(Duration.ofDays(30));
	private static final Pattern TYPED = Pattern.compile("(?s)(?<=[\\r\\n])\\d+ \\d+ obj\\b(?:(?!endobj).)*?/Type\\s*/([A-Za-z]+)");

	/**
	 * A file.
	 *
	 * @param family of attacks; empty of an honest one
	 * @param what was done, or what report it is
	 * @param at when it is judged
	 */
	record Sample(String family, String what, byte[] file, Instant at) {
		boolean honest() {
			return family.isEmpty();
		}
	}


	private final Path folder;
	private final TestAuthority root;
	private final TestAuthority.Issued examiner;
	private final SigningKey key;
	private final SealFixture fixture;
	private final StoryReports reports;
	private final LoopbackStamper stamper;
	private final RevocationSources lists;
	private final List<Sample> samples = new ArrayList<>();

	AttackCorpus(Path folder) throws Exception {
		this.folder = folder;
		root = new TestAuthority(folder, "Root of all", BEFORE);
		examiner = root.signer("Examiner One", BEFORE, 365);
		key = root.key(examiner, "examiner.p12");
		fixture = new SealFixture(folder, key, List.of(root.anchor()));
		reports = new StoryReports(folder, new DemoKeys.Made(key, root.rootFile()));
		stamper = new LoopbackStamper(root.stamper("Stamper", BEFORE, 3_650), NOW.plusSeconds(5));
		lists = new RevocationSources(List.of(crl()), List.of(), List.of());
	}

	/** The list of revoked certificates: none. */
	Path crl() throws Exception {
		return root.crl("root.crl", NOW.minusSeconds(60), NOW.plus(Duration.ofDays(7)));
	}

	TestAuthority root() {
		return root;
	}

	List<TrustAnchor> trust() {
		return List.of(root.anchor());
	}

	@Override
	public void close() {
		stamper.close();
	}

	/** All files, the honest ones first. */
	List<Sample> samples() throws Exception {
		byte[] b = signed("b", SealLevel.B);
		byte[] t = signed("t", SealLevel.T);
		honest(b, t);
		flipped(b);
		changed(b);
		forged(b);
		shadows();
		contents();
		for (PageLies.Lie lie : PageLies.all()) {
			content(lie.family(), lie.what(), lie.toldBy(reports.honest().synthetic(false)));
		}
		signers(b, t);
		return samples;
	}

	private byte[] signed(String name, SealLevel level) throws Exception {
		return Files.readAllBytes(fixture.sign(name, options(level)));
	}

	private SigningOptions options(SealLevel level) throws Exception {
		return new SigningOptions("Final report", NOW, level, level == SealLevel.B ? Optional.empty() : Optional.of(stamper.authority()), level == SealLevel.LTA ? lists : RevocationSources.NONE);
	}

	private void add(String family, String what, byte[] file) {
		samples.add(new Sample(family, what, file, NOW.plusSeconds(60)));
	}

	private void honest(byte[] b, byte[] t) throws Exception {
		add("", "B-B", b);
		add("", "B-T", t);
		add("", "B-LTA", signed("lta", SealLevel.LTA));
		SealFixture reviewed = fixture.withPlan(new SealPlan(SealLevel.B, false, Optional.empty(), Optional.of("Reviewer Two")));
		SigningKey reviewer = root.key(root.signer("Reviewer Two", BEFORE, 365), "reviewer.p12");
		Attachment review = new Attachment(Attachment.REVIEW, "application/pkcs7-signature", Attachment.Relationship.SUPPLEMENT, "Review",
				ReviewerSignature.sign(reviewed.manifest(), reviewer, NOW.minusSeconds(600)));
		add("", "B-B with reviewer", Files.readAllBytes(reviewed.with(review).sign("reviewed", options(SealLevel.B))));
		for (String master : List.of("full", "public", "summary")) {
			add("", "B-B, " + master + " master, with findings", Files.readAllBytes(report(master).build(master)));
		}
	}

	/** One bit in the type of one object of each type, and one in the midst of each kind of stream. */
	private void flipped(byte[] b) throws Exception {
		Map<String, Integer> types = new LinkedHashMap<>();
		Matcher typed = TYPED.matcher(new String(b, StandardCharsets.ISO_8859_1));
		while (typed.find()) {
			types.putIfAbsent(typed.group(1), typed.end(1) - 1);
		}
		types.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(type -> add("bit flipped", "in a /" + type.getKey(), flip(b, type.getValue())));
		String text = new String(b, StandardCharsets.ISO_8859_1);
		add("bit flipped", "in the bytes of an attachment", flip(b, text.indexOf("stream", text.indexOf("/EmbeddedFile")) + 20));
		add("bit flipped", "in the signature's value", otherValue(b));
		add("bit flipped", "upper case in Contents", upperCase(b));
	}

	private static byte[] flip(byte[] file, int at) {
		byte[] flipped = file.clone();
		flipped[at] ^= 1;
		return flipped;
	}

	/** The last digit of the DER is one of the value. */
	private static byte[] otherValue(byte[] file) throws Exception {
		SignedBytes signed = SignedBytes.find(file);
		byte[] der = signed.contents();
		int length = 4 + ((der[2] & 0xff) << 8 | der[3] & 0xff);
		byte[] changed = file.clone();
		int at = signed.gapStart() + 2 * length;
		changed[at] = (byte) Character.forDigit(Character.digit(changed[at], 16) ^ 1, 16);
		return changed;
	}

	private static byte[] upperCase(byte[] file) throws Exception {
		byte[] changed = file.clone();
		int at = SignedBytes.find(file).gapStart();
		while (changed[at] < 'a') {
			at++;
		}
		changed[at] -= 'a' - 'A';
		return changed;
	}

	/** What is appended. */
	private void changed(byte[] b) throws Exception {
		add("bytes appended", "a line end", joined(b, "\n"));
		add("bytes appended", "a comment and an end mark", joined(b, "% note\n%%EOF\n"));
		add("incremental update", "title", IncrementalUpdate.of(b, IncrementalUpdate::title));
		add("incremental update", "page content replaced", IncrementalUpdate.of(b, IncrementalUpdate::pageContent));
		add("incremental update", "annotation over the verdict", IncrementalUpdate.of(b, IncrementalUpdate::note));
		add("incremental update", "Rect of the signature field", IncrementalUpdate.of(b, IncrementalUpdate::placeOfTheMark));
		add("incremental update", "AP of the signature field", IncrementalUpdate.of(b, IncrementalUpdate::lookOfTheMark));
		add("incremental update", "attachment replaced", IncrementalUpdate.of(b, AttackCorpus::otherFacts));
		SignedBytes open = OpenSeal.forTimeStamp(IncrementalUpdate.of(b, IncrementalUpdate::note));
		add("incremental update", "annotation, under a trusted document time stamp", OpenSeal.closed(open, TimeStampExchange.token(stamper.answer(TimeStampExchange.request(open.sha256())), new byte[0])));
	}

	private static void otherFacts(PDDocument document) throws IOException {
		IncrementalUpdate.content(document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames().get(Attachment.FACTS).getEmbeddedFile().getCOSObject(), "{}\n");
	}

	private static byte[] joined(byte[] file, String more) {
		byte[] joined = Arrays.copyOf(file, file.length + more.length());
		System.arraycopy(more.getBytes(StandardCharsets.US_ASCII), 0, joined, file.length, more.length());
		return joined;
	}

	/** Universal forgery (a signature that says nothing) and wrapping (signed bytes moved away). */
	private void forged(byte[] b) throws Exception {
		SignedBytes signed = SignedBytes.find(b);
		String range = "/ByteRange [0 " + signed.gapStart() + " " + signed.gapEnd() + " " + (b.length - signed.gapEnd());
		Map<String, String> ranges = new LinkedHashMap<>();
		ranges.put("ByteRange taken out", "/ByteRangf");
		ranges.put("ByteRange null", "/ByteRange null");
		ranges.put("ByteRange empty", "/ByteRange []");
		ranges.put("ByteRange of nothing", "/ByteRange [0 0 0 0]");
		ranges.put("ByteRange negative", "/ByteRange [0 -1 0 -1]");
		ranges.put("ByteRange of the first part alone", "/ByteRange [0 " + signed.gapStart() + " 0 0]");
		ranges.forEach((what, with) -> add("universal forgery", what, rangeReplaced(b, range, with)));
		Map<String, String> contents = new LinkedHashMap<>();
		contents.put("Contents null", "null");
		contents.put("Contents empty", "<>");
		contents.put("Contents one zero", "<00>");
		contents.forEach((what, with) -> {
			byte[] forged = b.clone();
			Arrays.fill(forged, signed.gapStart(), signed.gapEnd(), (byte) ' ');
			System.arraycopy(with.getBytes(StandardCharsets.US_ASCII), 0, forged, signed.gapStart(), with.length());
			add("universal forgery", what, forged);
		});
		byte[] zeros = b.clone();
		Arrays.fill(zeros, signed.gapStart() + 1, signed.gapEnd() - 1, (byte) '0');
		add("universal forgery", "Contents all zeros", zeros);
		add("wrapping", "second ByteRange in the gap, the second part moved back", wrapped(b, signed, ""));
		add("wrapping", "the same, an object of page content in the gap", wrapped(b, signed, "\nendobj\n4 0 obj\n<</Length 5>>stream\nBT ET\nendstream\nendobj\n9999 0 obj\n<<"));
		byte[] longer = IncrementalUpdate.of(b, IncrementalUpdate::pageContent);
		add("wrapping", "ByteRange that takes in an update", rangeReplaced(longer, range, "/ByteRange [0 " + signed.gapStart() + " " + signed.gapEnd() + " " + (longer.length - signed.gapEnd())));
	}

	/** In the place of the range with its brackets, of the same length. */
	private static byte[] rangeReplaced(byte[] file, String range, String with) {
		String text = new String(file, StandardCharsets.ISO_8859_1);
		int at = text.indexOf(range);
		int end = text.indexOf(']', at) + 1;
		String closed = with.contains("[") && !with.endsWith("]") ? with + "]" : with;
		String padded = closed + " ".repeat(Math.max(0, end - at - closed.length()));
		return (text.substring(0, at) + padded + text.substring(end)).getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] wrapped(byte[] file, SignedBytes signed, String object) throws IOException {
		int second = file.length - signed.gapEnd();
		String more = object;
		String range = " /ByteRange [0 " + signed.gapStart() + " %010d " + second + "]";
		int moved = signed.gapEnd() + String.format(range, 0).length() + more.length();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(file, 0, signed.gapEnd());
		out.write(String.format(range, moved).getBytes(StandardCharsets.US_ASCII));
		out.write(more.getBytes(StandardCharsets.US_ASCII));
		out.write(file, signed.gapEnd(), second);
		return out.toByteArray();
	}

	/** Documents that were prepared before they were signed, so that an update shows something else. */
	private void shadows() throws Exception {
		byte[] covered = Files.readAllBytes(report("full").document(document -> cover(document, "1 1 1 rg 60 700 400 110 re f")).build("covered"));
		add("shadow", "hide: what covered the words is taken away by an update", IncrementalUpdate.of(covered, document -> IncrementalUpdate.content(form(document), " ")));
		byte[] plain = Files.readAllBytes(report("full").build("plain"));
		add("shadow", "replace: the font program is another", IncrementalUpdate.of(plain, AttackCorpus::otherFont));
		byte[] hidden = Files.readAllBytes(report("full").document(document -> cover(document, " ")).build("hidden"));
		add("shadow", "hide and replace: a hidden form is put in the place of the page", IncrementalUpdate.of(hidden, document -> {
			IncrementalUpdate.content(form(document), "1 1 1 rg 0 0 600 800 re f");
			IncrementalUpdate.pageContent(document);
		}));
	}

	private static void cover(PDDocument document, String drawing) throws IOException {
		PDFormXObject form = new PDFormXObject(new PDStream(document));
		form.setBBox(new PDRectangle(600, 850));
		try (var out = form.getCOSObject().createOutputStream()) {
			out.write(drawing.getBytes(StandardCharsets.US_ASCII));
		}
		document.getPage(0).getResources().put(COSName.getPDFName("Cover"), form);
		try (var content = new org.apache.pdfbox.pdmodel.PDPageContentStream(document, document.getPage(0), org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode.APPEND, false)) {
			content.drawForm(form);
		}
	}

	private static COSStream form(PDDocument document) throws IOException {
		for (COSName name : document.getPage(0).getResources().getXObjectNames()) {
			return document.getPage(0).getResources().getXObject(name).getCOSObject();
		}
		throw new IOException("no form on the first page");
	}

	private static void otherFont(PDDocument document) throws IOException {
		for (COSName name : document.getPage(0).getResources().getFontNames()) {
			IncrementalUpdate.content(document.getPage(0).getResources().getFont(name).getFontDescriptor().getFontFile2().getCOSObject(), "no font");
			return;
		}
	}

	private ReportBuilder report(String master) {
		return reports.honest().synthetic(false).master(master);
	}

	/** Lies that the examiner signs: nobody but a verifier that reads the content can see them. */
	private void contents() throws Exception {
		for (String master : List.of("full", "public", "summary")) {
			ReportBuilder honest = report(master);
			List<String> text = honest.pages(honest.factBytes(), honest.manifestBytes());
			ReportBuilder altered = reports.report(story -> story.facts.get("finding").put("status", "rejected")).synthetic(false).master(master);
			content("fact altered, text left", master, altered.pages(lines -> text));
			content("text altered, fact left", master, honest.pages(WrittenPages.replaced("C2contradicted", "C2notcontradicted")));
		}
		content("attachment swapped", "by the signer", report("full").more(new Attachment("other.txt", "text/plain", Attachment.Relationship.SUPPLEMENT, "Other", new byte[] { 'x' })));
		content("manifest", "entry taken out", report("full").manifest(manifest -> manifest.put("attachments", org.telltale.base.json.Json.array(manifest.items("attachments").subList(0, 1)))));
		content("journal", "entry taken out", report("full").journal(entries -> List.of(entries.get(0), entries.get(2))));
		content("journal", "entries in another order", report("full").journal(entries -> List.of(entries.get(1), entries.get(0), entries.get(2))));
	}

	private void content(String family, String what, ReportBuilder report) throws Exception {
		add(family, what, Files.readAllBytes(report.build("content-" + samples.size())));
	}

	/** Who signed, and when. */
	private void signers(byte[] b, byte[] t) throws Exception {
		SignedBytes signed = SignedBytes.find(b);
		TestAuthority.Issued other = root.signer("Examiner One", BEFORE, 365);
		CMSSignedData data = new CMSSignedData(signed.contents());
		CMSSignedData swapped = CMSSignedData.replaceCertificatesAndCRLs(data, new JcaCertStore(List.of(other.certificate(), root.root())), data.getAttributeCertificates(), data.getCRLs());
		add("certificate", "swapped for another of the same name", OpenSeal.closed(signed, swapped.toASN1Structure().getEncoded("DER")));
		var keys = TestAuthority.ellipticKeys("secp256r1");
		var twin = new TestAuthority.Issued(keys, root.wanted("Examiner One").from(BEFORE).days(365).usage(KeyUsage.nonRepudiation).selfSigned(keys), List.of());
		add("certificate", "self-signed twin of the signer's", Files.readAllBytes(new SealFixture(folder, root.key(twin, "twin.p12"), trust()).sign("twin", options(SealLevel.B))));
		samples.add(new Sample("certificate", "expired chain, no time stamp", b, NOW.plus(Duration.ofDays(500))));
		byte[] another = signed("another", SealLevel.T);
		SignedBytes from = SignedBytes.find(another);
		byte[] token = CmsForm.verified(from.contents(), from.sha256()).timeStamp().orElseThrow();
		SignedBytes into = SignedBytes.find(t);
		add("time stamp", "of another file", OpenSeal.closed(into, CmsTimeStamp.in(into.contents(), token)));
	}

}
