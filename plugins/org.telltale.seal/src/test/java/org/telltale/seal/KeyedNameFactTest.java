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

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.seal.facts.FactFile;

/** A name in HTTP/2 in TLS 1.3, whose keys are in a key log or in the capture. Keys of RFC 8448 section 3. */
class KeyedNameFactTest {

	private static final String LINE = "CLIENT_TRAFFIC_SECRET_0 " + "0a".repeat(32) + " 9e40646ce79a7f9dc05af8889bce6552875afa0b06df0087f792ebb7c17504a5";
	private static final String LOG = "# keys\n" + LINE + "\n";
	/** HEADERS, END_HEADERS, stream 1: RFC 7541 appendix C.4.1. */
	private static final byte[] FRAME = HexFormat.of().parseHex("0000110104" + "00000001" + "828684418cf1e3c2e5f23a6ba0ab90f4ff");
	private static final byte[] RECORD = record();

	@TempDir
	Path folder;

	private final CaptureBytes capture = new CaptureBytes(1).tcp(StoryFacts.HANDSET, 40_000, StoryFacts.SERVER, 443, 5_000, CaptureBytes.ACK, RECORD)
			.udp(StoryFacts.HANDSET, 9, StoryFacts.SERVER, 9, ascii(LINE));
	private final String id = Digest.sha256(capture.bytes()).hex();
	private final String keyLog = Digest.sha256(ascii(LOG)).hex();
	private boolean described = true;
	private boolean there = true;

