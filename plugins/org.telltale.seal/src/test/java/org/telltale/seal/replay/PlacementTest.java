package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.seal.CaptureBytes.ACK;
import static org.telltale.seal.CaptureBytes.SYN;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.seal.CaptureBytes;
import org.telltale.seal.DerivationText;
import org.telltale.seal.recount.EvidenceFolder;
import org.telltale.seal.refusal.Refusal;

class PlacementTest {

	private static final String A = "192.0.2.10";
	private static final String B = "198.51.100.7";

	@TempDir
	Path folder;

	private final CaptureBytes capture = new CaptureBytes(1);

	@Test
	void segmentsOutOfOrderAreInPlace() throws Exception {
		out(1_001, "world").out(996, "hello");
		assertArrayEquals(ascii("helloworld"), tcp(996, 0, "helloworld", 1, 2));
	}

	@Test
	void firstBytesWinWhereSegmentsOverlap() throws Exception {
		out(100, "abcdef").out(103, "XYZghi");
		assertArrayEquals(ascii("abcdefghi"), tcp(100, 0, "abcdefghi", 1, 2));
	}

	@Test
	void frameLeftOutThatCarriesOtherBytesIsRefused() throws Exception {
		out(100, "abc").out(100, "xyz").out(103, "def");
		assertRefused("not listed", () -> tcp(100, 0, "abcdef", 1, 3));
		assertArrayEquals(ascii("abcdef"), tcp(100, 0, "abcdef", 1, 2, 3));
	}

	@Test
	void retransmissionLeftOutIsNoContradiction() throws Exception {
		out(100, "abc").out(100, "abc").out(103, "def");
		assertArrayEquals(ascii("abcdef"), tcp(100, 0, "abcdef", 1, 3));
	}

	@Test
	void fragmentsLeftOutThatCarryOtherBytesAreRefused() throws Exception {
		byte[] other = CaptureBytes.segment(40_000, 80, 100, ACK, ascii("0123456789xyzxyz"));
		out(100, "abc");
		capture.frame(CaptureBytes.ethernet(CaptureBytes.ipv4(A, B, 6, 7, 0, true, Arrays.copyOf(other, 24))));
		capture.frame(CaptureBytes.ethernet(CaptureBytes.ipv4(A, B, 6, 7, 24, false, Arrays.copyOfRange(other, 24, other.length))));
		out(103, "def");
		assertRefused("not listed", () -> tcp(100, 0, "abcdef", 1, 4));
	}

	@Test
	void sequenceNumbersRunOverTheirEnd() throws Exception {
		out(0xfffffffdL, "abc").out(0, "def");
		assertArrayEquals(ascii("abcdef"), tcp(0xfffffffdL, 0, "abcdef", 1, 2));
		assertArrayEquals(ascii("def"), tcp(0xfffffffdL, 3, "def", 2));
	}

	@Test
	void streamOffsetsBeyondFourGibibytesWork() throws Exception {
		out(105, "late");
		assertArrayEquals(ascii("late"), tcp(100, (1L << 32) + 5, "late", 1));
	}

	@Test
	void synHasANumberOfItsOwnAndMayCarryPayload() throws Exception {
		capture.tcp(A, 40_000, B, 80, 99, SYN, ascii("abc"));
		assertArrayEquals(ascii("abc"), tcp(100, 0, "abc", 1));
	}

	@Test
	void byteThatNoFrameCarriesIsRefused() throws Exception {
		out(100, "abc").out(104, "ef");
		assertRefused("no listed frame carries byte 3", () -> tcp(100, 0, "abc?ef", 1, 2));
	}

	@Test
	void bytesThatWereNotCapturedAreNotThere() throws Exception {
		byte[] frame = CaptureBytes.ethernet(CaptureBytes.ipv4(A, B, 6, 0, 0, false, CaptureBytes.segment(40_000, 80, 100, ACK, ascii("abcdef"))));
		capture.frame(frame, frame.length - 3);
		assertArrayEquals(ascii("abc"), tcp(100, 0, "abc", 1));
		assertRefused("no listed frame", () -> tcp(100, 0, "abcdef", 1));
	}

