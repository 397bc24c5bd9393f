package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.picture.Drawn;
import org.telltale.seal.picture.Sketch;

/** A photo that was coded anew before it was sent: its sighting is held against the capture and the exhibit's own bytes. */
class PhotoSightingTest {

	private static final String FROM = StoryFacts.HANDSET;
	private static final String TO = StoryFacts.SERVER;

	@TempDir
	Path folder;

	private final CaptureBytes capture = new CaptureBytes(1);
	private Path evidence;
	private byte[] photo;
	private byte[] sent;
	private String id;
	private Json.Fields exhibit;
	private int likeness;

	@BeforeEach
	void send() throws Exception {
		evidence = Files.createDirectories(folder.resolve("evidence"));
		BufferedImage image = Drawn.picture(200, 150, BufferedImage.TYPE_INT_RGB, 21);
		photo = Drawn.jpeg(image, 0.9f, false);
		sent = Drawn.jpeg(Drawn.scaled(image, 100, 75), 0.7f, true);
		likeness = Sketch.of(sent).likeness(Sketch.of(photo));
		capture.tcp(FROM, 40_000, TO, 80, 999, CaptureBytes.SYN, new byte[0]);
		capture.tcp(FROM, 40_000, TO, 80, 1_000, CaptureBytes.ACK, sent);
		id = Digest.sha256(capture.bytes()).hex();
		Files.write(evidence.resolve("r1.pcap"), capture.bytes());
		exhibit = StoryFacts.fact("exhibit", "quoted").put("exhibitId", "E1").put("kind", "PHOTO").put("sha256", Digest.sha256(photo).hex())
				.put("length", photo.length).put("source", Json.object().put("by", "Demo Script"));
	}

	@Test
	void sightingHoldsWithTheExhibitAndStaysOpenWithoutIt() throws Exception {
		assertEquals(new Tally(0, 1, 0), replayed(likeness, "similar"));
		Files.write(evidence.resolve("photo"), photo);
		assertEquals(new Tally(1, 0, 0), replayed(likeness, "similar"));
	}

	@Test
	void exhibitIsTakenFromTheRangesThatItsSourceNames() throws Exception {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.write(new byte[50]);
		file.write(photo);
		file.write(new byte[50]);
		Files.write(evidence.resolve("handset"), file.toByteArray());
		exhibit.put("source", Json.object().put("evidence", Digest.sha256(file.toByteArray()).hex()).put("path", "DCIM/1.jpg").put("ranges",
				Json.array(List.of(DerivationText.pair(50, 100), DerivationText.pair(150, photo.length - 100)))));
		assertEquals(new Tally(1, 0, 0), replayed(likeness, "similar"));
		assertEquals(new Tally(0, 0, 1), replayed(likeness - 1, "similar"));
	}

	@Test
	void otherLikenessStrengthOrPhotoIsRefused() throws Exception {
		Files.write(evidence.resolve("photo"), photo);
		assertEquals(new Tally(0, 0, 1), replayed(likeness - 1, "similar"));
		assertEquals(new Tally(0, 0, 1), replayed(likeness, "exact"));
		byte[] other = Drawn.jpeg(Drawn.picture(200, 150, BufferedImage.TYPE_INT_RGB, 22), 0.9f, false);
		Files.write(evidence.resolve("other"), other);
		exhibit.put("sha256", Digest.sha256(other).hex()).put("length", other.length);
		assertEquals(new Tally(0, 0, 1), replayed(likeness, "similar"));
	}

	private Tally replayed(int said, String strength) throws Exception {
		assertTrue(likeness > 9_000, "likeness " + likeness);
		ReportBuilder report = new ReportBuilder(folder, null);
		report.evidence(id, "r1.pcap", capture.bytes().length);
		report.add(StoryFacts.fact("evidence", "recounted").put("evidence", id).put("name", "r1.pcap").put("length", capture.bytes().length)
				.put("kind", "capture").put("format", "pcap").put("mib", Json.texts(List.of(id))).put("frames", 2)
				.put("bytes", capture.place(1)[1] + capture.place(2)[1]).put("first", StoryFacts.time(1)).put("last", StoryFacts.time(2))
				.put("linkTypes", Json.array(List.of(Json.of(1)))).put("truncatedFrames", 0).put("run", "R1"));
		Json.Fields flow = StoryFacts.fact("flow", "recounted").put("flow", id.substring(0, 16) + "-1-0").put("evidence", id).put("transport", "tcp")
				.put("client", DerivationText.end(FROM, 40_000)).put("server", DerivationText.end(TO, 80)).put("handset", "client")
				.put("directionBasis", "run names the address").put("device", "H1").put("run", "R1").put("first", StoryFacts.time(1))
				.put("last", StoryFacts.time(2)).put("frames", StoryFacts.both(2, 0)).put("bytes", StoryFacts.both(80 + sent.length, 0))
				.put("payload", StoryFacts.both(sent.length, 0)).put("unreadable", StoryFacts.both(0, 0)).put("gaps", StoryFacts.both(0, 0))
				.put("hosts", Json.array(List.of()));
		report.add(flow);
		Json.Fields derivation = new DerivationText().capture("capture.tcp", id, capture, new int[] { 2 }, DerivationText.tcp(FROM, 40_000, TO, 80, 1_000, 0), sent)
				.json(0, sent.length, Json.object().put("form", "picture").put("likeness", said));
		report.add(StoryFacts.fact("sighting", "replayed").put("exhibit", report.add(exhibit)).put("exhibitId", "E1").put("kind", "PHOTO")
				.put("strength", strength).put("variant", "looks like it").put("direction", "out").put("flow", id.substring(0, 16) + "-1-0").put("run", "R1")
				.put("device", "H1").put("evidence", id).put("client", DerivationText.end(FROM, 40_000)).put("server", DerivationText.end(TO, 80))
				.put("host", "a.hesperus.example").put("at", StoryFacts.time(2)).put("frames", Json.array(List.of(DerivationText.pair(2, 1))))
				.put("chain", Json.texts(List.of())).put("log10Chance", 0).put("derivation", derivation));
		List<Check> checks = new ArrayList<>();
		TreeMap<String, Tally> tallies = new TreeMap<>();
		new FactJudge(FactFile.read(report.factBytes()), checks, tallies).judge(Optional.of(evidence), Progress.NONE);
		assertEquals(new Tally(2, 0, 0), tallies.get("recounted"), checks.toString());
		return tallies.get("replayed");
	}
}
