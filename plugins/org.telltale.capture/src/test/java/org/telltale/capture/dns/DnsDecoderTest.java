package org.telltale.capture.dns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.FlowRecord;

class DnsDecoderTest {

	/** A response: Api.Example A, with a CNAME and an A record whose owners are compressed. */
	private static byte[] response() {
		return ByteBuffer.allocate(12 + 17 + 18 + 16).putShort((short) 0x1234).putShort((short) 0x8180)
				.putShort((short) 1).putShort((short) 2).putShort((short) 0).putShort((short) 0)
				.put(name("Api", "Example")).putShort((short) 1).putShort((short) 1) // question, at 12
				.putShort((short) 0xc00c).putShort((short) 5).putShort((short) 1).putInt(60).putShort((short) 6) // CNAME, at 29
				.put((byte) 3).put("cdn".getBytes(StandardCharsets.US_ASCII)).putShort((short) 0xc010) // cdn + example, at 41
				.putShort((short) 0xc029).putShort((short) 1).putShort((short) 1).putInt(60).putShort((short) 4)
				.put(new byte[] { (byte) 198, 51, 100, 7 }).array();
	}

	private static byte[] name(String... labels) {
		ByteBuffer out = ByteBuffer.allocate(13);
		for (String label : labels) {
			out.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
		}
		return out.array();
	}

	@Test
	void compressedNamesAreFollowedAndLowered() {
		DnsMessage message = DnsDecoder.decode(response()).value().orElseThrow();
		assertEquals("api.example", message.questions().getFirst().name());
		assertEquals("cdn.example", message.answers().get(0).text());
		assertEquals("cdn.example", message.answers().get(1).name());
		assertEquals("198.51.100.7", message.answers().get(1).text());
	}

	@Test
	void cutAtEveryByteIsPartialAndSaysSo() {
		byte[] whole = response();
		for (int length = 0; length < whole.length; length++) {
			var outcome = DnsDecoder.decode(Arrays.copyOf(whole, length));
			assertFalse(outcome.problems().isEmpty(), "cut at " + length);
			assertEquals(length >= 12, outcome.value().isPresent());
		}
	}

	@Test
	void pointerToItselfOrForwardsEndsTheReading() {
		for (int target : new int[] { 29, 30, 41, 0x3fff }) {
			byte[] message = response();
			ByteBuffer.wrap(message).putShort(29, (short) (0xc000 | target));
			var outcome = DnsDecoder.decode(message);
			assertEquals(0, outcome.value().orElseThrow().answers().size());
			assertEquals("dns.damaged", outcome.problems().getFirst().code());
		}
	}

	@Test
	void countsThatLieAreNotBelieved() {
		byte[] message = response();
		ByteBuffer.wrap(message).putShort(6, (short) 0xffff);
		var outcome = DnsDecoder.decode(message);
		assertEquals(2, outcome.value().orElseThrow().answers().size());
		assertFalse(outcome.problems().isEmpty());
	}

	/** A record whose owner is the root has eleven bytes. */
	@Test
	void asManyRecordsAsFitAreRead() {
		byte[] small = DnsBytes.record("", 16, 1, new byte[0]);
		byte[] message = DnsBytes.message(0x8180, java.util.List.of(), java.util.Collections.nCopies(5_900, Arrays.copyOfRange(small, small.length - 11, small.length)),
				java.util.List.of(), java.util.List.of());
		var outcome = DnsDecoder.decode(message);
		assertEquals(java.util.List.of(), outcome.problems());
		assertEquals(5_900, outcome.value().orElseThrow().answers().size());
		assertEquals(5_900, new DnsFields().fields(message).getLast().parts().size());
	}

	@Test
	void oddBytesInLabelsAreEscaped() {
		byte[] message = response();
		message[13] = '.';
		message[14] = '\\';
		message[15] = (byte) 0xe9;
		assertEquals("\\046\\092\\233.example", DnsDecoder.decode(message).value().orElseThrow().questions().getFirst().name());
	}

	@Test
	void answerOverUdpNamesTheAddressAndTheFlowToIt() {
		var told = new CaptureBuilder().udp("192.0.2.53", 53, "10.0.0.2", 4000, response())
				.tcp("10.0.0.2", 40000, "198.51.100.7", 80, 1, "S", "").read();
		var name = told.names.getFirst();
		assertEquals("api.example", name.name());
		assertEquals("198.51.100.7", name.address().toString());
		String json = name.derivation().orElseThrow().toJson("00").toString();
		assertTrue(json.contains("\"op\":\"dns.answer\",\"params\":{\"index\":1}"), json);
		assertEquals("api.example", told.of(FlowRecord.class).get(1).hosts().getFirst().name());
	}

