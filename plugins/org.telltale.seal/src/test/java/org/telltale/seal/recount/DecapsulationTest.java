package org.telltale.seal.recount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.telltale.seal.CaptureBytes;

/** Each row of derivation.md, Decapsulation, with bytes written by hand. */
class DecapsulationTest {

	private static final byte[] PAYLOAD = "payload!".getBytes(StandardCharsets.US_ASCII);
	/** 36 bytes. */
	private static final byte[] IP = CaptureBytes.ipv4("192.0.2.10", "198.51.100.7", 17, 0, 0, false, CaptureBytes.datagram(1, 2, PAYLOAD));
	private static final byte[] IP6 = CaptureBytes.ipv6("2001:db8::1", "2001:db8::2", 17, CaptureBytes.datagram(1, 2, PAYLOAD));
	private static final String MACS = "020000000001 020000000002";
	private static final String SNAP = "aaaa03 000000 0800";

	/** Hexadecimal digits, spaces passed over. */
	private static byte[] hex(String digits) {
		return java.util.HexFormat.of().parseHex(digits.replace(" ", ""));
	}

	private static byte[] join(Object... parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (Object part : parts) {
			out.writeBytes(part instanceof byte[] bytes ? bytes : hex((String) part));
		}
		return out.toByteArray();
	}

	/** Depths at which the payload stands, in the order met. */
	private static List<Integer> depths(int link, byte[] frame) {
		List<Integer> depths = new ArrayList<>();
		for (IpPacket packet : IpPacket.of(frame, link, frame.length)) {
			for (Optional<IpPacket> p = Optional.of(packet); p.isPresent(); p = Tunnels.inside(p.get())) {
				if (Segment.of(p.get()).filter(s -> Arrays.equals(s.payload(), PAYLOAD)).isPresent()) {
					depths.add(p.get().depth());
				}
			}
		}
		return depths;
	}

	private static void found(int link, Object... parts) {
		assertEquals(List.of(0), depths(link, join(parts)));
	}

	private static void nothing(int link, Object... parts) {
		assertEquals(List.of(), depths(link, join(parts)));
	}

	@Test
	void typesAndTagsOfEthernet() {
		found(1, MACS, "0800", IP);
		found(1, MACS, "88a8 0001 9100 0002 8100 0003 86dd", IP6);
		found(1, MACS, "002c", SNAP, IP);
		found(1, MACS, "0030 aaaa03 0000f8 8100 0001 0800", IP);
		found(1, MACS, "0027 060603", IP);
		nothing(1, MACS, "002c aaaa03 000001 0800", IP);
		nothing(1, MACS, "0034 aaaa03 000000 0010", SNAP, IP);
		nothing(1, MACS, "0806", IP);
	}

	@Test
	void labelsLeadToWhatIsPlausible() {
		found(1, MACS, "8847 00001040 00002140", IP);
		found(219, "00002140", IP6);
		found(1, MACS, "8848 00002140 00000007", MACS, "0800", IP);
		found(1, MACS, "8847 00002140", MACS, "8864 1100 0001 0025 21", IP);
		nothing(1, MACS, "8847 00002140", MACS, "8847 00002140", IP);
		nothing(1, MACS, "8847 00001040", IP);
	}

	@Test
	void pointToPointInItsForms() {
		found(1, MACS, "8864 1100 0001 0026 0021", IP, "0000");
		nothing(1, MACS, "8864 1101 0001 0026 0021", IP);
		nothing(1, MACS, "8863 1100 0001 0026 0021", IP);
		found(51, "1100 0001 0025 21", IP);
		found(9, "ff03 0021", IP);
		found(9, "ff03 57", IP6);
		found(9, "0281 00002140", IP);
		nothing(9, "ff03 c021", IP);
		found(50, "0f00 0800", IP);
		found(50, "ff03 0021", IP);
		found(104, "8f00 86dd", IP6);
		found(166, "0103 0021", IP);
		found(204, "00 ff03 0021", IP);
	}

