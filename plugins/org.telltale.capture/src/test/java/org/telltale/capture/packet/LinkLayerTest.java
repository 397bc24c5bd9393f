package org.telltale.capture.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.capture.packet.Packets.MET;
import static org.telltale.capture.packet.Packets.bytes;
import static org.telltale.capture.packet.Packets.datagram;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.capture.CaptureBuilder;

class LinkLayerTest {

	private static final byte[] MACS = { 2, 0, 0x5e, 0, 0x53, 2, 0, 0, 0x5e, 0, 0x53, 1 };
	/** IEEE 802.2 and SNAP, with the EtherType of IPv4. */
	private static final byte[] SNAP = { (byte) 0xaa, (byte) 0xaa, 3, 0, 0, 0, 8, 0 };
	private static final byte[] PPPOE = { 0x11, 0, 0, 7, 0, 42 };

	private static void holds(int linkType, Object... parts) {
		Packets read = new Packets(linkType).frame(bytes(parts));
		assertEquals(List.of(MET), read.met);
		assertEquals(List.of(), read.codes());
		everyCutIsSurvived(linkType, bytes(parts));
	}

	private static void everyCutIsSurvived(int linkType, byte[] frame) {
		for (int length = 0; length < frame.length; length++) {
			Packets cut = new Packets(linkType).frame(frame, length);
			for (String met : cut.met) {
				assertTrue(met.startsWith(MET.substring(0, MET.length() - 12)), met);
			}
		}
	}

	@Test
	void mplsLabelsLeadToIp() {
		holds(1, MACS, 0x88, 0x47, 0, 1, 0, 64, 0, 2, 1, 64, datagram());
		holds(219, 0, 2, 1, 64, datagram());
	}

	@Test
	void mplsPseudowireLeadsToEthernetWithAndWithoutControlWord() {
		holds(1, MACS, 0x88, 0x48, 0, 2, 1, 64, 0, 0, 0, 9, MACS, 8, 0, datagram());
		holds(1, MACS, 0x88, 0x47, 0, 2, 1, 64, MACS, 0x81, 0, 0, 5, 8, 0, datagram());
	}

	@Test
	void mplsInsideMplsIsNoLoop() {
		Packets read = new Packets(1).frame(bytes(MACS, 0x88, 0x47, 0, 2, 1, 64, MACS, 0x88, 0x47, 0, 2, 1, 64, datagram()));
		assertEquals(List.of(), read.met);
		assertEquals(List.of("link.protocol-not-analysed"), read.codes());
	}

	@Test
	void pppoeSessionHoldsPppWithEitherProtocolField() {
		holds(1, MACS, 0x88, 0x64, PPPOE, 0, 0x21, datagram());
		holds(1, MACS, 0x88, 0x64, PPPOE, 0x21, datagram(), 0, 0, 0);
		holds(51, PPPOE, 0, 0x21, datagram());
	}

	@Test
	void pppAddressControlAndFirstProtocolByteMayBeLeftOut() {
		holds(9, 0xff, 3, 0, 0x21, datagram());
		holds(9, 0xff, 3, 0x21, datagram());
		holds(9, 0, 0x21, datagram());
		holds(9, 0x21, datagram());
		holds(50, 0xff, 3, 0, 0x21, datagram());
		holds(50, 0x0f, 0, 8, 0, datagram());
		holds(104, 0x8f, 0, 8, 0, datagram());
		holds(166, 1, 3, 0, 0x21, datagram());
		holds(204, 1, 0xff, 3, 0, 0x21, datagram());
	}

	@Test
	void pppThatControlsTheLinkIsNoProblemAndCompressedIs() {
		assertEquals(List.of(), new Packets(9).frame(bytes(0xff, 3, 0xc0, 0x21, 1, 1, 0, 4)).codes());
		assertEquals(List.of("link.protocol-not-analysed"), new Packets(9).frame(bytes(0xff, 3, 0, 0xfd, 1, 1, 0, 4)).codes());
	}