	@Test
	void messagesOverTcpAreSplitByTheirLengthsAcrossSegments() {
		byte[] message = response();
		byte[] stream = ByteBuffer.allocate(2 * (2 + message.length)).putShort((short) message.length).put(message)
				.putShort((short) message.length).put(message).array();
		CaptureBuilder builder = new CaptureBuilder().tcp("192.0.2.53", 53, "10.0.0.2", 4000, 99, "SA", "");
		for (int i = 0; i < stream.length; i += 7) {
			builder.tcp("192.0.2.53", 53, "10.0.0.2", 4000, 100 + i, "A", Arrays.copyOfRange(stream, i, Math.min(stream.length, i + 7)));
		}
		var told = builder.read();
		assertEquals(2, told.of(DnsRecord.class).size());
		assertEquals(message.length, told.layers.getFirst().length());
	}

	/** A message of one question without records but those given. @param counts answers, authorities, additionals */
	private static byte[] message(int flags, int[] counts, byte[]... records) {
		ByteBuffer out = ByteBuffer.allocate(12 + 17 + Arrays.stream(records).mapToInt(record -> record.length).sum()).putShort((short) 7)
				.putShort((short) flags).putShort((short) 1).putShort((short) counts[0]).putShort((short) counts[1]).putShort((short) counts[2])
				.put(name("api", "example")).putShort((short) 1).putShort((short) 1);
		for (byte[] record : records) {
			out.put(record);
		}
		return out.array();
	}

	private static byte[] record(int owner, int type, int recordClass, long ttl, byte[] content) {
		return ByteBuffer.allocate(12 + content.length).putShort((short) owner).putShort((short) type).putShort((short) recordClass).putInt((int) ttl)
				.putShort((short) content.length).put(content).array();
	}

	@Test
	void authorityAdditionalAndEdnsAreTold() {
		byte[] opt = ByteBuffer.allocate(11 + 11 + 12).put((byte) 0).putShort((short) 41).putShort((short) 1232).putInt(0x01008000).putShort((short) 23)
				.putShort((short) 8).putShort((short) 7).putInt(0x00011800).put(new byte[] { (byte) 192, 0, 2 }) // client subnet
				.putShort((short) 10).putShort((short) 8).putLong(0x0102030405060708L).array();
		byte[] message = message(0x8580, new int[] { 0, 1, 2 }, record(0xc010, 2, 1, 9, new byte[] { 2, 'n', 's', (byte) 0xc0, 16 }),
				record(0xc029, 1, 1, 9, new byte[] { 10, 0, 0, 9 }), opt);
		DnsMessage read = DnsDecoder.decode(message).value().orElseThrow();
		assertEquals("ns.example", read.authorities().getFirst().text());
		assertEquals("10.0.0.9", read.additionals().getFirst().text());
		assertEquals("192.0.2.0/24/0", read.edns().orElseThrow().options().getFirst().data());
		assertEquals(16, read.rcode());
		String json = new CaptureBuilder().udp("192.0.2.53", 53, "10.0.0.2", 4000, message).read().of(DnsRecord.class).getFirst().toJson("00").toString();
		assertTrue(json.contains("\"rcode\":\"BADVERS\"") && json.contains("\"authority\":[{") && json.contains("\"additional\":[{")
				&& json.contains("\"size\":1232") && json.contains("\"flags\":[\"aa\",\"rd\",\"ra\"]"), json);
	}

	@Test
	void optionsThatLieAboutTheirLengthEndTheOptionsOnly() {
		byte[] opt = ByteBuffer.allocate(11 + 4).put((byte) 0).putShort((short) 41).putShort((short) 1232).putInt(0).putShort((short) 4)
				.putShort((short) 8).putShort((short) 700).array();
		DnsMessage read = DnsDecoder.decode(message(0x8180, new int[] { 0, 0, 2 }, opt, record(0xc00c, 1, 1, 9, new byte[4]))).value().orElseThrow();
		assertTrue(read.edns().orElseThrow().options().isEmpty());
		assertEquals(1, read.additionals().size());
	}

	@Test
	void addressOfAnUnrelatedOwnerNamesNothing() {
		byte[] message = message(0x8180, new int[] { 1, 0, 0 }, record(0xc010, 1, 1, 9, new byte[] { 10, 0, 0, 9 }));
		assertTrue(new CaptureBuilder().udp("192.0.2.53", 53, "10.0.0.2", 4000, message).read().names.isEmpty());
	}

