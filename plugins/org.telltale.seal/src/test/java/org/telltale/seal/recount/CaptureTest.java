package org.telltale.seal.recount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.seal.CaptureBytes.ACK;
import static org.telltale.seal.CaptureBytes.FIN;
import static org.telltale.seal.CaptureBytes.SYN;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.IpAddress;
import org.telltale.seal.CaptureBytes;

class CaptureTest {

	private static final String A = "192.0.2.10";
	private static final String B = "198.51.100.7";

	@TempDir
	Path folder;

	private final CaptureBytes pcap = new CaptureBytes(1);

	@Test
	void reusedPortsAreAnotherFlowOnlyAfterAnEnd() throws Exception {
		pcap.tcp(A, 1, B, 2, 10, SYN, new byte[0]).tcp(A, 1, B, 2, 20, SYN, new byte[0]).tcp(B, 2, A, 1, 5, FIN | ACK, new byte[0])
				.tcp(A, 1, B, 2, 20, SYN, new byte[0]).tcp(A, 1, B, 2, 30, SYN, new byte[0]).tcp(A, 1, B, 2, 31, ACK, new byte[4]);
		Capture capture = open(pcap.bytes());
		CountedFlow first = only(capture, 1);
		assertEquals(new CountedFlow.Sent(3, 120, 0), first.sentBy(end(A, 1)));
		assertEquals(new CountedFlow.Sent(1, 40, 0), first.sentBy(end(B, 2)));
		assertEquals(new CountedFlow.Sent(2, 84, 4), only(capture, 5).sentBy(end(A, 1)));
	}

	@Test
	void silenceEndsAFlow() throws Exception {
		pcap.udp(A, 1, B, 2, new byte[3]).pause(599).udp(B, 2, A, 1, new byte[5]).pause(600).udp(A, 1, B, 2, new byte[7]);
		pcap.tcp(A, 3, B, 4, 1, ACK, new byte[1]).pause(3_599).tcp(A, 3, B, 4, 2, ACK, new byte[1]).pause(3_600).tcp(A, 3, B, 4, 3, ACK, new byte[1]);
		Capture capture = open(pcap.bytes());
		assertEquals(new CountedFlow.Sent(1, 33, 5), only(capture, 1).sentBy(end(B, 2)));
		assertEquals(new CountedFlow.Sent(1, 35, 7), only(capture, 3).sentBy(end(A, 1)));
		assertEquals(2, only(capture, 4).sentBy(end(A, 3)).frames());
		assertEquals(1, only(capture, 6).sentBy(end(A, 3)).frames());
	}

	@Test
	void fragmentsCountForTheFlowOfTheirDatagram() throws Exception {
		byte[] datagram = CaptureBytes.datagram(1, 2, new byte[40]);
		pcap.frame(CaptureBytes.ethernet(CaptureBytes.ipv4(A, B, 17, 5, 24, false, Arrays.copyOfRange(datagram, 24, 48))));
		pcap.frame(CaptureBytes.ethernet(CaptureBytes.ipv4(A, B, 17, 5, 0, true, Arrays.copyOf(datagram, 24))));
		pcap.frame(CaptureBytes.ethernet(CaptureBytes.ipv4(A, B, 17, 6, 0, true, Arrays.copyOf(datagram, 24))));
		pcap.frame(CaptureBytes.ethernet(CaptureBytes.ipv4(A, B, 17, 7, 24, false, Arrays.copyOf(datagram, 24))));
		assertEquals(new CountedFlow.Sent(3, 3 * 44, 40), only(open(pcap.bytes()), 1).sentBy(end(A, 1)));
	}

	@Test
	void cutFramesCountWithTheirRealLengths() throws Exception {
		byte[] frame = CaptureBytes.ethernet(CaptureBytes.ipv4(A, B, 6, 0, 0, false, CaptureBytes.segment(1, 2, 1, ACK, new byte[1_000])));
		pcap.frame(frame, 14 + 40).frame(frame, 14 + 39);
		Capture capture = open(pcap.bytes());
		assertEquals(2, capture.truncatedFrames());
		assertEquals(2L * frame.length, capture.bytes());
		assertEquals(new CountedFlow.Sent(1, 1_040, 1_000), only(capture, 1).sentBy(end(A, 1)));
	}

	@Test
	void fileThatIsCutAnywhereGivesTheFramesBefore() throws Exception {
		pcap.udp(A, 1, B, 2, new byte[3]).udp(A, 1, B, 2, new byte[3]);
		byte[] whole = pcap.bytes();
		for (int cut = 0; cut < whole.length; cut++) {
			Path file = folder.resolve("cut" + cut);
			Files.write(file, Arrays.copyOf(whole, cut));
			int wanted = cut < pcap.place(1)[0] + pcap.place(1)[1] ? 0 : 1;
			Optional<Capture> capture = Capture.open(List.of(file));
			assertEquals(cut < 24, capture.isEmpty());
			assertEquals(wanted, capture.map(Capture::frames).orElse(0), "cut at " + cut);
		}
	}

