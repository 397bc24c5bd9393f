package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;

/** Attachments are those that the manifest lists, whoever signed. */
class AttachmentsTest {

	@TempDir
	private Path folder;

	private static Attachment file(String name, String text) {
		return new Attachment(name, "application/ld+json", Attachment.Relationship.SUPPLEMENT, "The case", text.getBytes(StandardCharsets.UTF_8));
	}

	private Verdict verdict(String name, List<Attachment> listed, List<Attachment> attached) throws Exception {
		ReportBuilder builder = new ReportBuilder(Files.createDirectories(folder.resolve(name)));
		Json.Fields manifest = (Json.Fields) JsonReader.read(new String(builder.manifestBytes(), StandardCharsets.UTF_8));
		Stream<Json> more = listed.stream().map(each -> Json.object().put("name", each.name()).put("length", each.content().length).put("sha256", Digest.sha256(each.content()).hex()));
		manifest.put("attachments", Json.array(Stream.concat(manifest.items("attachments").stream(), more).toList()));
		Path report = builder.build(name, builder.factBytes(), manifest.toString().getBytes(StandardCharsets.UTF_8), attached);
		return new Verifier().verify(Files.readAllBytes(report), builder.options(), Progress.NONE);
	}

	@Test
	void anAttachmentThatIsListedIsAccepted() throws Exception {
		Attachment exchange = file(Attachment.CASE, "{}");
		assertEquals(Optional.empty(), verdict("good", List.of(exchange), List.of(exchange)).refusal());
	}

	@Test
	void anExchangedAttachmentIsRefused() throws Exception {
		assertRefused("exchanged", "is not the one that the manifest lists", List.of(file(Attachment.CASE, "{}")), List.of(file(Attachment.CASE, "[]")));
	}

	@Test
	void aMissingAttachmentIsRefused() throws Exception {
		assertRefused("missing", "its manifest lists [case.jsonld", List.of(file(Attachment.CASE, "{}")), List.of());
	}

	@Test
	void anAttachmentThatNobodyListsIsRefused() throws Exception {
		assertRefused("stray", "stray.txt]", List.of(), List.of(file("stray.txt", "x")));
	}

	private void assertRefused(String name, String why, List<Attachment> listed, List<Attachment> attached) throws Exception {
		Refused.by(verdict(name, listed, attached), "attachments", why);
	}
}