	private static byte[] record() {
		try {
			byte[] header = { 23, 3, 3, 0, (byte) (FRAME.length + 17) };
			Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
			gcm.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(HexFormat.of().parseHex("17422dda596ed5d9acd890e3c63f5051"), "AES"),
					new GCMParameterSpec(128, HexFormat.of().parseHex("5b78923dee08579033e523d9")));
			gcm.updateAAD(header);
			return ByteBuffer.allocate(5 + FRAME.length + 17).put(header)
					.put(gcm.doFinal(ByteBuffer.allocate(FRAME.length + 1).put(FRAME).put((byte) 23).array())).array();
		} catch (java.security.GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	void keysOfAKeyLogOpenTheRecord() throws Exception {
		assertEquals("[]", faults(name(keys(keyLog, 7, LINE.length()))));
		assertFault("no line of a key log", name(keys(keyLog, 6, LINE.length())));
		assertFault("no line of a key log", name(keys(keyLog, 7, LINE.length() + 1)));
		assertFault("no line of a key log", name(keys(keyLog, 0, 6)));
		assertFault("secret has not the length", name(keys(keyLog, 7, LINE.length() - 2)));
		assertFault("keys pass the end", name(keys(keyLog, 8, LINE.length() + 7)));
		assertFault("longer than a line", name(keys(keyLog, 0, 5_000)));
		assertFault("lacks a member", name(Json.object().put("node", "n0").put("ranges", Json.array(List.of(DerivationText.pair(0, 9))))));
	}

	@Test
	void keysMayStandInTheCapture() throws Exception {
		assertEquals("[]", faults(name(keys(id, capture.place(2)[0] + 42, LINE.length()))));
		assertFault("no line of a key log", name(keys(id, capture.place(2)[0] + 41, LINE.length())));
	}

	@Test
	void keysThatNoFactDescribesAreRefusedAndLostOnesLeaveItUnchecked() throws Exception {
		there = false;
		assertEquals("[]", faults(name(keys(keyLog, 6, LINE.length()))));
		described = false;
		assertFault("no fact describes the evidence", name(keys(keyLog, 7, LINE.length())));
	}

	@Test
	void otherNamesAndOpsWithKeysAreRefused() throws Exception {
		assertFault("names another host", name(keys(keyLog, 7, LINE.length())).put("name", "example.com"));
		assertFault("names another host", name(keys(keyLog, 7, LINE.length())).put("address", StoryFacts.HANDSET));
		Json.Fields plain = name(keys(keyLog, 7, LINE.length())).put("derivation", text().keyed("slice", Json.object(), RECORD.length,
				keys(keyLog, 7, LINE.length()), RECORD).json());
		assertFault("exactly one input", plain);
		assertFault("exactly one input and keys", name(keys(keyLog, 7, 9)).put("derivation", text().op("tls.decrypt", parameters(), 0, RECORD.length, FRAME).json()));
	}

	private static Json keys(String evidence, int from, int length) {
		return Json.object().put("evidence", evidence).put("ranges", Json.array(List.of(DerivationText.pair(from, length))));
	}

	private static Json.Fields parameters() {
		return Json.object().put("version", "0304").put("suite", "1301").put("side", "client").put("content", "application_data")
				.put("secret", "CLIENT_TRAFFIC_SECRET_0").put("clientRandom", "0a".repeat(32)).put("sequence", "0").put("updates", 0);
	}

	private DerivationText text() {
		return new DerivationText().capture("capture.tcp", id, capture, new int[] { 1 },
				DerivationText.tcp(StoryFacts.HANDSET, 40_000, StoryFacts.SERVER, 443, 5_000, 0), RECORD);
	}

	private Json.Fields name(Json keys) {
		return StoryFacts.fact("name", "replayed").put("address", StoryFacts.SERVER).put("name", "www.example.com").put("source", "http-host").put("evidence", id)
				.put("frame", 1).put("flow", id.substring(0, 16) + "-1-0").put("at", StoryFacts.time(1))
				.put("derivation", text().keyed("tls.decrypt", parameters(), RECORD.length, keys, FRAME)
						.op("http2.header", Json.object().put("tableSize", 4_096).put("name", ":authority").put("index", 0), 0, FRAME.length,
								ascii("www.example.com")).json());
	}

	private void assertFault(String reason, Json.Fields name) throws Exception {
		String faults = faults(name);
		assertTrue(faults.contains(reason), reason + " <- " + faults);
	}

	private String faults(Json.Fields name) throws Exception {
		Path evidence = Files.createDirectories(folder.resolve("evidence"));
		Files.write(evidence.resolve("r1.pcap"), capture.bytes());
		if (there) {
			Files.write(evidence.resolve("keys.log"), ascii(LOG));
		}
		ReportBuilder report = new ReportBuilder(folder, null);
		report.add(StoryFacts.fact("evidence", "recounted").put("evidence", id).put("name", "r1.pcap").put("length", capture.bytes().length)
				.put("kind", "capture").put("format", "pcap").put("mib", Json.texts(List.of(id))).put("frames", 2)
				.put("bytes", capture.place(1)[1] + capture.place(2)[1]).put("first", StoryFacts.time(1)).put("last", StoryFacts.time(2))
				.put("linkTypes", Json.array(List.of(Json.of(1)))).put("truncatedFrames", 0).put("run", "R1"));
		if (described) {
			report.add(StoryFacts.fact("evidence", "quoted").put("evidence", keyLog).put("name", "keys.log").put("length", LOG.length())
					.put("kind", "document").put("format", "text").put("mib", Json.texts(List.of(keyLog))));
		}
		report.add(StoryFacts.fact("flow", "recounted").put("flow", id.substring(0, 16) + "-1-0").put("evidence", id).put("transport", "tcp")
				.put("client", DerivationText.end(StoryFacts.HANDSET, 40_000)).put("server", DerivationText.end(StoryFacts.SERVER, 443))
				.put("handset", "client").put("directionBasis", "run names the address").put("first", StoryFacts.time(1)).put("last", StoryFacts.time(1))
				.put("frames", StoryFacts.both(1, 0)).put("bytes", StoryFacts.both(40 + RECORD.length, 0)).put("payload", StoryFacts.both(RECORD.length, 0))
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