	@Test
	void frameOfTheOtherDirectionIsRefused() throws Exception {
		out(100, "abc");
		capture.tcp(B, 80, A, 40_000, 100, ACK, ascii("abc"));
		assertRefused("is no TCP segment of that direction", () -> tcp(100, 0, "abc", 1, 2));
	}

	@Test
	void rangeThatIsNotTheWholeFrameIsRefused() throws Exception {
		out(100, "abc").out(103, "def");
		Json.Fields json = derivation(100, 0, "abc", 1);
		Json.Fields moved = (Json.Fields) read(json.toString().replace("[[40,57]]", "[[41,57]]"));
		assertTrue(!moved.equals(json), json.toString());
		assertRefused("not exactly the captured bytes", () -> replay(moved));
		assertRefused("does not have", () -> replay((Json.Fields) read(json.toString().replace("[[1,1]]", "[[3,1]]"))));
	}

	@Test
	void lengthAndDigestHaveToBeThoseOfTheResult() throws Exception {
		out(100, "abc");
		assertRefused("gives other bytes", () -> tcp(100, 0, "abd", 1));
	}

	@Test
	void unknownOpVersionParameterAndMemberAreRefused() throws Exception {
		out(100, "abc");
		String good = derivation(100, 0, "abc", 1).toString();
		for (String[] change : new String[][] { { "capture.tcp", "capture.sctp" }, { "\"version\":1", "\"version\":2" },
				{ "\"base\":\"100\"", "\"base\":\"100\",\"x\":1" }, { "\"id\":\"n0\"", "\"id\":\"n1\"" }, { "\"v\":1", "\"v\":2" },
				{ "\"base\":\"100\",", "" }, { "\"base\":\"100\"", "\"base\":\"-1\"" }, { "\"op\":", "\"extra\":1,\"op\":" } }) {
			String changed = good.replace(change[0], change[1]);
			assertTrue(!changed.equals(good), change[0]);
			assertRefused("", () -> replay((Json.Fields) read(changed)));
		}
	}

	@Test
	void datagramIsPutTogetherFromItsFragments() throws Exception {
		byte[] datagram = CaptureBytes.datagram(5_000, 53, ascii("0123456789abcdefghijklmnop"));
		capture.frame(CaptureBytes.ethernet(CaptureBytes.ipv4(A, B, 17, 9, 16, false, Arrays.copyOfRange(datagram, 16, datagram.length))));
		capture.frame(CaptureBytes.ethernet(CaptureBytes.ipv4(A, B, 17, 9, 0, true, Arrays.copyOf(datagram, 16))));
		Json.Fields params = DerivationText.udp(A, 5_000, B, 53);
		Json.Fields both = new DerivationText()
				.capture("capture.udp", id(), capture, new int[] { 1, 2 }, params, ascii("0123456789abcdefghijklmnop")).json();
		assertArrayEquals(ascii("0123456789abcdefghijklmnop"), replay(both));
		Json.Fields one = new DerivationText()
				.capture("capture.udp", id(), capture, new int[] { 1 }, params.copy(), ascii("0123456789abcdefghijklmnop")).json();
		assertRefused("exactly one datagram", () -> replay(one));
	}

	/** IP in IP (RFC 2003). */
	private static byte[] tunnelled(byte[] ip) {
		return CaptureBytes.ethernet(CaptureBytes.ipv4("203.0.113.1", "203.0.113.2", 4, 0, 0, false, ip));
	}

	private static byte[] segment(long sequence, String payload) {
		return CaptureBytes.ipv4(A, B, 6, 0, 0, false, CaptureBytes.segment(40_000, 80, sequence, ACK, ascii(payload)));
	}

	private Json.Fields second(String op, Json.Fields params, String result, int... frames) throws Exception {
		Json.Fields json = new DerivationText().capture(op, id(), capture, frames, params, ascii(result)).json();
		return (Json.Fields) read(json.toString().replace("\"version\":1", "\"version\":2"));
	}