	@Test
	void randomBytesBehindAValidStartBreakNothing() throws Exception {
		java.util.Random random = new java.util.Random(3);
		for (int i = 0; i < 500; i++) {
			byte[] frame = new byte[20 + random.nextInt(100)];
			random.nextBytes(frame);
			frame[12] = (byte) (i % 2 == 0 ? 0x08 : 0x86);
			frame[13] = (byte) (i % 2 == 0 ? 0 : 0xdd);
			frame[14] = (byte) (i % 2 == 0 ? 0x45 : 0x60);
			pcap.frame(frame);
		}
		assertEquals(500, open(pcap.bytes()).frames());
	}

	@Test
	void sectionsInterfacesAndTimeResolutionsAreTheirOwn() throws Exception {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		byte[] udp = CaptureBytes.ipv4(A, B, 17, 0, 0, false, CaptureBytes.datagram(1, 2, new byte[2]));
		section(file, ByteOrder.BIG_ENDIAN, 101, 9, 1_000_000_000L * 7 + 5, udp);
		section(file, ByteOrder.LITTLE_ENDIAN, 228, 0x80 | 20, (9L << 20) + (1 << 19), udp);
		Capture capture = open(file.toByteArray());
		assertEquals(2, capture.frames());
		assertEquals(Optional.of(7_000_000_005L), capture.first());
		assertEquals(Optional.of(9_500_000_000L), capture.last());
		assertEquals(Set.of(101, 228), capture.usedLinkTypes());
		assertEquals(2, only(capture, 1).sentBy(end(A, 1)).frames());
	}

	@Test
	void blockWithAnImpossibleLengthEndsTheWalk() throws Exception {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		byte[] udp = CaptureBytes.ipv4(A, B, 17, 0, 0, false, CaptureBytes.datagram(1, 2, new byte[2]));
		section(file, ByteOrder.BIG_ENDIAN, 101, 9, 5, udp);
		file.writeBytes(ByteBuffer.allocate(16).putInt(6).putInt(0x7ffffff0).array());
		assertEquals(1, open(file.toByteArray()).frames());
	}

	private static final String OUTER_A = "203.0.113.1";
	private static final String OUTER_B = "203.0.113.2";

	/** VXLAN (RFC 7348) round an IPv4 packet. */
	private static byte[] vxlan(byte[] ip) {
		return CaptureBytes.datagram(5_000, 4789, ByteBuffer.allocate(8 + 14 + ip.length).put((byte) 8).put(new byte[7]).put(CaptureBytes.ethernet(ip)).array());
	}

	@Test
	void tunnelAndWhatIsInItAreFlowsOfTheirOwn() throws Exception {
		byte[] inner = CaptureBytes.ipv4(A, B, 6, 0, 0, false, CaptureBytes.segment(1, 2, 1, ACK, new byte[10]));
		pcap.frame(CaptureBytes.ethernet(CaptureBytes.ipv4(OUTER_A, OUTER_B, 17, 0, 0, false, vxlan(inner))));
		pcap.tcp(A, 1, B, 2, 1, ACK, new byte[10]);
		Capture capture = open(pcap.bytes());
		assertEquals(2, capture.flowsFrom(1).size());
		CountedFlow tunnel = capture.flowsFrom(1).get(0);
		CountedFlow within = capture.flowsFrom(1).get(1);
		assertEquals(0, tunnel.depth());
		assertEquals(new CountedFlow.Sent(1, 20 + 8 + 8 + 14 + 50, 8 + 14 + 50), tunnel.sentBy(end(OUTER_A, 5_000)));
		assertEquals(1, within.depth());
		assertEquals(new CountedFlow.Sent(1, 50, 10), within.sentBy(end(A, 1)));
		assertEquals(0, only(capture, 2).depth());
		assertEquals(new CountedFlow.Sent(1, 50, 10), only(capture, 2).sentBy(end(A, 1)));
	}

	@Test
	void packetInATunnelInFragmentsCountsOnceAndBelongsToAllFrames() throws Exception {
		byte[] inner = CaptureBytes.ipv4(A, B, 17, 0, 0, false, CaptureBytes.datagram(1, 2, new byte[10]));
		byte[] carrier = vxlan(inner);
		pcap.frame(CaptureBytes.ethernet(CaptureBytes.ipv4(OUTER_A, OUTER_B, 17, 5, 24, false, Arrays.copyOfRange(carrier, 24, carrier.length))));
		pcap.frame(CaptureBytes.ethernet(CaptureBytes.ipv4(OUTER_A, OUTER_B, 17, 5, 0, true, Arrays.copyOf(carrier, 24))));
		Capture capture = open(pcap.bytes());
		assertEquals(2, only(capture, 1).sentBy(end(OUTER_A, 5_000)).frames());
		CountedFlow within = only(capture, 2);
		assertEquals(new CountedFlow.Sent(1, 38, 10), within.sentBy(end(A, 1)));
		assertTrue(within.has(1) && within.has(2));
	}

