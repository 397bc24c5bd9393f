package org.telltale.capture.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.dns.DnsRecord;
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
}