	@Test
	void segmentsInATunnelAreReadAtTheirDepthAlone() throws Exception {
		capture.frame(tunnelled(segment(100, "abc"))).frame(CaptureBytes.ethernet(segment(103, "xyz"))).frame(tunnelled(segment(103, "def")));
		Json.Fields params = DerivationText.tcp(A, 40_000, B, 80, 100, 0).put("depth", 1);
		assertArrayEquals(ascii("abcdef"), replay(second("capture.tcp", params.copy(), "abcdef", 1, 3)));
		assertRefused("is no TCP segment", () -> replay(second("capture.tcp", params.copy(), "abcdef", 1, 2, 3)));
		assertRefused("is no TCP segment", () -> tcp(100, 0, "abcdef", 1, 3));
		assertRefused("is no TCP segment", () -> replay(second("capture.tcp", DerivationText.tcp(A, 40_000, B, 80, 100, 0).put("depth", 0), "abc", 1)));
		assertRefused("lacks a member", () -> replay(second("capture.tcp", DerivationText.tcp(A, 40_000, B, 80, 100, 0), "abc", 1)));
		assertRefused("beyond 8", () -> replay(second("capture.tcp", DerivationText.tcp(A, 40_000, B, 80, 100, 0).put("depth", 9), "abc", 1)));
	}

	@Test
	void changedByteInATunnelIsRefused() throws Exception {
		capture.frame(tunnelled(segment(100, "abc")));
		Json.Fields good = second("capture.tcp", DerivationText.tcp(A, 40_000, B, 80, 100, 0).put("depth", 1), "abd", 1);
		assertRefused("gives other bytes", () -> replay(good));
	}

	@Test
	void otherBytesLeftOutAtTheSameDepthAreRefused() throws Exception {
		capture.frame(tunnelled(segment(100, "abc"))).frame(tunnelled(segment(100, "xyz"))).frame(tunnelled(segment(103, "def")));
		Json.Fields params = DerivationText.tcp(A, 40_000, B, 80, 100, 0).put("depth", 1);
		assertRefused("not listed", () -> replay(second("capture.tcp", params.copy(), "abcdef", 1, 3)));
		assertArrayEquals(ascii("abcdef"), replay(second("capture.tcp", params.copy(), "abcdef", 1, 2, 3)));
	}

	@Test
	void datagramInATunnelInFragmentsIsReadFromAllFrames() throws Exception {
		byte[] inner = CaptureBytes.ipv4(A, B, 17, 0, 0, false, CaptureBytes.datagram(5_000, 53, ascii("question")));
		capture.frame(CaptureBytes.ethernet(CaptureBytes.ipv4(B, A, 4, 9, 0, true, Arrays.copyOf(inner, 24))));
		capture.frame(CaptureBytes.ethernet(CaptureBytes.ipv4(B, A, 4, 9, 24, false, Arrays.copyOfRange(inner, 24, inner.length))));
		Json.Fields params = DerivationText.udp(A, 5_000, B, 53).put("depth", 1).put("packet", 0);
		assertArrayEquals(ascii("question"), replay(second("capture.udp", params.copy(), "question", 1, 2)));
		assertRefused("do not carry so many", () -> replay(second("capture.udp", params.copy(), "question", 2)));
	}

