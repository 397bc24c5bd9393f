package org.telltale.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;

/** Small reports with one fact, finished, signed by a key and judged against anchors. */
final class SealFixture {

	private final Path folder;
	private final SigningKey key;
	private final List<TrustAnchor> anchors;
	private final Optional<SealPlan> plan;
	private final List<Attachment> more;

	SealFixture(Path folder, SigningKey key, List<TrustAnchor> anchors) {
		this(folder, key, anchors, Optional.empty(), List.of());
	}

	private SealFixture(Path folder, SigningKey key, List<TrustAnchor> anchors, Optional<SealPlan> plan, List<Attachment> more) {
		this.folder = folder;
		this.key = key;
		this.anchors = anchors;
		this.plan = plan;
		this.more = more;
	}

	SealFixture withPlan(SealPlan said) {
		return new SealFixture(folder, key, anchors, Optional.of(said), more);
	}

	SealFixture with(Attachment attachment) {
		return new SealFixture(folder, key, anchors, plan, List.of(attachment));
	}

	byte[] manifest() throws IOException {
		ReportBuilder builder = builder();
		if (plan.isEmpty()) {
			return builder.manifestBytes();
		}
		try {
			Json.Fields manifest = ((Json.Fields) JsonReader.read(new String(builder.manifestBytes(), StandardCharsets.UTF_8))).copy();
			return manifest.put("seal", plan.get().json()).toString().getBytes(StandardCharsets.UTF_8);
		} catch (JsonSyntaxException e) {
			throw new IOException(e);
		}
	}

	Path finished(String name) throws IOException, SealException {
		Path plain = folder.resolve(name + "-plain.pdf");
		ReportBuilder builder = builder();
		PlainReport.write(plain, builder.pages(builder.factBytes(), manifest()));
		Path finished = folder.resolve(name + "-finished.pdf");
		List<Attachment> files = new ArrayList<>(List.of(
				new Attachment(Attachment.FACTS, "application/jsonl", Attachment.Relationship.DATA, "Facts", builder.factBytes()),
				new Attachment(Attachment.JOURNAL, "application/jsonl", Attachment.Relationship.DATA, "Journal", builder.journalBytes()),
				new Attachment(Attachment.MANIFEST, "application/json", Attachment.Relationship.DATA, "Manifest", manifest())));
		files.addAll(more);
		new Finisher().write(plain, finished, new FinishOptions("Report", "Examiner", "en-GB", "Telltale 0.1.0", ReportBuilder.NOW, files,
				List.of("Signed by the examiner", "PAdES B-B: the time of signing is the signer's word")));
		return finished;
	}

	Path sign(String name, SigningOptions options) throws IOException, SealException {
		Path signed = folder.resolve(name + ".pdf");
		return new Signer().sign(finished(name), signed, key, options).value().orElseThrow();
	}

	Verdict verify(Path report, Instant now) throws IOException {
		return verify(report, now, false);
	}

	Verdict verify(Path report, Instant now, boolean requireTimeStamp) throws IOException {
		return verify(Files.readAllBytes(report), now, requireTimeStamp);
	}

	Verdict verify(byte[] report, Instant now, boolean requireTimeStamp) throws IOException {
		return new Verifier().verify(report, new VerifyOptions(Optional.empty(), anchors, requireTimeStamp, now), Progress.NONE);
	}

	private ReportBuilder builder() {
		ReportBuilder builder = new ReportBuilder(folder, (DemoKeys.Made) null).synthetic(false);
		builder.add(Json.object().put("type", "claim").put("class", "quoted").put("claim", "C2").put("text", "Nothing is sent."));
		return builder;
	}
}
