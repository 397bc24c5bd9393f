package org.telltale.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldType;

class FrameFieldsTest {

	/** Ethernet, IPv4 without options, in the order of IEEE 802.3 section 3.2 and RFC 791 section 3.1; 20 bytes of IP and what is given. */
	private static String ip(int protocol, String body) {
		String length = String.format(java.util.Locale.ROOT, "%04x", 20 + body.length() / 2);
		return "00005e005301" + "00005e005302" + "0800" // destination, source, type
				+ "45" + "b8" + length + "1c46" + "4000" + "40" + String.format(java.util.Locale.ROOT, "%02x", protocol) + "b1e6" // version and IHL, DSCP 46, length, id, DF, TTL, protocol, checksum
				+ "c0000209" + "c6336407" + body; // 192.0.2.9, 198.51.100.7
	}

	/** DNS for example.org, type AAAA (RFC 1035 section 4.1). */
	private static final String QUERY = "a1b2" + "0100" + "0001" + "0000" + "0000" + "0000" + "076578616d706c65036f726700" + "001c" + "0001";

	private static final String UDP_QUERY = ip(17, "c001" + "0035" + "0025" + "1234" + QUERY);

	/** A SYN with four options (RFC 9293 section 3.1, RFC 7323, RFC 2018). */
	private static final String SYN = ip(6, "c002" + "01bb" + "01020304" + "00000000" + "a002" + "ffff" + "abcd" + "0000"
			+ "020405b4" + "0402" + "080a" + "00000064" + "00000000" + "01" + "030307");

	private static byte[] bytes(String hex) {
		return HexFormat.of().parseHex(hex);
	}

	private static List<Field> fields(String hex) {
		byte[] frame = bytes(hex);
		return FrameFields.of(frame, 1, frame.length, 0);
	}

	private static List<Field> flat(List<Field> fields) {
		List<Field> all = new ArrayList<>();
		for (Field field : fields) {
			all.add(field);
			all.addAll(flat(field.parts()));
		}
		return all;
	}

	/** {@code value @ offset + length}, of all fields of that name. */
	private static List<String> told(List<Field> fields, String name) {
		return flat(fields).stream().filter(field -> field.name().equals(name)).map(field -> field.value() + " @ " + field.offset() + " + " + field.length()).toList();
	}

	/** Each byte belongs to a layer, each layer begins where the one before ends, and the leaves of a layer cover it. */
	private static void assertCovered(List<Field> layers, int length) {
		int at = 0;
		for (Field layer : layers) {
			assertEquals(at, layer.offset(), layer.name());
			at = layer.end();
		}
		assertEquals(length, at);
		BitSet seen = new BitSet();
		leaves(layers, seen, 0, length);
		assertEquals(length, seen.nextClearBit(0));
	}

	private static void leaves(List<Field> fields, BitSet seen, int from, int to) {
		for (Field field : fields) {
			assertTrue(field.length() >= 0 && field.offset() >= from && field.end() <= to, () -> field + " is not in " + from + " to " + to);
			if (field.type() != FieldType.GROUP) {
				seen.set(field.offset(), field.end());
			}
			leaves(field.parts(), seen, field.offset(), field.end());
		}
	}

	@Test
	void eachByteOfAQueryHasItsField() {
		List<Field> fields = fields(UDP_QUERY);
		assertEquals(List.of("eth", "ip", "udp", "dns"), fields.stream().map(Field::name).toList());
		assertEquals(List.of("00:00:5e:00:53:01 @ 0 + 6"), told(fields, "eth.dst"));
		assertEquals(List.of("2048 @ 12 + 2"), told(fields, "eth.type"));
		assertEquals(List.of("46 @ 15 + 1"), told(fields, "ip.dsfield.dscp"));
		assertEquals(List.of("57 @ 16 + 2"), told(fields, "ip.len"));
		assertEquals(List.of("1 @ 20 + 1"), told(fields, "ip.flags.df"));
		assertEquals(List.of("198.51.100.7 @ 30 + 4"), told(fields, "ip.dst"));
		assertEquals(List.of("49153 @ 34 + 2"), told(fields, "udp.srcport"));
		assertEquals(List.of("41394 @ 42 + 2"), told(fields, "dns.id"));
		assertEquals(List.of("example.org @ 54 + 13"), told(fields, "dns.qry.name"));
		assertEquals(List.of("28 @ 67 + 2"), told(fields, "dns.qry.type"));
		assertEquals(List.of(), told(fields, Field.NOT_ANALYSED));
		assertCovered(fields, 71);
	}

