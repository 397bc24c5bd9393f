package org.telltale.capture.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecordTextTest {

	/** Content of each type in hexadecimal, and its text. Names end in a pointer to "example" of the question, at 12. */
	private static final Map<Integer, List<String>> CONTENTS = new TreeMap<>(Map.ofEntries(
			Map.entry(1, List.of("c6336407", "198.51.100.7")),
			Map.entry(2, List.of("026e73c00c", "ns.example")),
			Map.entry(5, List.of("03434e41c00c", "cna.example")),
			Map.entry(6, List.of("00c00c" + "0000000100000002000000030000000400000005", ". example 1 2 3 4 5")),
			Map.entry(10, List.of("0102", "\\# 2 0102")),
			Map.entry(12, List.of("c00c", "example")),
			Map.entry(13, List.of("0341524d054c696e7578", "\"ARM\" \"Linux\"")),
			Map.entry(15, List.of("000a026d78c00c", "10 mx.example")),
			Map.entry(16, List.of("0561206222c30163", "\"a b\\034\\195\" \"c\"")),
			Map.entry(28, List.of("20010db8000000000000000000000001", "2001:db8::1")),
			Map.entry(29, List.of("00121613" + "8b0d2c8c" + "7ff8fc65" + "00989680", "51 30 12.748 N 0 7 39.675 W 0.00m 1.00m 10000.00m 10.00m")),
			Map.entry(33, List.of("0001000213c4c00c", "1 2 5060 example")),
			Map.entry(35, List.of("000a0064" + "0175" + "074532552b736970" + "03215e21" + "00", "10 100 \"u\" \"E2U+sip\" \"!^!\" .")),
			Map.entry(43, List.of("1234080201ff", "4660 8 2 01ff")),
			Map.entry(46, List.of("0001080200000e106553f1005253f1001234c00c0102", "A 8 2 3600 20231114221320 20131008114816 4660 example AQI=")),
			Map.entry(47, List.of("c00c" + "0006400000080003" + "010140", "example A AAAA RRSIG NSEC CAA")),
			Map.entry(48, List.of("01010308aabbcc", "257 3 8 qrvM")),
			Map.entry(50, List.of("01010001" + "02abcd" + "05" + "0123456789" + "000140", "1 1 1 abcd 04hkaps9 A")),
			Map.entry(52, List.of("030101aabb", "3 1 1 aabb")),
			Map.entry(65, List.of("000100" + "00010006026832026833" + "00030002" + "01bb" + "00040004" + "c6336407" + "00050003" + "010203" + "00020000",
					"1 . alpn=h2,h3 port=443 ipv4hint=198.51.100.7 ech=AQID no-default-alpn")),
			Map.entry(257, List.of("00056973737565" + "6361", "0 issue \"ca\"")),
			Map.entry(4711, List.of("0102ff", "\\# 3 0102ff"))));

	private static byte[] message(int type, byte[] content) {
		return ByteBuffer.allocate(12 + 13 + 12 + content.length).putShort((short) 1).putShort((short) 0x8180).putShort((short) 1).putShort((short) 1)
				.putInt(0).put((byte) 7).put("example".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).put((byte) 0).putShort((short) type)
				.putShort((short) 1).putShort((short) 0xc00c).putShort((short) type).putShort((short) 1).putInt(60).putShort((short) content.length)
				.put(content).array();
	}

	@Test
	void eachTypeHasItsFormInZoneFiles() {
		CONTENTS.forEach((type, content) -> {
			var outcome = DnsDecoder.decode(message(type, HexFormat.of().parseHex(content.get(0))));
			assertEquals(content.get(1), outcome.value().orElseThrow().answers().getFirst().text(), DnsNames.type(type));
			assertTrue(outcome.problems().isEmpty(), DnsNames.type(type));
		});
	}

	@Test
	void contentCutAtEachByteIsGivenAsBytesOrStillReads() {
		CONTENTS.forEach((type, content) -> {
			byte[] whole = HexFormat.of().parseHex(content.get(0));
			for (int length = 0; length < whole.length; length++) {
				byte[] cut = Arrays.copyOf(whole, length);
				String text = DnsDecoder.decode(message(type, cut)).value().orElseThrow().answers().getFirst().text();
				assertFalse(text.isEmpty());
				new DnsFields().fields(message(type, cut));
			}
		});
	}

	@Test
	void nameThatEndsBeyondItsRecordIsNotBelieved() {
		var outcome = DnsDecoder.decode(message(12, HexFormat.of().parseHex("3f41")));
		assertEquals("\\# 2 3f41", outcome.value().orElseThrow().answers().getFirst().text());
		assertEquals("dns.content", outcome.problems().getFirst().code());
	}

	@Test
	void fieldsStandWhereTheirBytesDo() {
		CONTENTS.forEach((type, content) -> {
			byte[] message = message(type, HexFormat.of().parseHex(content.get(0)));
			assertInside(new DnsFields().fields(message), 0, message.length);
		});
	}

	private static void assertInside(List<org.telltale.capture.field.Field> fields, int from, int to) {
		for (var field : fields) {
			assertTrue(field.offset() >= from && field.offset() + field.length() <= to, field.toString());
			if (field.type() == org.telltale.capture.field.FieldType.GROUP) {
				assertInside(field.parts(), field.offset(), field.offset() + field.length());
			}
		}
	}

	@Test
	void noiseIsReadWithoutHarm() {
		Random random = new Random(5);
		for (int round = 0; round < 30_000; round++) {
			byte[] b = new byte[12 + random.nextInt(80)];
			random.nextBytes(b);
			for (int i = 4; i < 12; i += 2) {
				b[i] = 0;
				b[i + 1] = (byte) random.nextInt(3);
			}
			DnsDecoder.decode(b);
			new DnsFields(round % 2 == 0).fields(b);
			new NbnsFields().fields(b);
		}
	}

	@Test
	void longChainsOfPointersEndSoon() {
		byte[] b = new byte[65_535];
		ByteBuffer message = ByteBuffer.wrap(b).putInt(0).putInt(0x00010ffff >> 16).putInt(0);
		message.putShort(4, (short) 1).putShort(6, (short) 0xffff);
		message.position(12).put((byte) 0).putInt(0x00010001);
		int hop = 17;
		message.position(hop).putShort((short) 0xc00c).putInt(0x000a0001).putInt(0).putShort((short) 16_000); // one record full of pointers
		for (int at = 30; at < 16_020; at += 2) {
			message.putShort(at, (short) (0xc000 | at - 2));
		}
		for (int at = 29 + 16_000; at + 12 <= b.length; at += 12) {
			message.position(at).putShort((short) 0xfe80).putInt(0x000a0001).putInt(0).putShort((short) 0);
		}
		// of this thread alone, so that nothing else that runs is counted
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadCpuTime();
		assertFalse(DnsDecoder.decode(b).problems().isEmpty());
		assertTrue(threads.getCurrentThreadCpuTime() - before < 5_000_000_000L);
	}
}
