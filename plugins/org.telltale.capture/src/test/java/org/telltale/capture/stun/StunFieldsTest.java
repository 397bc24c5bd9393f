package org.telltale.capture.stun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.protocol.MessageRecord;

class StunFieldsTest {

	/** The response of RFC 5769 section 2.2. */
	private static final byte[] RESPONSE = HexFormat.of().parseHex("0101003c2112a442b7e7a701bc34d686fa87dfae" + "8022000b7465737420766563746f7220"
			+ "002000080001a147e112a643" + "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7" + "80280004c07d4c96");

	private static String told(CaptureBuilder capture) {
		return capture.read().of(MessageRecord.class).getFirst().toJson("00").toString();
	}

	@Test
	void mappedAddressAndSoftwareAreTold() {
		String json = told(new CaptureBuilder().udp("192.0.2.3", 3478, "10.0.0.2", 40000, RESPONSE));
		assertTrue(json.contains("\"value\":\"192.0.2.1\"") && json.contains("\"value\":\"32853\"") && json.contains("\"value\":\"test vector\""), json);
	}

	@Test
	void onAnyPortTheCookieTells() {
		var told = new CaptureBuilder().udp("192.0.2.3", 50000, "10.0.0.2", 40000, RESPONSE).read();
		assertEquals("stun", told.of(FlowRecord.class).getFirst().protocol().orElseThrow());
	}

	@Test
	void messagesOverTcpAreSplitByTheirLengths() {
		CaptureBuilder capture = new CaptureBuilder().tcp("10.0.0.2", 40000, "192.0.2.3", 3478, 0, "S", "");
		byte[] twice = Arrays.copyOf(RESPONSE, RESPONSE.length * 2 + 3);
		System.arraycopy(RESPONSE, 0, twice, RESPONSE.length, RESPONSE.length);
		for (int i = 0; i < twice.length; i += 9) {
			capture.tcp("10.0.0.2", 40000, "192.0.2.3", 3478, 1 + i, "A", Arrays.copyOfRange(twice, i, Math.min(twice.length, i + 9)));
		}
		var told = capture.read();
		assertEquals(2, told.of(MessageRecord.class).size());
		assertEquals("stun", told.of(FlowRecord.class).getFirst().protocol().orElseThrow());
	}

	@Test
	void cutAtEachByteAndNoiseGiveNoFieldPastTheEnd() {
		Random random = new Random(1);
		for (int length = 0; length < RESPONSE.length; length++) {
			byte[] cut = Arrays.copyOf(RESPONSE, length);
			new StunFields().fields(cut).forEach(field -> assertTrue(field.offset() + field.length() <= cut.length));
			byte[] noise = new byte[length];
			random.nextBytes(noise);
			new StunFields().fields(noise).forEach(field -> assertTrue(field.offset() + field.length() <= noise.length));
		}
	}

	@Test
	void attributeLengthPastTheMessageEndsIt() {
		byte[] lie = RESPONSE.clone();
		lie[22] = (byte) 0xff;
		assertEquals(4, new StunFields().fields(lie).size());
	}
}