	@Test
	void bitsOfAFieldAreCountedFromItsHighest() {
		Field syn = flat(fields(SYN)).stream().filter(field -> field.name().equals("tcp.flags.syn")).findFirst().orElseThrow();
		assertEquals("1", syn.value());
		assertEquals(new Field.Bits(14, 1), syn.bits());
		assertEquals(46, syn.offset());
	}

	@Test
	void tcpOptionsAreReadInTheirOrder() {
		List<Field> fields = fields(SYN);
		assertEquals(List.of("2 @ 54 + 1", "4 @ 58 + 1", "8 @ 60 + 1", "1 @ 70 + 1", "3 @ 71 + 1"), told(fields, "tcp.option_kind"));
		assertEquals(List.of("1460 @ 56 + 2"), told(fields, "tcp.options.mss_val"));
		assertEquals(List.of("100 @ 62 + 4"), told(fields, "tcp.options.timestamp.tsval"));
		assertEquals(List.of("7 @ 73 + 1"), told(fields, "tcp.options.wscale.shift"));
	}

	@Test
	void extensionHeadersOfIpv6StandBeforeTheTransport() {
		String hop = "11" + "00" + "05020000" + "0100"; // router alert, PadN
		List<Field> fields = fields("333300000016" + "00005e005302" + "86dd" + "6b812345" + "0029" + "00" + "01" + "20010db8000000000000000000000009"
				+ "20010db8000000000000000000000007" + hop + "c001" + "0035" + "0021" + "0000" + QUERY.substring(0, 50));
		assertEquals(List.of("184 @ 14 + 2"), told(fields, "ipv6.tclass"));
		assertEquals(List.of("74565 @ 15 + 3"), told(fields, "ipv6.flow"));
		assertEquals(List.of("17 @ 54 + 1"), told(fields, "ipv6.hopopts.nxt"));
		assertEquals(List.of("5 @ 56 + 1", "1 @ 60 + 1"), told(fields, "ipv6.opt.type"));
		assertEquals(List.of("33 @ 66 + 2"), told(fields, "udp.length"));
	}

	@Test
	void fragmentIsNotReadAsATransport() {
		List<Field> fields = fields(UDP_QUERY.replace("4000" + "40" + "11", "2000" + "40" + "11"));
		assertEquals(List.of("37 bytes: fragment of an IP packet, protocol 17 @ 34 + 37"), told(fields, Field.NOT_ANALYSED));
	}

	@Test
	void whatIsBehindThePacketIsATrailer() {
		List<Field> fields = fields(UDP_QUERY + "00000000");
		assertEquals(List.of("00000000 @ 71 + 4"), told(fields, "eth.padding"));
		assertEquals(List.of("deadbeef @ 71 + 4"), told(fields(UDP_QUERY + "deadbeef"), "eth.trailer"));
	}

	@Test
	void packetThatAnErrorQuotesIsReadUpToItsPorts() {
		List<Field> fields = fields(ip(1, "03" + "03" + "0000" + "00" + "00" + "0000" + UDP_QUERY.substring(28, 28 + 56)));
		assertEquals(List.of("eth", "ip", "icmp", "ip", "udp"), fields.stream().map(Field::name).toList());
		assertEquals(List.of("53 @ 64 + 2"), told(fields, "udp.dstport"));
	}