	@Test
	void oldEthernetWithSnapOrPlainIpIsRead() {
		holds(1, MACS, 0, 50, SNAP, datagram());
		holds(1, MACS, 0, 43, 6, 6, 3, datagram());
		assertEquals(List.of(), new Packets(1).frame(bytes(MACS, 0, 38, 0x42, 0x42, 3, new byte[35])).codes());
	}

	@Test
	void nullFamiliesOfManySystemsAreKnown() {
		byte[] six = CaptureBuilder.ip("2001:db8::1", "2001:db8::2", 17, CaptureBuilder.udpDatagram(1, 2, new byte[0]));
		for (int family : new int[] { 10, 23, 24, 28, 30 }) {
			assertEquals(1, new Packets(0).frame(bytes(family, 0, 0, 0, six)).met.size());
			assertEquals(1, new Packets(108).frame(bytes(0, 0, 0, family, six)).met.size());
		}
		assertEquals(1, new Packets(0).frame(bytes(15, 0, 8, 0, datagram())).met.size());
		assertEquals(List.of("link.protocol-not-analysed"), new Packets(108).frame(bytes(2, 0, 0, 0, datagram())).codes());
	}

	@Test
	void nflogRecordsOfEitherByteOrderAreWalked() {
		holds(239, 2, 0, 0, 5, 6, 0, 10, 0, 0x68, 0x69, 0, 0, 44, 0, 9, 0, datagram());
		holds(239, 2, 0, 0, 5, 0, 6, 0, 10, 0x68, 0x69, 0, 0, 0, 44, 0, 9, datagram());
		Packets named = new Packets(239).frame(bytes(2, 0, 0, 5, 16, 0, 8, 0, 0, 6, 0, 0, 0, 0, 0x5e, 0, 0x53, 1, 0, 0, 44, 0, 9, 0, datagram()));
		assertEquals(0x00005e005301L, named.packets[0].sourceMac);
		assertEquals(List.of("packet.damaged"), new Packets(239).frame(bytes(2, 0, 0, 5, 0, 0, 9, 0, datagram())).codes());
	}

	/** IEEE 802.11-2020 section 9.3.2.1. @param flags to and from the distribution system, protected, order */
	private static byte[] wireless(int control, int flags, Object... body) {
		byte[] header = bytes(control, flags, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 0, 0);
		return bytes(header, bytes(body));
	}

	@Test
	void wirelessAddressesDependOnTheWay() {
		long[][] expected = { { 1, 2 }, { 3, 2 }, { 1, 3 }, { 3, 4 } };
		for (int flags = 0; flags < 4; flags++) {
			byte[] fourth = flags == 3 ? bytes(4, 4, 4, 4, 4, 4) : new byte[0];
			Packets read = new Packets(105).frame(wireless(8, flags, fourth, SNAP, datagram()));
			assertEquals(List.of(MET), read.met);
			assertEquals(expected[flags][0] * 0x010101010101L, read.packets[0].destinationMac);
			assertEquals(expected[flags][1] * 0x010101010101L, read.packets[0].sourceMac);
		}
	}

	@Test
	void wirelessQualityAndHighThroughputControlArePassedOver() {
		holds(105, wireless(0x88, 1, 0, 0, SNAP, datagram()));
		holds(105, wireless(0x88, 0x81, 0, 0, 9, 9, 9, 9, SNAP, datagram()));
		holds(105, wireless(0x88, 3, 4, 4, 4, 4, 4, 4, 0, 0, SNAP, datagram()));
		holds(105, wireless(0x08, 0x81, SNAP, datagram()));
	}

	@Test
	void wirelessFramesThatCannotBeReadAreCountedByKind() {
		assertEquals(List.of("link.encrypted"), new Packets(105).frame(wireless(8, 0x41, new byte[40])).codes());
		assertEquals(List.of("link.fragment"), new Packets(105).frame(wireless(8, 5, SNAP, datagram())).codes());
		assertEquals(List.of(), new Packets(105).frame(wireless(0x80, 0, new byte[40])).frame(bytes(0xd4, 0, 0, 0, 1, 1, 1, 1, 1, 1))
				.frame(wireless(0x48, 1)).frame(wireless(0xc8, 1, 0, 0)).codes());
	}

