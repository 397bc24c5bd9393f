package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

/** Names that DNS in HTTP and in TLS gives (facts.md, Names that DNS gives). */
class DnsNameFactTest {

	private static final String NAME = "a.hesperus.example";
	private static final String ADDRESS = "203.0.113.9";
	private static final String ANSWER = NAME + " " + NAME + " A " + ADDRESS;
	/** RFC 1035 section 4.1: header, one question, one answer whose owner is a pointer to it. */
	private static final byte[] DNS = HexFormat.of().parseHex("0000" + "8180" + "0001" + "0001" + "0000" + "0000" + "0161" + "086865737065727573"
			+ "076578616d706c65" + "00" + "0001" + "0001" + "c00c" + "0001" + "0001" + "0000003c" + "0004" + "cb007109");
	private static final byte[] RESPONSE = http("HTTP/1.1 200 OK");
	private static final byte[] REQUEST = http("POST /dns-query HTTP/1.1");
	/** DATA with END_STREAM on stream 1 (RFC 9113 section 6.1). */
	private static final byte[] DATA = join(HexFormat.of().parseHex("0000" + HexFormat.of().toHexDigits((byte) DNS.length) + "00" + "01" + "00000001"), DNS);
	/** The traffic secret of RFC 8448 section 3's client stands here for one of the server. */
	private static final String LINE = "SERVER_TRAFFIC_SECRET_0 " + "0a".repeat(32) + " 9e40646ce79a7f9dc05af8889bce6552875afa0b06df0087f792ebb7c17504a5";
	private static final String LOG = LINE + "\n";

	@TempDir
	Path folder;

	private static byte[] http(String startLine) {
		return http(startLine, DNS);
	}

	private static byte[] http(String startLine, byte[] message) {
		return join(ascii(startLine + "\r\nContent-Type: application/dns-message\r\nContent-Length: " + message.length + "\r\n\r\n"), message);
	}

	private static byte[] join(byte[] first, byte[] second) {
		return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
	}