	@Test
	void neighbourSolicitationHasItsTargetAndOption() {
		List<Field> fields = fields("3333ff000007" + "00005e005302" + "86dd" + "60000000" + "0020" + "3a" + "ff" + "fe80000000000000000000000000000a"
				+ "ff0200000000000000000001ff000007" + "87" + "00" + "abcd" + "00000000" + "fe800000000000000000000000000007" + "0101" + "00005e005302");
		assertEquals(List.of("fe80::7 @ 62 + 16"), told(fields, "icmpv6.nd.ns.target_address"));
		assertEquals(List.of("00:00:5e:00:53:02 @ 80 + 6"), told(fields, "icmpv6.opt.linkaddr"));
		assertCovered(fields, 86);
	}

	@Test
	void arpBehindAVlanTagIsRead() {
		List<Field> fields = fields("ffffffffffff" + "00005e005302" + "8100" + "6064" + "0806" + "0001" + "0800" + "06" + "04" + "0001"
				+ "00005e005302" + "c0000209" + "000000000000" + "c0000207");
		assertEquals(List.of("100 @ 14 + 2"), told(fields, "vlan.id"));
		assertEquals(List.of("3 @ 14 + 2"), told(fields, "vlan.priority"));
		assertEquals(List.of("192.0.2.7 @ 42 + 4"), told(fields, "arp.dst.proto_ipv4"));
	}