	@Test
	void radiotapSaysWhereTheFrameBeginsAndEnds() {
		byte[] frame = wireless(8, 1, SNAP, datagram());
		holds(127, 0, 0, 8, 0, 0, 0, 0, 0, frame);
		// flags behind a timestamp that begins at a multiple of eight, behind two words of what is present
		holds(127, 0, 0, 26, 0, 3, 0, 0, 0x80, 0, 0, 0, 0, new byte[4], new byte[8], 0x10, 0, frame, 1, 2, 3, 4);
		byte[] padded = wireless(0x88, 1, 0, 0, 0, 0, SNAP, datagram());
		holds(127, 0, 0, 9, 0, 2, 0, 0, 0, 0x20, padded);
		assertEquals(List.of("packet.damaged"), new Packets(127).frame(bytes(0, 0, 200, 0, 0, 0, 0, 0, frame)).codes());
	}

	@Test
	void olderWirelessHeadersArePassedOver() {
		byte[] frame = wireless(8, 1, SNAP, datagram());
		holds(163, 0x80, 0x21, 0x10, 1, 0, 0, 0, 16, new byte[8], frame);
		holds(119, 0x80, 0x21, 0x10, 2, 0, 0, 0, 16, new byte[8], frame);
		holds(119, 0x44, 0, 0, 0, 16, 0, 0, 0, new byte[8], frame);
		holds(119, 0, 0, 0, 0x44, 0, 0, 0, 16, new byte[8], frame);
		holds(192, 0, 0, 12, 0, 105, 0, 0, 0, new byte[4], frame);
	}

	@Test
	void aggregatedFrameHoldsSeveralPackets() {
		byte[] first = bytes(MACS, 0, 48, SNAP, datagram(), 0, 0);
		byte[] second = bytes(MACS, 0, 47, SNAP, CaptureBuilder.ip("10.0.0.3", "10.0.0.4", 17, CaptureBuilder.udpDatagram(5, 6, "lastone!!!!".getBytes(java.nio.charset.StandardCharsets.US_ASCII))));
		Packets read = new Packets(105).frame(wireless(0x88, 2, 0x80, 0, first, second));
		assertEquals(List.of(MET, "0 udp 10.0.0.3:5>10.0.0.4:6 lastone!!!!"), read.met);
		assertEquals(1, read.packets[0].ordinal);
		assertTrue(read.packets[0].aggregated);
		assertEquals(0x00005e005301L, read.packets[0].sourceMac);
		everyCutIsSurvived(105, wireless(0x88, 2, 0x80, 0, first));
		assertEquals(List.of("packet.damaged"), new Packets(105).frame(wireless(0x88, 2, 0x80, 0, MACS, 0x7f, 48, SNAP, datagram())).codes());
	}

	@ParameterizedTest
	@ValueSource(ints = { 195, 258, 65_000 })
	void linkTypesNotReadAreNamed(int linkType) {
		assertEquals(List.of("link.not-analysed"), new Packets(linkType).frame(new byte[60]).frame(new byte[2]).codes());
	}

	@Test
	void changedBytesBreakNothing() {
		Random random = new Random(11);
		byte[][] seeds = { bytes(MACS, 0x88, 0x47, 0, 2, 1, 64, 0, 0, 0, 9, MACS, 0x88, 0x64, PPPOE, 0x21, datagram()),
				wireless(0x88, 2, 0x80, 0, MACS, 0, 48, SNAP, datagram(), 0, 0, MACS, 0, 48, SNAP, datagram()), bytes(0, 0, 8, 0, 0, 0, 0, 0, datagram()) };
		for (int linkType : new int[] { 0, 1, 9, 50, 51, 101, 104, 105, 108, 113, 119, 127, 163, 166, 192, 204, 219, 239, 276 }) {
			for (int i = 0; i < 3000; i++) {
				byte[] changed = Arrays.copyOf(seeds[i % seeds.length], random.nextInt(seeds[i % seeds.length].length + 1));
				for (int k = random.nextInt(6); k > 0 && changed.length > 0; k--) {
					changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
				}
				new Packets(linkType).frame(changed, random.nextInt(changed.length + 1));
			}
		}
	}
}