	@Test
	void addressOfAnotherClassOrInAnUpdateNamesNothing() {
		byte[] chaos = message(0x8180, new int[] { 1, 0, 0 }, record(0xc00c, 1, 3, 9, new byte[] { 10, 0, 0, 9 }));
		assertTrue(new CaptureBuilder().udp("192.0.2.53", 53, "10.0.0.2", 4000, chaos).read().names.isEmpty());
		byte[] prerequisite = message(0xa800, new int[] { 1, 0, 0 }, record(0xc00c, 1, 1, 0, new byte[] { 10, 0, 0, 9 }));
		assertTrue(new CaptureBuilder().udp("192.0.2.53", 53, "10.0.0.2", 4000, prerequisite).read().names.isEmpty());
	}

	@Test
	void optionsAmongTheAnswersShiftNoNumber() {
		byte[] opt = ByteBuffer.allocate(11).put((byte) 0).putShort((short) 41).putShort((short) 1232).putInt(0).putShort((short) 0).array();
		byte[] message = message(0x8180, new int[] { 2, 0, 0 }, opt, record(0xc00c, 1, 1, 9, new byte[] { 10, 0, 0, 9 }));
		var told = new CaptureBuilder().udp("192.0.2.53", 53, "10.0.0.2", 4000, message).read();
		assertEquals(java.util.List.of("OPT", "A"), told.of(DnsRecord.class).getFirst().message().answers().stream().map(one -> DnsNames.type(one.type())).toList());
		String json = told.names.getFirst().derivation().orElseThrow().toJson("00").toString();
		assertTrue(json.contains("\"op\":\"dns.answer\",\"params\":{\"index\":1}"), json);
	}

	@Test
	void multicastBitsAreTakenOutOfTheClass() {
		byte[] message = message(0x8400, new int[] { 1, 0, 0 }, record(0xc00c, 1, 0x8001, 120, new byte[] { 10, 0, 0, 9 }));
		message[27] |= (byte) 0x80; // the question wants an answer by unicast
		String json = new CaptureBuilder().udp("10.0.0.2", 5353, "224.0.0.251", 5353, message).read().of(DnsRecord.class).getFirst().toJson("00").toString();
		assertTrue(json.contains("\"flush\":true") && json.contains("\"unicast\":true") && !json.contains("\"class\""), json);
	}

	@Test
	void dynamicUpdateIsTold() {
		byte[] message = message(0x2800, new int[] { 0, 1, 0 }, record(0xc00c, 1, 255, 0, new byte[0]));
		String json = new CaptureBuilder().udp("10.0.0.2", 4000, "192.0.2.53", 53, message).read().of(DnsRecord.class).getFirst().toJson("00").toString();
		assertTrue(json.contains("\"opcode\":\"UPDATE\"") && json.contains("\"class\":\"ANY\""), json);
	}

	@Test
	void netbiosNamesAreDecoded() {
		byte[] label = new byte[34];
		label[0] = 32;
		byte[] plain = "PHONE          ".getBytes(StandardCharsets.US_ASCII);
		for (int i = 0; i < 16; i++) {
			int c = i < 15 ? plain[i] : 0x20;
			label[1 + 2 * i] = (byte) ('A' + (c >> 4));
			label[2 + 2 * i] = (byte) ('A' + (c & 15));
		}
		byte[] query = ByteBuffer.allocate(12 + 34 + 4).putShort((short) 1).putShort((short) 0x0110).putShort((short) 1).putShort((short) 0).putInt(0)
				.put(label).putShort((short) 0x20).putShort((short) 1).array();
		var told = new CaptureBuilder().udp("10.0.0.2", 137, "10.0.0.255", 137, query).read();
		assertEquals("nbns", told.of(FlowRecord.class).getFirst().protocol().orElseThrow());
		String json = told.of(org.telltale.capture.protocol.MessageRecord.class).getFirst().toJson("00").toString();
		assertTrue(json.contains("\"PHONE<20>\""), json);
	}

	@Test
	void messagesInsideHttpAreFound() {
		byte[] query = message(0x0100, new int[3]);
		String value = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(query);
		assertArrayEquals(query, DnsMessages.ofParameter(value).orElseThrow());
		for (String odd : new String[] { "%41", "A", value + "=" }) {
			assertTrue(DnsMessages.ofParameter(odd).isEmpty(), odd);
		}
		assertEquals("dns-over-https?", EncryptedDns.hint(true, 443, java.util.Optional.of("DNS.google"), java.util.List.of()).orElseThrow());
		assertEquals("dns-over-tls", EncryptedDns.hint(true, 853, java.util.Optional.empty(), java.util.List.of()).orElseThrow());
		assertTrue(EncryptedDns.hint(false, 443, java.util.Optional.of("api.example"), java.util.List.of("h3")).isEmpty());
	}
}