	@Test
	void familiesRecordsAndCookedHeaders() {
		for (String family : List.of("02000000", "00000002", "00000800", "0a000000", "00000017", "18000000", "1c000000", "0000001e")) {
			found(0, family, IP);
		}
		found(108, "0000001e", IP6);
		nothing(108, "1e000000", IP6);
		nothing(0, "03000000", IP);
		found(113, "0000 0001 0006 020000000001 0000 0800", IP);
		found(276, "8100 0000 00000001 0001 00 06 0200000000010000 0005 86dd", IP6);
		found(228, IP);
		nothing(229, IP);
		found(239, "0200 0001 0600 0a00 68690000 2800 0900", IP);
		found(239, "0200 0001 0006 000a 68690000 0028 0009", IP);
		nothing(239, "0200 0001 0000 0900", IP);
	}

	@Test
	void wirelessHeadersHaveTheLengthsThatTheirFlagsSay() {
		String rest = "0000 010101010101 020202020202 030303030303 0000";
		found(105, "0801", rest, SNAP, IP);
		found(105, "0803", rest, "040404040404", SNAP, IP);
		found(105, "8801", rest, "0000", SNAP, IP);
		found(105, "8881", rest, "0000 00000000", SNAP, IP);
		nothing(105, "0841", rest, SNAP, IP);
		nothing(105, "0805", rest, SNAP, IP);
		nothing(105, "4801", rest, SNAP, IP);
		nothing(105, "8001", rest, SNAP, IP);
		nothing(105, "0801 0000 010101010101 020202020202 030303030303 0100", SNAP, IP);
		found(127, "00 00 0800 00000000 0801", rest, SNAP, IP);
		found(127, "00 00 1a00 03000080 00000000 00000000 0000000000000000 10 00 0801", rest, SNAP, IP, "01020304");
		found(127, "00 00 0900 02000000 20 8801", rest, "0000 0000", SNAP, IP);
		found(163, "80211001 00000010 0000000000000000 0801", rest, SNAP, IP);
		found(119, "44000000 10000000 0000000000000000 0801", rest, SNAP, IP);
		found(119, "80211001 00000010 0000000000000000 0801", rest, SNAP, IP);
		found(192, "0000 0800 69000000 0801", rest, SNAP, IP);
		nothing(192, "0000 0800 01000000 0801", rest, SNAP, IP);
	}

	@Test
	void aggregatedFrameHasItsPacketsSideBySide() {
		byte[] frame = join("8802 0000 010101010101 020202020202 030303030303 0000 8000", MACS, "0008 4242030000000000 0000", MACS, "002c", SNAP, IP, "0000",
				MACS, "002c", SNAP, IP);
		assertEquals(List.of(0, 0), depths(105, frame));
		assertEquals(List.of(1, 2), IpPacket.of(frame, 105, frame.length).stream().map(IpPacket::ordinal).toList());
	}

	private static byte[] in(int protocol, Object... parts) {
		return CaptureBytes.ipv4("203.0.113.1", "203.0.113.2", protocol, 0, 0, false, join(parts));
	}

	private static byte[] inUdp(int from, int to, Object... parts) {
		return in(17, CaptureBytes.datagram(from, to, join(parts)));
	}

	private static void tunnel(byte[] packet) {
		assertEquals(List.of(1), depths(101, packet));
	}

	@Test
	void tunnelsOfEachKind() {
		tunnel(in(4, IP));
		tunnel(in(41, IP6));
		tunnel(in(47, "0000 0800", IP));
		tunnel(in(47, "b000 86dd 00000000 00000001 00000002", IP6));
		tunnel(in(47, "2000 6558 00000001", MACS, "8100 0001 0800", IP));
		tunnel(in(47, "3081 880b 0028 0001 00000001 00000002 ff03 0021", IP));
		tunnel(inUdp(5, 8472, "0800000000000100", MACS, "0800", IP));
		tunnel(inUdp(2152, 5, "30ff 0024 00000001", IP));
		tunnel(inUdp(5, 2152, "34ff 0034 00000001 0000 00 85 01 1020 c0 02 102030405060 00", IP));
		tunnel(inUdp(5, 3544, "0001 0203 0102 030405 0000000000000000 00 0000 1234 cb007101", IP6));
		tunnel(in(51, "0404 0000", hex("00".repeat(20)), IP));
	}

