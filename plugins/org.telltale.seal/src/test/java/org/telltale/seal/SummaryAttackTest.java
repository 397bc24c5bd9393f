package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.telltale.seal.text.WrittenPages.GAP;
import static org.telltale.seal.text.WrittenPages.replaced;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.seal.facts.Manifest;

/** Summaries whose last sections say something else than what they carry, sealed by a key that is trusted. */
class SummaryAttackTest {

	private static final String LATER = "198.51.100.8";
	private static final long OUT = 3 * 40 + StoryFacts.REQUEST.length();
	/** The row of the server that was called, its columns apart. */
	private static final String ROW = StoryFacts.SERVER + GAP + "a.hesperus.example(http-hostframe4)1flowinrunR1;1sightinggoingout;0bytesoutnotreadable" + GAP + "XH[T1]" + GAP + "Hesperus[T2]" + GAP + OUT + GAP + "40";
	private static final String CALLED = ROW.replace(GAP, "");
	private static final Consumer<StoryFacts> HONEST = story -> {
	};

	@TempDir
	Path folder;

	private DemoKeys.Made keys;

	@BeforeEach
	void makeKeys() throws Exception {
		keys = new DemoKeys().create(folder, "Demo Script", "correct horse".toCharArray(), ReportBuilder.NOW);
	}

	/** A summary of two servers, of one of which a table says something. */
	private ReportBuilder report(String language, Consumer<StoryFacts> change) {
		StoryFacts story = new StoryFacts();
		story.facts.put("attribution", StoryFacts.fact("attribution", "quoted").put("address", StoryFacts.SERVER).put("country", "XH").put("countrySource", "a.csv (sha256 00, of 2014, after X)")
				.put("owner", "Hesperus").put("ownerSource", "b.csv (sha256 11, of 2014)").put("unknown", Json.object().put("as", "the tables that cover 2014-07-30 do not say")));
		change.accept(story);
		ReportBuilder builder = new ReportBuilder(folder, keys).master("summary").manifest(manifest -> manifest.put("text", Json.object().put("v", 1).put("language", language).put("zone", "UTC")));
		story.addTo(builder);
		return builder;
	}

	private ReportBuilder report() {
		return report("en", HONEST);
	}

	private void requireRefused(String before, String after, String detail) throws Exception {
		Refused.by(report().pages(replaced(before, after)), "pages", detail);
	}

	private void requireGenuine(ReportBuilder report) throws Exception {
		Verdict verdict = new Verifier().verify(report.build("honest"), report.options());
		assertEquals(5, verdict.exitCode(), verdict.toString());
	}

	@Test
	void honestOnesAreGenuine() throws Exception {
		requireGenuine(report());
		requireGenuine(report("de", HONEST));
	}

	@Test
	void endpointThatIsPrintedOtherwiseIsRefused() throws Exception {
		requireRefused(CALLED, CALLED.replace(StoryFacts.SERVER, LATER), "section 8 Endpoints, page 1: endpoint 198.51.100.7");
		for (String[] lie : new String[][] { { "a.hesperus", "b.hesperus" }, { "http-host", "sni" }, { "frame4", "frame5" }, { "1flow", "2flows" }, { "inrunR1", "innorun" }, { "1sighting", "0sightings" },
				{ "0bytes", "9bytes" }, { "XH", "XB" }, { "[T1]", "" }, { "[T1]", "[T2]" }, { "Hesperus[", "Borealis[" }, { "Hesperus[T2]", "unknown[U2]" }, { OUT + "40", OUT + 1 + "40" }, { OUT + "40", OUT + "41" } }) {
			requireRefused(CALLED, CALLED.replace(lie[0], lie[1]), "endpoint 198.51.100.7 is not printed as attached");
		}
	}

	@Test
	void endpointThatIsLeftOutOrAddedIsRefused() throws Exception {
		requireRefused(CALLED, "", "endpoint 198.51.100.7");
		requireRefused(CALLED, ROW + GAP + ROW, "endpoint 192.0.2.1");
		requireRefused(CALLED, CALLED.replace(StoryFacts.SERVER, LATER) + CALLED, "endpoint 198.51.100.7");
		requireRefused(CALLED, ROW + GAP + "background:calledwithoutthehandsettoo", "endpoint 192.0.2.1");
		String last = "unknown[U2]unknown[U2]080";
		requireRefused(last, "unknown[U2]" + GAP + "unknown[U2]" + GAP + "0" + GAP + "80" + GAP + "Theotherswerenotcalled.", "behind the endpoints stands what no fact says");
	}

	@Test
	void endpointInAnotherOrderIsRefused() throws Exception {
		String second = "192.0.2.1nonameseen1flowinnorun;0sightingsgoingout;0bytesoutnotreadableunknown[U2]unknown[U2]080";
		requireRefused(CALLED + second, second + CALLED, "endpoint 198.51.100.7");
	}

	@Test
	void markOfAReasonThatNoFactSaysIsANewOneOrOneThatWasGiven() throws Exception {
		requireGenuine(report().pages(replaced("unknown[U2]unknown[U2]", "unknown[U1]" + GAP + "unknown[U1]")));
		for (String other : List.of("unknown[U3]unknown[U3]", "unknown[U1]unknown[U2]", "unknown[T1]unknown[T1]", "unknownunknown", "XH[T1]Hesperus[T2]", "unknown[U0]unknown[U0]")) {
			requireRefused("unknown[U2]unknown[U2]", other, "endpoint 192.0.2.1");
		}
	}