	@Test
	void fragmentsOfTwoDepthsAreNotMixed() throws Exception {
		byte[] datagram = CaptureBytes.datagram(1, 2, new byte[40]);
		byte[] first = CaptureBytes.ipv4(A, B, 17, 5, 0, true, Arrays.copyOf(datagram, 24));
		byte[] last = CaptureBytes.ipv4(A, B, 17, 5, 24, false, Arrays.copyOfRange(datagram, 24, 48));
		pcap.frame(CaptureBytes.ethernet(first)).frame(CaptureBytes.ethernet(CaptureBytes.ipv4(A, B, 4, 0, 0, false, last)));
		pcap.frame(CaptureBytes.ethernet(last)).frame(CaptureBytes.ethernet(CaptureBytes.ipv4(A, B, 4, 0, 0, false, first)));
		Capture capture = open(pcap.bytes());
		assertEquals(new CountedFlow.Sent(2, 88, 40), only(capture, 1).sentBy(end(A, 1)));
		assertEquals(1, only(capture, 2).depth());
		assertEquals(new CountedFlow.Sent(2, 88, 40), only(capture, 2).sentBy(end(A, 1)));
	}

	@Test
	void flowThatWasSilentLongestEndsWhenTooManyAreOpen() throws Exception {
		pcap.udp(A, 60_000, B, 1, new byte[1]).pause(-1).udp(A, 60_001, B, 1, new byte[1]).pause(-1).udp(A, 60_000, B, 1, new byte[1]);
		for (int flow = 0; flow < 65_535; flow++) {
			pcap.pause(-1).udp("10.0." + (flow >> 8) + "." + (flow & 255), 1, B, 1, new byte[1]);
		}
		pcap.pause(-1).udp(A, 60_000, B, 1, new byte[1]).pause(-1).udp(A, 60_001, B, 1, new byte[1]);
		Capture capture = open(pcap.bytes());
		assertEquals(3, only(capture, 1).sentBy(end(A, 60_000)).frames());
		assertEquals(1, only(capture, 2).sentBy(end(A, 60_001)).frames());
		assertEquals(1, only(capture, 65_540).sentBy(end(A, 60_001)).frames());
	}

	@Test
	void datagramsBegunFirstAreGivenUpWhenThereAreTooMany() throws Exception {
		byte[] datagram = CaptureBytes.datagram(1, 2, new byte[40]);
		CaptureBytes same = new CaptureBytes(1);
		for (int id = 1; id <= 2_049; id++) {
			same.pause(-1).frame(CaptureBytes.ethernet(CaptureBytes.ipv4(A, B, 17, id, 0, true, Arrays.copyOf(datagram, 24))));
		}
		for (int id : new int[] { 1, 3 }) {
			same.pause(-1).frame(CaptureBytes.ethernet(CaptureBytes.ipv4(A, B, 17, id, 24, false, Arrays.copyOfRange(datagram, 24, 48))));
		}
		assertEquals(new CountedFlow.Sent(2_050, 2_050 * 44, 40), only(open(same.bytes()), 1).sentBy(end(A, 1)));
	}

	private static void section(ByteArrayOutputStream file, ByteOrder order, int link, int resolution, long ticks, byte[] packet) {
		file.writeBytes(ByteBuffer.allocate(28).order(order).putInt(0x0a0d0d0a).putInt(28).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0)
				.putLong(-1).putInt(28).array());
		file.writeBytes(ByteBuffer.allocate(32).order(order).putInt(1).putInt(32).putShort((short) link).putShort((short) 0).putInt(0)
				.putShort((short) 9).putShort((short) 1).put((byte) resolution).put(new byte[3]).putInt(0).putInt(32).array());
		int padded = (packet.length + 3) / 4 * 4;
		file.writeBytes(ByteBuffer.allocate(32 + padded).order(order).putInt(6).putInt(32 + padded).putInt(0).putInt((int) (ticks >>> 32)).putInt((int) ticks)
				.putInt(packet.length).putInt(packet.length).put(packet).put(new byte[padded - packet.length]).putInt(32 + padded).array());
	}

	private Capture open(byte[] bytes) throws IOException {
		Path file = folder.resolve("capture");
		Files.write(file, bytes);
		return Capture.open(List.of(file)).orElseThrow();
	}

	private static CountedFlow only(Capture capture, int firstFrame) {
		assertTrue(capture.flowsFrom(firstFrame).size() == 1, "flows from frame " + firstFrame + ": " + capture.flowsFrom(firstFrame).size());
		return capture.flowsFrom(firstFrame).get(0);
	}

	private static Endpoint end(String address, int port) {
		return new Endpoint(IpAddress.parse(address).orElseThrow(), port);
	}
}