	@Test
	void datagramsSideBySideInOneFrameAreToldApart() throws Exception {
		byte[] first = CaptureBytes.ipv4(A, B, 17, 0, 0, false, CaptureBytes.datagram(1, 2, ascii("one!")));
		byte[] second = CaptureBytes.ipv4(A, B, 17, 0, 0, false, CaptureBytes.datagram(1, 2, ascii("two!")));
		byte[] head = { (byte) 0x88, 2, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 0, 0, (byte) 0x80, 0 };
		byte[] sub = { 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 0, 40, (byte) 0xaa, (byte) 0xaa, 3, 0, 0, 0, 8, 0 };
		CaptureBytes air = new CaptureBytes(105).frame(java.nio.ByteBuffer.allocate(head.length + 2 * sub.length + 64 + 2).put(head).put(sub).put(first).putShort((short) 0)
				.put(sub).put(second).array());
		Files.write(folder.resolve("air.pcap"), air.bytes());
		for (int i = 0; i < 2; i++) {
			Json.Fields json = new DerivationText().capture("capture.udp", Digest.sha256(air.bytes()).hex(), air, new int[] { 1 },
					DerivationText.udp(A, 1, B, 2).put("depth", 0).put("packet", i), ascii(i == 0 ? "one!" : "two!")).json();
			assertArrayEquals(ascii(i == 0 ? "one!" : "two!"), replay((Json.Fields) read(json.toString().replace("\"version\":1", "\"version\":2"))));
		}
		Json.Fields old = new DerivationText().capture("capture.udp", Digest.sha256(air.bytes()).hex(), air, new int[] { 1 }, DerivationText.udp(A, 1, B, 2), ascii("one!")).json();
		assertRefused("exactly one datagram", () -> replay(old));
	}

	@Test
	void otherLinkLayersAndTagsAreReadTheSame() throws Exception {
		byte[] ip = CaptureBytes.ipv6("2001:db8::1", "2001:db8::2", 6, CaptureBytes.segment(40_000, 80, 5, ACK, ascii("six")));
		byte[] tagged = new byte[22 + ip.length];
		System.arraycopy(new byte[] { (byte) 0x88, (byte) 0xa8, 0, 1, (byte) 0x81, 0, 0, 2, (byte) 0x86, (byte) 0xdd }, 0, tagged, 12, 10);
		System.arraycopy(ip, 0, tagged, 22, ip.length);
		byte[] cooked = new byte[16 + ip.length];
		cooked[14] = (byte) 0x86;
		cooked[15] = (byte) 0xdd;
		System.arraycopy(ip, 0, cooked, 16, ip.length);
		byte[] loop = new byte[4 + ip.length];
		loop[0] = 30;
		System.arraycopy(ip, 0, loop, 4, ip.length);
		assertSix(1, tagged);
		assertSix(113, cooked);
		assertSix(0, loop);
		assertSix(101, ip);
		assertSix(229, ip);
	}

	private void assertSix(int link, byte[] frame) throws Exception {
		CaptureBytes six = new CaptureBytes(link).frame(frame);
		Json.Fields json = new DerivationText().capture("capture.tcp", Digest.sha256(six.bytes()).hex(), six, new int[] { 1 },
				DerivationText.tcp("2001:db8::1", 40_000, "2001:db8::2", 80, 5, 0), ascii("six")).json();
		Files.write(folder.resolve("six.pcap"), six.bytes());
		assertArrayEquals(ascii("six"), replay(json));
	}

	private PlacementTest out(long sequence, String payload) {
		capture.tcp(A, 40_000, B, 80, sequence, ACK, ascii(payload));
		return this;
	}

	private byte[] tcp(long base, long start, String result, int... frames) throws Refusal, IOException {
		return replay(derivation(base, start, result, frames));
	}

	private Json.Fields derivation(long base, long start, String result, int... frames) {
		return new DerivationText()
				.capture("capture.tcp", id(), capture, frames, DerivationText.tcp(A, 40_000, B, 80, base, start), ascii(result)).json();
	}

	private String id() {
		return Digest.sha256(capture.bytes()).hex();
	}

	private byte[] replay(Json.Fields json) throws Refusal, IOException {
		Files.write(folder.resolve("capture.pcap"), capture.bytes());
		try (EvidenceFolder evidence = new EvidenceFolder(folder, Progress.NONE)) {
			List<byte[]> results = Replay.of(Derivation.of(json), evidence.files(List.copyOf(Derivation.of(json).evidence())).orElseThrow(), evidence).results();
			return results.get(results.size() - 1);
		}
	}

	private interface Attempt {
		void run() throws Exception;
	}

	private static void assertRefused(String reason, Attempt attempt) {
		Refusal refusal = assertThrows(Refusal.class, attempt::run);
		assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
	}

	private static Json read(String text) throws Exception {
		return org.telltale.base.json.JsonReader.read(text);
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}
}