	@Test
	void linesOfHttpCoverTheirEnds() {
		String head = "GET /a HTTP/1.1\r\nHost: example.org\r\n\r\nmore";
		String hex = ip(6, "c002" + "0050" + "01020304" + "05060708" + "5018" + "ffff" + "abcd" + "0000") + HexFormat.of().formatHex(head.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
		byte[] frame = bytes(hex);
		frame[17] = (byte) (40 + head.length());
		List<Field> fields = FrameFields.of(frame, 1, frame.length, 0);
		assertEquals(List.of("GET /a HTTP/1.1 @ 54 + 17", "Host: example.org @ 71 + 19", " @ 90 + 2"), told(fields, "http.line"));
		assertEquals(List.of("example.org @ 77 + 11"), told(fields, "http.host"));
		assertEquals(List.of("4 bytes: a body, or part of a message @ 92 + 4"), told(fields, Field.NOT_ANALYSED));
	}

	@Test
	void streamThatIsJoinedInTheMiddleClaimsNothing() {
		byte[] frame = bytes(ip(6, "c002" + "01bb" + "01020304" + "05060708" + "5018" + "ffff" + "abcd" + "0000" + "8f3a99c1d2e4f5a6b7"));
		assertEquals(List.of("9 bytes: part of a stream that begins no message that is known @ 54 + 9"), told(FrameFields.of(frame, 1, frame.length, 0), Field.NOT_ANALYSED));
	}

	@Test
	void unknownLinkTypeIsSaidToBeNotAnalysed() {
		assertEquals(List.of("3 bytes: link type 147 (private use) @ 0 + 3"), told(FrameFields.of(new byte[3], 147, 3, 0), Field.NOT_ANALYSED));
	}

	@Test
	void everyCutLeavesEveryByteWithAField() {
		for (String hex : List.of(UDP_QUERY, SYN)) {
			byte[] whole = bytes(hex);
			for (int length = 0; length <= whole.length; length++) {
				assertCovered(FrameFields.of(Arrays.copyOf(whole, length), 1, whole.length, 0), length);
			}
		}
	}

	@Test
	void changedBytesOfAnyLinkTypeLeaveEveryByteWithAField() {
		Random random = new Random(1);
		int[] linkTypes = { 0, 1, 9, 12, 50, 51, 101, 104, 105, 108, 113, 119, 127, 163, 166, 192, 204, 219, 228, 239, 276 };
		for (int i = 0; i < 20_000; i++) {
			byte[] frame = bytes(i % 2 == 0 ? UDP_QUERY : SYN);
			for (int change = 0; change < 1 + random.nextInt(4); change++) {
				frame[random.nextInt(frame.length)] = (byte) random.nextInt();
			}
			byte[] shown = i % 5 == 0 ? Arrays.copyOfRange(frame, 14, frame.length) : frame;
			assertCovered(FrameFields.of(shown, linkTypes[i % linkTypes.length], shown.length + random.nextInt(3), i % 7 == 0 ? 4 : 0), shown.length);
		}
	}

	/** Ethernet in VXLAN (RFC 7348 section 5), one in another. */
	@Test
	void tunnelsOfFramesHaveAnEnd() {
		String frame = UDP_QUERY;
		for (int i = 0; i < 10; i++) {
			String payload = "08000000" + "00000700" + frame;
			frame = ip(17, "c001" + "12b5" + String.format(java.util.Locale.ROOT, "%04x", 8 + payload.length() / 2) + "0000" + payload);
		}
		List<Field> fields = fields(frame);
		assertEquals(9, fields.stream().filter(field -> field.name().equals("vxlan")).count());
		assertEquals(1, told(fields, Field.NOT_ANALYSED).stream().filter(text -> text.contains("more than 8 tunnels")).count());
		assertCovered(fields, frame.length() / 2);
	}

	@Test
	void sessionOfAnotherVersionIsNoDiscovery() {
		String header = "00005e005301" + "00005e005302" + "8864";
		assertEquals(List.of("2 bytes: PPPoE of another version @ 20 + 2"), told(fields(header + "21" + "00" + "0001" + "0002" + "0021"), Field.NOT_ANALYSED));
		assertEquals(List.of("2 bytes: PPPoE discovery @ 20 + 2"), told(fields(header + "11" + "09" + "0000" + "0002" + "0021"), Field.NOT_ANALYSED));
		assertCovered(fields(header), 14);
	}

	@Test
	void tagsOneInAnotherHaveAnEnd() {
		byte[] frame = new byte[200_000];
		for (int at = 12; at + 4 <= frame.length; at += 4) {
			frame[at] = (byte) 0x81;
		}
		List<Field> fields = FrameFields.of(frame, 1, frame.length, 0);
		assertTrue(fields.size() < 100);
		assertCovered(fields, frame.length);
	}

	/** A frame whose IP header says no length, as offloading leaves it, with text on port 80. */
	private static byte[] large(String head, int length) {
		byte[] headers = bytes(ip(6, "c002" + "0050" + "01020304" + "05060708" + "5018" + "ffff" + "abcd" + "0000"));
		headers[16] = 0;
		headers[17] = 0;
		byte[] frame = Arrays.copyOf(headers, length);
		byte[] text = head.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
		System.arraycopy(text, 0, frame, headers.length, Math.min(text.length, length - headers.length));
		return frame;
	}

	@Test
	void manyShortLinesTakeNoLongerThanTheirNumber() {
		String head = "GET / HTTP/1.1\r\n" + "a:\n".repeat(80_000) + "\r\n";
		byte[] frame = large(head, 54 + head.length());
		long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		List<Field> fields = FrameFields.of(frame, 1, frame.length, 0);
		long millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1_000_000;
		assertEquals(80_002, told(fields, "http.line").size());
		assertTrue(millis < 10_000, "CPU time: " + millis + " ms");
	}

	@Test
	void frameBeyondAnySnapshotIsTakenApartUpToThere() {
		List<Field> fields = FrameFields.of(large("GET / HTTP/1.1\r\n\r\n".repeat(40_000), 600_000), 1, 600_000, 0);
		assertCovered(fields, 600_000);
		assertEquals("337856 bytes: only the first 262144 bytes of a frame are taken apart", fields.getLast().value());
		assertTrue(told(fields, "http.line").size() < 40_000, "lines");
	}

	@Test
	void radiotapWordsEndWithTheirHeader() {
		byte[] frame = bytes("0000" + "0a00" + "ffffffff" + "ffffffff" + "08000000"); // version and pad, length 10, words, then a frame
		List<Field> fields = FrameFields.of(frame, 127, frame.length, 0);
		assertEquals(List.of("4294967295 @ 4 + 4"), told(fields, "radiotap.present.word"));
		assertCovered(fields, frame.length);
	}
}
