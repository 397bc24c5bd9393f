package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.seal.facts.FactFile;

class CertificateNameFactTest {

	/** A certificate of which all is left out but the subjectAltName: one.example, *.two.example. */
	private static final byte[] CERTIFICATE = HexFormat.of().parseHex("302d" + "302b" + "a329" + "3027" + "3025" + "0603551d11" + "041e" + "301c"
			+ "820b" + HexFormat.of().formatHex(ascii("one.example")) + "820d" + HexFormat.of().formatHex(ascii("*.two.example")));
	private static final byte[] FLIGHT = flight();

	@TempDir
	Path folder;

	private final CaptureBytes capture = new CaptureBytes(1).tcp(StoryFacts.SERVER, 443, StoryFacts.HANDSET, 40_000, 5_000, CaptureBytes.ACK, FLIGHT);
	private final String id = Digest.sha256(capture.bytes()).hex();

	private static byte[] flight() {
		int list = CERTIFICATE.length + 3;
		ByteBuffer messages = ByteBuffer.allocate(42 + 7 + list).putInt(2 << 24 | 38).put(new byte[38]).putInt(11 << 24 | list + 3)
				.put((byte) 0).putShort((short) list).put((byte) 0).putShort((short) CERTIFICATE.length).put(CERTIFICATE);
		return ByteBuffer.allocate(5 + messages.capacity()).put((byte) 22).putShort((short) 0x0303).putShort((short) messages.capacity())
				.put(messages.array()).array();
	}

	@Test
	void nameOfTheSenderHoldsAndNoOther() throws Exception {
		assertEquals("[]", faults(name(0, 1, "*.two.example", "*.two.example", StoryFacts.SERVER)));
		assertFault("comes from another address", name(0, 1, "*.two.example", "*.two.example", StoryFacts.HANDSET));
		assertFault("names another server", name(0, 1, "*.two.example", "www.two.example", StoryFacts.SERVER));
		assertFault("gives 11 bytes", name(0, 0, "*.two.example", "*.two.example", StoryFacts.SERVER));
		assertFault("no such name", name(0, 2, "*.two.example", "*.two.example", StoryFacts.SERVER));
		assertFault("cut or malformed", name(1, 0, "one.example", "one.example", StoryFacts.SERVER));
		assertFault("names another server", name(0, 0, "one.example", "one.example", StoryFacts.SERVER).put("source", "sni"));
	}

	private Json.Fields name(int certificate, int name, String result, String said, String address) {
		return StoryFacts.fact("name", "replayed").put("address", address).put("name", said).put("source", "certificate").put("evidence", id)
				.put("frame", 1).put("flow", id.substring(0, 16) + "-1-0").put("at", StoryFacts.time(1))
				.put("derivation", new DerivationText()
						.capture("capture.tcp", id, capture, new int[] { 1 },
								DerivationText.tcp(StoryFacts.SERVER, 443, StoryFacts.HANDSET, 40_000, 5_000, 0), FLIGHT)
						.op("tls.certificate", Json.object().put("certificate", certificate).put("name", name), 0, FLIGHT.length, ascii(result)).json());
	}

	private void assertFault(String reason, Json.Fields name) throws Exception {
		String faults = faults(name);
		assertTrue(faults.contains(reason), reason + " <- " + faults);
	}

	private String faults(Json.Fields name) throws Exception {
		Path evidence = Files.createDirectories(folder.resolve("evidence"));
		Files.write(evidence.resolve("r1.pcap"), capture.bytes());
		ReportBuilder report = new ReportBuilder(folder, null);
		report.evidence(id, "r1.pcap", capture.bytes().length);
		report.add(StoryFacts.fact("evidence", "recounted").put("evidence", id).put("name", "r1.pcap").put("length", capture.bytes().length)
				.put("kind", "capture").put("format", "pcap").put("mib", Json.texts(List.of(id))).put("frames", 1).put("bytes", capture.place(1)[1])
				.put("first", StoryFacts.time(1)).put("last", StoryFacts.time(1)).put("linkTypes", Json.array(List.of(Json.of(1))))
				.put("truncatedFrames", 0).put("run", "R1"));
		report.add(StoryFacts.fact("flow", "recounted").put("flow", id.substring(0, 16) + "-1-0").put("evidence", id).put("transport", "tcp")
				.put("client", DerivationText.end(StoryFacts.HANDSET, 40_000)).put("server", DerivationText.end(StoryFacts.SERVER, 443))
				.put("handset", "client").put("directionBasis", "run names the address").put("first", StoryFacts.time(1)).put("last", StoryFacts.time(1))
				.put("frames", StoryFacts.both(0, 1)).put("bytes", StoryFacts.both(0, 40 + FLIGHT.length)).put("payload", StoryFacts.both(0, FLIGHT.length))
				.put("unreadable", StoryFacts.both(0, 0)).put("gaps", StoryFacts.both(0, 0)).put("hosts", Json.array(List.of())));
		report.add(name);
		List<Check> checks = new ArrayList<>();
		new FactJudge(FactFile.read(report.factBytes()), checks, new TreeMap<>()).judge(Optional.of(evidence), Progress.NONE);
		return checks.stream().filter(check -> !check.ok()).map(Check::detail).toList().toString();
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}
}