	@Test
	void whatIsNoTunnelIsOrdinary() {
		for (byte[] packet : List.of(in(4, IP6), in(41, IP), in(47, "4000 0800 00000000", IP), in(47, "0002 0800", IP), in(47, "2081 880b 0000 0001 00000002"),
				inUdp(5, 4789, "0000000000000100", MACS, "0800", IP), inUdp(4789, 5, "0800000000000100", MACS, "0800", IP),
				inUdp(2152, 5, "30ff 0025 00000001", IP), inUdp(2152, 5, "30fe 0024 00000001", IP), inUdp(2152, 5, "34ff 002c 00000001 0000 00 85 00 102030", IP),
				inUdp(5, 3544, IP), in(50, IP))) {
			assertEquals(List.of(), depths(101, packet));
		}
		byte[] longer = IP.clone();
		longer[3]++;
		assertEquals(List.of(), depths(101, in(4, longer)));
	}

	@Test
	void depthEndsAtEight() {
		byte[] packet = IP;
		for (int i = 0; i < 8; i++) {
			packet = in(4, packet);
		}
		assertEquals(List.of(8), depths(101, packet));
		assertEquals(List.of(), depths(101, in(4, packet)));
	}

	@Test
	void headersAreWalkedAndCutOnesAreNothing() {
		byte[] datagram = CaptureBytes.datagram(1, 2, PAYLOAD);
		for (int next : List.of(0, 43, 60, 135, 139, 140)) {
			found(101, CaptureBytes.ipv6("2001:db8::1", "2001:db8::2", next, join("1101", hex("00".repeat(14)), datagram)));
		}
		found(101, CaptureBytes.ipv6("2001:db8::1", "2001:db8::2", 44, join("1100 0000 00000007", datagram)));
		found(101, CaptureBytes.ipv6("2001:db8::1", "2001:db8::2", 51, join("1104", hex("00".repeat(22)), datagram)));
		nothing(101, CaptureBytes.ipv6("2001:db8::1", "2001:db8::2", 60, join("1104", hex("00".repeat(22)), datagram)));
	}

	@Test
	void jumboLengthStandsForZero() {
		byte[] packet = CaptureBytes.ipv6("2001:db8::1", "2001:db8::2", 0, join("1100 c204 00000018", CaptureBytes.datagram(1, 2, PAYLOAD)));
		packet[4] = 0;
		packet[5] = 0;
		IpPacket read = IpPacket.of(join(packet, "0000"), 101, packet.length + 2).get(0);
		assertEquals(64, read.length());
		assertEquals(16, read.payloadLength());
	}

	@Test
	void cutAndChangedBytesBreakNothing() {
		Random random = new Random(7);
		List<byte[]> seeds = List.of(join(MACS, "8847 00002140", MACS, "8864 1100 0001 0025 21", inUdp(2152, 5, "30ff 0024 00000001", IP)),
				join("00 00 0900 02000000 20 8802 0000 010101010101 020202020202 030303030303 0000 8000 0000", MACS, "002c", SNAP, IP), in(47, "3081 880b 0028 0001 00000001 00000002 ff03 0021", IP));
		for (int link : new int[] { 0, 1, 9, 50, 51, 101, 104, 105, 113, 119, 127, 163, 192, 219, 239, 276 }) {
			for (int i = 0; i < 2_000; i++) {
				byte[] frame = Arrays.copyOf(seeds.get(i % 3), random.nextInt(seeds.get(i % 3).length + 1));
				for (int k = 0; k < 4 && frame.length > 0; k++) {
					frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
				}
				assertTrue(depths(link, frame).size() < 9);
			}
		}
	}
}