	@Test
	void germanEndpointThatIsPrintedOtherwiseIsRefused() throws Exception {
		for (String[] lie : new String[][] { { "1Sichtunghinaus", "0Sichtungenhinaus" }, { "inLaufR1;", "inkeinemLauf;" }, { "XH[T1]", "unbekannt[U1]" }, { "keinNamegesehen", "c.example(dnsframe1)" } }) {
			Refused.by(report("de", HONEST).pages(replaced(lie[0], lie[1])), "pages", "endpoint ");
		}
	}

	@Test
	void factThatWasAlteredWithItsTextLeftIsRefused() throws Exception {
		ReportBuilder honest = report();
		List<String> text = honest.pages(honest.factBytes(), honest.manifestBytes());
		for (Consumer<StoryFacts> lie : List.<Consumer<StoryFacts>>of(story -> story.facts.get("attribution").put("owner", "Borealis"), story -> story.facts.get("name-http").put("source", "sni"),
				story -> story.facts.get("flow").put("bytes", StoryFacts.both(OUT, 41)), story -> story.facts.get("attribution").put("address", LATER))) {
			Refused.by(report("en", lie).pages(lines -> text), "pages", "endpoint 198.51.100.7");
		}
	}

	@Test
	void titleOfARunThatIsPrintedOtherwiseIsRefused() throws Exception {
		Consumer<StoryFacts> titled = story -> story.facts.put("title", StoryFacts.fact("run-title", "quoted").put("run", "R1").put("title", "Stock, cloud off"));
		requireGenuine(report("en", titled));
		requireGenuine(report("de", titled));
		for (String other : List.of("R1Stock,cloudonH1", "R1H1", "R1Stock,cloudoffallofitH1", "R1Stock,cloudoffHypothetical:showswhattheallegationwouldlooklike.H1")) {
			Refused.by(report("en", titled).pages(replaced("R1Stock,cloudoffH1", other)), "pages", "section 7 Tests, page 1: run R1 is not printed as attached");
		}
		Refused.by(report("de", titled).pages(replaced("R1Stock,cloudoffH1", "R1Stock,cloudonH1")), "pages", "section 7 Tests, page 1: run R1");
		requireRefused("R1H1", "R1AtestthatnofacttellsH1", "section 7 Tests, page 1: run R1 is not printed as attached");
	}

	@Test
	void runThatIsLeftOutOrAddedIsRefused() throws Exception {
		requireRefused("R1H1none16min39s", "", "section 7 Tests, page 1: run R1");
		requireRefused("R1H1none16min39s", "R1" + GAP + "H1" + GAP + "none" + GAP + "16min39s" + GAP + "R2H1none16min39s", "behind the runs stands what no fact says");
	}

	@Test
	void digestOfAnAttachmentThatIsPrintedOtherwiseIsRefused() throws Exception {
		ReportBuilder honest = report();
		String manifest = Digest.sha256(honest.manifestBytes()).hex();
		String root = Manifest.read(honest.manifestBytes()).json().text("root").orElseThrow();
		for (String[] lie : new String[][] { { "facts.jsonl,attached", "what is attached of the facts" }, { "journal.jsonl,attached", "what is attached of the journal" }, { "headofthechain", "what is attached of the journal" },
				{ "manifest.json,attachedSHA-256", "the digest of the manifest" }, { "Allfactsofthecase", "the number and root of all facts" } }) {
			requireRefused(lie[0], lie[0] + "0", "section 9 Attached files, and how to verify, page 1: " + lie[1]);
		}
		requireRefused(manifest, root, "the digest of the manifest");
		requireRefused("Merkleroot" + root + "journal", "Merkleroot" + manifest + "journal", "what is attached of the facts");
		Refused.by(report("de", HONEST).pages(replaced("manifest.json,beigefügtSHA-256", "manifest.json,beigefügtSHA-2560")), "pages", "the digest of the manifest");
	}

	@Test
	void attachmentThatIsLeftOutOrAddedOnThePagesIsRefused() throws Exception {
		requireRefused("manifest.json,attachedSHA-256", "case.jsonld,attachedSHA-256" + "0".repeat(64) + "manifest.json,attachedSHA-256", "the digest of the manifest");
		requireRefused("summary.pdf--evidence", "summary.pdf--evidenceorbelieveit", "how the report is verified");
		requireRefused("journal.jsonl,attached3entries", "3entries", "what is attached of the journal");
		requireRefused("--trustroot.pem", "--trustroot.pemAllofitisattached.", "behind what is attached stands what no fact says");
	}

	@Test
	void attachmentThatThePagesDoNotNameIsRefused() throws Exception {
		Attachment exchange = new Attachment(Attachment.CASE, "application/ld+json", Attachment.Relationship.SUPPLEMENT, "Case", new byte[] { '{', '}' });
		requireGenuine(listed(exchange));
		Refused.by(listed(exchange).pages(replaced("case.jsonld,attachedSHA-256" + Digest.sha256(exchange.content()).hex(), "")), "pages", "the digest of case.jsonld");
		ReportBuilder honest = report();
		List<String> text = honest.pages(honest.factBytes(), honest.manifestBytes());
		ReportBuilder more = listed(new Attachment("other.txt", "text/plain", Attachment.Relationship.SUPPLEMENT, "Other", new byte[] { 'x' }));
		Refused.by(more.pages(lines -> replaced(Digest.sha256(honest.manifestBytes()).hex(), Digest.sha256(more.manifestBytes()).hex()).apply(text)), "pages", "section 9 does not say that the report carries other.txt");
	}

	/** With one more file, which the manifest lists. */
	private ReportBuilder listed(Attachment more) {
		return report().more(more).manifest(manifest -> {
			List<Json> files = new ArrayList<>(manifest.items("attachments"));
			files.add(Json.object().put("name", more.name()).put("length", more.content().length).put("sha256", Digest.sha256(more.content()).hex()));
			return manifest.put("attachments", Json.array(files));
		});
	}
}