	/** A record of TLS 1.3 (RFC 8446 section 5.2). */
	private static byte[] sealed(byte[] content) {
		try {
			byte[] header = { 23, 3, 3, 0, (byte) (content.length + 17) };
			Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
			gcm.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(HexFormat.of().parseHex("17422dda596ed5d9acd890e3c63f5051"), "AES"),
					new GCMParameterSpec(128, HexFormat.of().parseHex("5b78923dee08579033e523d9")));
			gcm.updateAAD(header);
			return join(header, gcm.doFinal(join(content, new byte[] { 23 })));
		} catch (java.security.GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/** One frame that one side sends, and the way to the name. */
	private final class Story {
		private final boolean server;
		private final byte[] sent;
		private final CaptureBytes capture;
		private final String id;
		private final DerivationText text;

		Story(boolean server, byte[] sent, byte[] captured) {
			this.server = server;
			this.sent = sent;
			this.capture = server ? new CaptureBytes(1).tcp(StoryFacts.SERVER, 443, StoryFacts.HANDSET, 40_000, 5_000, CaptureBytes.ACK, captured)
					: new CaptureBytes(1).tcp(StoryFacts.HANDSET, 40_000, StoryFacts.SERVER, 443, 5_000, CaptureBytes.ACK, captured);
			this.id = Digest.sha256(capture.bytes()).hex();
			this.text = new DerivationText().capture("capture.tcp", id, capture, new int[] { 1 }, server
					? DerivationText.tcp(StoryFacts.SERVER, 443, StoryFacts.HANDSET, 40_000, 5_000, 0)
					: DerivationText.tcp(StoryFacts.HANDSET, 40_000, StoryFacts.SERVER, 443, 5_000, 0), sent);
		}

		Story(boolean server, byte[] sent) {
			this(server, sent, sent);
		}

		Story op(String op, Json.Fields params, int offset, int length, byte[] result) {
			text.op(op, params, offset, length, result);
			return this;
		}

		Story parts(String op, Json.Fields params, List<Json> ranges, byte[] result) {
			text.op(op, params, ranges, result);
			return this;
		}

		Story answer(int offset, int length) {
			return answer(offset, length, ANSWER);
		}

		Story answer(int offset, int length, String line) {
			return op("dns.answer", Json.object().put("index", 0), offset, length, ascii(line));
		}

		Story decrypted(String side, byte[] result) {
			Json keys = Json.object().put("evidence", Digest.sha256(ascii(LOG)).hex()).put("ranges", Json.array(List.of(DerivationText.pair(0, LINE.length()))));
			text.keyed("tls.decrypt", Json.object().put("version", "0304").put("suite", "1301").put("side", side).put("content", "application_data")
					.put("secret", "SERVER_TRAFFIC_SECRET_0").put("clientRandom", "0a".repeat(32)).put("sequence", "0").put("updates", 0), sent.length, keys, result);
			return this;
		}

		String faults(String source) throws Exception {
			return faults(source, NAME, ADDRESS);
		}

		String faults(String source, String name, String address) throws Exception {
			Path evidence = Files.createDirectories(folder.resolve("evidence"));
			Files.write(evidence.resolve("r1.pcap"), capture.bytes());
			Files.write(evidence.resolve("keys.log"), ascii(LOG));
			ReportBuilder report = new ReportBuilder(folder, null);
			report.add(StoryFacts.fact("evidence", "recounted").put("evidence", id).put("name", "r1.pcap").put("length", capture.bytes().length)
					.put("kind", "capture").put("format", "pcap").put("mib", Json.texts(List.of(id))).put("frames", 1).put("bytes", capture.place(1)[1])
					.put("first", StoryFacts.time(1)).put("last", StoryFacts.time(1)).put("linkTypes", Json.array(List.of(Json.of(1))))
					.put("truncatedFrames", 0).put("run", "R1"));
			report.add(StoryFacts.fact("evidence", "quoted").put("evidence", Digest.sha256(ascii(LOG)).hex()).put("name", "keys.log").put("length", LOG.length())
					.put("kind", "document").put("format", "text").put("mib", Json.texts(List.of(Digest.sha256(ascii(LOG)).hex()))));
			report.add(StoryFacts.fact("flow", "recounted").put("flow", id.substring(0, 16) + "-1-0").put("evidence", id).put("transport", "tcp")
					.put("client", DerivationText.end(StoryFacts.HANDSET, 40_000)).put("server", DerivationText.end(StoryFacts.SERVER, 443))
					.put("handset", "client").put("directionBasis", "run names the address").put("first", StoryFacts.time(1)).put("last", StoryFacts.time(1))
					.put("frames", both(1)).put("bytes", both(40 + sent.length)).put("payload", both(sent.length)).put("unreadable", StoryFacts.both(0, 0))
					.put("gaps", StoryFacts.both(0, 0)).put("hosts", Json.array(List.of())));
			report.add(StoryFacts.fact("name", "replayed").put("address", address).put("name", name).put("source", source).put("evidence", id)
					.put("frame", 1).put("flow", id.substring(0, 16) + "-1-0").put("at", StoryFacts.time(1)).put("derivation", text.json()));
			List<Check> checks = new ArrayList<>();
			new FactJudge(FactFile.read(report.factBytes()), checks, new TreeMap<>()).judge(Optional.of(evidence), Progress.NONE);
			return checks.stream().filter(check -> !check.ok()).map(Check::detail).toList().toString();
		}

		private Json both(int count) {
			return server ? StoryFacts.both(0, count) : StoryFacts.both(count, 0);
		}
	}

	private Story response(byte[] captured) {
		return new Story(true, RESPONSE, captured).op("http1.body", role("response"), 0, RESPONSE.length, DNS);
	}

	private static Json.Fields role(String role) {
		return Json.object().put("role", role);
	}

	private static Json.Fields stream() {
		return Json.object().put("stream", 1);
	}

	private static void assertFault(String reason, String faults) {
		assertTrue(faults.contains(reason), reason + " <- " + faults);
	}

	@Test
	void answerInAResponseHoldsUnderItsOwnSourceAlone() throws Exception {
		assertEquals("[]", response(RESPONSE).answer(0, DNS.length).faults("doh"));
		assertFault("a name by dns is reached in another way", response(RESPONSE).answer(0, DNS.length).faults("dns"));
		assertFault("the server's records do not hold", response(RESPONSE).answer(0, DNS.length).faults("dot"));
		assertFault("gives another name or address", response(RESPONSE).answer(0, DNS.length).faults("doh", "b.hesperus.example", ADDRESS));
		assertFault("gives another name or address", response(RESPONSE).answer(0, DNS.length).faults("doh", NAME, StoryFacts.SERVER));
	}

	@Test
	void oneChangedByteIsRefused() throws Exception {
		for (int place : new int[] { RESPONSE.length - 1, RESPONSE.length - DNS.length + 14, 9 }) {
			byte[] changed = RESPONSE.clone();
			changed[place] ^= 1;
			String faults = response(changed).answer(0, DNS.length).faults("doh");
			assertFault("n0", faults);
		}
	}

	@Test
	void codingsMayStandBetweenAndNothingElse() throws Exception {
		byte[] stored = join(HexFormat.of().parseHex("01" + HexFormat.of().toHexDigits((byte) DNS.length) + "00" + HexFormat.of().toHexDigits((byte) ~DNS.length) + "ff"), DNS);
		byte[] message = join(ascii("HTTP/1.1 200 OK\r\n\r\n"), stored);
		Story coded = new Story(true, message).op("http1.body", role("response"), 0, message.length, stored).op("deflate", Json.object(), 0, stored.length, DNS);
		assertEquals("[]", coded.answer(0, DNS.length).faults("doh"));
		assertFault("reached in another way", response(RESPONSE).op("slice", Json.object(), 0, DNS.length, DNS).answer(0, DNS.length).faults("doh"));
		assertFault("not in the body of a response", new Story(true, RESPONSE).answer(RESPONSE.length - DNS.length, DNS.length).faults("doh"));
	}

	@Test
	void whatAClientSendsNamesNothing() throws Exception {
		Story request = new Story(false, REQUEST).op("http1.body", role("request"), 0, REQUEST.length, DNS).answer(0, DNS.length);
		assertFault("not in the body of a response", request.faults("doh"));
		assertFault("the server of the flow did not send", new Story(false, DATA).op("http2.data", stream(), 0, DATA.length, DNS).answer(0, DNS.length).faults("doh"));
		assertEquals("[]", new Story(true, DATA).op("http2.data", stream(), 0, DATA.length, DNS).answer(0, DNS.length).faults("doh"));
	}

	/** One message, and the end of one in front of it, in one body. */
	@Test
	void partOfABodyIsRefused() throws Exception {
		byte[] more = join(new byte[] { 0, (byte) DNS.length }, DNS);
		byte[] message = join(ascii("HTTP/1.1 200 OK\r\n\r\n"), more);
		assertFault("was left out", new Story(true, message).op("http1.body", role("response"), 0, message.length, more).answer(2, DNS.length).faults("doh"));
		byte[] stored = join(HexFormat.of().parseHex("0001" + HexFormat.of().toHexDigits((byte) DNS.length) + "00" + HexFormat.of().toHexDigits((byte) ~DNS.length) + "ff"), DNS);
		byte[] coded = join(ascii("HTTP/1.1 200 OK\r\n\r\n"), stored);
		assertFault("was left out", new Story(true, coded).op("http1.body", role("response"), 0, coded.length, stored)
				.op("deflate", Json.object(), 1, stored.length - 1, DNS).answer(0, DNS.length).faults("doh"));
	}

	@Test
	void lengthStandsInFrontOfAMessageInAStream() throws Exception {
		int length = DNS.length;
		byte[] framed = framed(DNS);
		byte[] two = join(framed, framed);
		String fault = "the two bytes in front of the DNS message are not its length";
		for (String source : List.of("dns", "dot")) {
			assertEquals("[]", stream(source, framed).answer(2, length).faults(source));
			assertEquals("[]", stream(source, two).answer(length + 4, length).faults(source));
			assertFault(fault, stream(source, two).answer(2, 2 * length + 2).faults(source));
			assertFault(fault, stream(source, DNS).answer(0, length).faults(source));
			for (int wrong : new int[] { length - 1, length + 1, length + 0x100 }) {
				byte[] lying = join(new byte[] { (byte) (wrong >> 8), (byte) wrong }, DNS);
				assertFault(fault, stream(source, lying).answer(2, length).faults(source));
			}
			assertFault(fault, stream(source, two).parts("dns.answer", Json.object().put("index", 0),
					List.of(DerivationText.pair(2, length), DerivationText.pair(length + 4, 4)), ascii(ANSWER)).faults(source));
		}
	}

	@Test
	void lengthOfAnotherMessageIsNotPutInFront() throws Exception {
		int length = DNS.length;
		byte[] framed = framed(DNS);
		byte[] lost = join(framed, join(new byte[2], DNS));
		List<Json> parts = List.of(DerivationText.pair(0, 2), DerivationText.pair(length + 4, length));
		assertFault("put together from several parts", stream("dot", lost).parts("slice", Json.object(), parts, framed).answer(2, length).faults("dot"));
		assertFault("reached in another way", stream("dns", lost).parts("slice", Json.object(), parts, framed).answer(2, length).faults("dns"));
		assertEquals("[]", stream("dot", lost).op("slice", Json.object(), 0, length + 2, framed).answer(2, length).faults("dot"));
		assertFault("not its length", stream("dot", lost).op("slice", Json.object(), 2, length, DNS).answer(0, length).faults("dot"));
	}

	/** Content of the server's side of a stream, in the clear or sealed. */
	private Story stream(String source, byte[] content) {
		return source.equals("dns") ? new Story(true, content) : new Story(true, sealed(content)).decrypted("server", content);
	}

	private static byte[] framed(byte[] message) {
		return join(new byte[] { 0, (byte) message.length }, message);
	}

	/** A poisoned answer: a record of another owner beside the question. */
	@Test
	void ownerThatTheQuestionDoesNotLeadToIsRefused() throws Exception {
		byte[] other = join(Arrays.copyOf(DNS, DNS.length - 16), join(HexFormat.of().parseHex("0162c00e"), Arrays.copyOfRange(DNS, DNS.length - 14, DNS.length)));
		String line = NAME + " b.hesperus.example A " + ADDRESS;
		String fault = "do not lead to the owner";
		assertFault(fault, new Story(true, framed(other)).answer(2, other.length, line).faults("dns"));
		assertFault(fault, stream("dot", framed(other)).answer(2, other.length, line).faults("dot"));
		byte[] message = http("HTTP/1.1 200 OK", other);
		assertFault(fault, new Story(true, message).op("http1.body", role("response"), 0, message.length, other).answer(0, other.length, line).faults("doh"));
	}

	/** The step reads any message; what it says of itself decides whether it is an answer of class IN. */
	@Test
	void onlyAnswersToQueriesOfClassInNameAnything() throws Exception {
		assertEquals("[]", new Story(true, framed(DNS)).answer(2, DNS.length).faults("dns"));
		int[][] changes = { { 2, 0x01 }, { 2, 0xa9 }, { DNS.length - 11, 3 } };
		for (int[] change : changes) {
			byte[] other = DNS.clone();
			other[change[0]] = (byte) change[1];
			assertFault("no answer to a query, or of another class", new Story(true, framed(other)).answer(2, other.length).faults("dns"));
		}
		byte[] flushed = DNS.clone();
		flushed[DNS.length - 12] = (byte) 0x80;
		assertEquals("[]", new Story(true, framed(flushed)).answer(2, flushed.length).faults("dns"));
	}

	@Test
	void answerInTlsHoldsWithTheKeysOfTheServer() throws Exception {
		byte[] framed = framed(DNS);
		byte[] record = sealed(framed);
		Story story = new Story(true, record).decrypted("server", framed).op("slice", Json.object(), 0, framed.length, framed).answer(2, DNS.length);
		assertEquals("[]", story.faults("dot"));
		assertFault("a name by dns is reached in another way", story.faults("dns"));
		assertFault("not in the body of a response", story.faults("doh"));
		byte[] changed = record.clone();
		changed[20] ^= 1;
		assertFault("n0", new Story(true, record, changed).decrypted("server", framed).op("slice", Json.object(), 0, framed.length, framed).answer(2, DNS.length).faults("dot"));
		byte[] data = sealed(DATA);
		assertEquals("[]", new Story(true, data).decrypted("server", DATA).op("http2.data", stream(), 0, DATA.length, DNS).answer(0, DNS.length).faults("doh"));
		assertFault("the server of the flow did not send", new Story(false, record).decrypted("server", framed).op("slice", Json.object(), 0, framed.length, framed)
				.answer(2, DNS.length).faults("dot"));
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}
}
