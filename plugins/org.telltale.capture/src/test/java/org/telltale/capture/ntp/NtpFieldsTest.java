package org.telltale.capture.ntp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.protocol.MessageRecord;

class NtpFieldsTest {

	/** Two and a half seconds behind the builder's first frame. */
	private static final long TRANSMIT = CaptureBuilder.START_NANOS / 1_000_000_000L + 2_208_988_800L + 2 << 32 | 0x80000000L;

	private static byte[] answer(int first, int stratum, long transmit) {
		return ByteBuffer.allocate(48).put((byte) first).put((byte) stratum).put((byte) 6).put((byte) -20).putInt(1).putInt(2).putInt(0x47505300)
				.putLong(transmit).putLong(0).putLong(transmit).putLong(transmit).array();
	}

	private static String told(byte[] message) {
		return new CaptureBuilder().udp("192.0.2.123", 123, "10.0.0.2", 123, message).read().of(MessageRecord.class).getFirst().toJson("00").toString();
	}

	@Test
	void serversTimeIsComparedWithTheCaptures() {
		String json = told(answer(0x24, 1, TRANSMIT));
		assertTrue(json.contains("{\"length\":0,\"name\":\"ntp.capture_offset\",\"offset\":0,\"type\":\"number\",\"value\":\"2500000000\"}"), json);
		assertTrue(json.contains("\"name\":\"ntp.xmt\",\"offset\":40,\"type\":\"time\",\"value\":\"2014-08-07T10:00:02.500Z\""), json);
		assertTrue(json.contains("\"value\":\"GPS\"") && json.contains("\"value\":\"-20\""), json);
	}

	@Test
	void serverThatIsNotSynchronisedAndClientTellNoOffset() {
		for (byte[] message : new byte[][] { answer(0xe4, 1, TRANSMIT), answer(0x24, 0, TRANSMIT), answer(0x24, 16, TRANSMIT), answer(0x24, 1, 0), answer(0x23, 0, TRANSMIT) }) {
			assertFalse(told(message).contains("capture_offset"));
		}
	}

	@Test
	void secondEraBeginsIn2036() {
		assertEquals("2036-02-07T06:28:17Z", NtpTimestamp.text(1L << 32));
		assertEquals("1968-01-20T03:14:08Z", NtpTimestamp.text(0x80000000L << 32));
	}

	@Test
	void cutAtEachByteAndWithTailsIsReadAsFarAsItGoes() {
		byte[] whole = Arrays.copyOf(answer(0x24, 1, TRANSMIT), 48 + 28 + 20);
		ByteBuffer.wrap(whole).putShort(50, (short) 28); // an extension field, then a key and a digest
		assertTrue(new NtpFields().fields(whole).stream().anyMatch(field -> field.name().equals("ntp.ext")));
		assertTrue(new NtpFields().fields(whole).stream().anyMatch(field -> field.name().equals("ntp.mac")));
		for (int length = 0; length < whole.length; length++) {
			int end = length;
			new NtpFields().fields(Arrays.copyOf(whole, length)).forEach(field -> assertTrue(field.offset() + field.length() <= end));
		}
	}

	@Test
	void controlMessageIsNamedOnly() {
		byte[] control = { 0x16, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 };
		var told = new CaptureBuilder().udp("192.0.2.123", 123, "10.0.0.2", 123, control).read();
		assertEquals("ntp", told.of(FlowRecord.class).getFirst().protocol().orElseThrow());
		assertEquals(1, told.of(MessageRecord.class).getFirst().fields().size());
	}
}
