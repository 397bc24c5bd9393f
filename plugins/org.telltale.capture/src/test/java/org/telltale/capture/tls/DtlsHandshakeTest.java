package org.telltale.capture.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.capture.tls.TlsWire.CLIENT_RANDOM;
import static org.telltale.capture.tls.TlsWire.SERVER_RANDOM;
import static org.telltale.capture.tls.TlsWire.ascii;
import static org.telltale.capture.tls.TlsWire.extension;
import static org.telltale.capture.tls.TlsWire.join;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.FlowRecord;

class DtlsHandshakeTest {

	private static final String PHONE = "10.0.0.2";
	private static final String SERVER = "198.51.100.7";

	/** A record of epoch 0 with one fragment. */
	private static byte[] record(int type, int sequence, byte[] body, int from, int to) {
		return ByteBuffer.allocate(25 + to - from).put((byte) 22).putShort((short) 0xfefd).putShort((short) 0).putInt(0).putShort((short) sequence)
				.putShort((short) (12 + to - from)).put((byte) type).put((byte) 0).putShort((short) body.length).putShort((short) sequence)
				.put((byte) 0).putShort((short) from).put((byte) 0).putShort((short) (to - from)).put(body, from, to - from).array();
	}

	private static byte[] hello() {
		byte[] host = ascii("media.example");
		byte[] extensions = join(extension(0, ByteBuffer.allocate(5 + host.length).putShort((short) (host.length + 3)).put((byte) 0)
				.putShort((short) host.length).put(host).array()), extension(43, new byte[] { 4, (byte) 0xfe, (byte) 0xfd, (byte) 0xfe, (byte) 0xfc }));
		return ByteBuffer.allocate(45 + 2 + extensions.length).putShort((short) 0xfefd).put(CLIENT_RANDOM).put((byte) 0).put((byte) 1).put((byte) 9)
				.putShort((short) 2).putShort((short) 0xc02b).put((byte) 1).put((byte) 0).putShort((short) extensions.length).put(extensions)
				.array();
	}

	private static byte[] trimmed(byte[] padded) {
		int length = 45 + ((padded[43] & 0xff) << 8 | padded[44] & 0xff);
		return Arrays.copyOf(padded, length);
	}

	@Test
	void helloInFragmentsGivesItsName() {
		byte[] body = trimmed(hello());
		byte[] answer = ByteBuffer.allocate(38).putShort((short) 0xfefd).put(SERVER_RANDOM).put((byte) 0).putShort((short) 0xc02b).put((byte) 0).array();
		var told = new CaptureBuilder().udp(PHONE, 4000, SERVER, 5684, record(1, 0, body, 0, 40)).udp(PHONE, 4000, SERVER, 5684, record(1, 0, body, 0, 40))
				.udp(PHONE, 4000, SERVER, 5684, record(1, 0, body, 40, body.length)).udp(SERVER, 5684, PHONE, 4000, record(2, 0, answer, 0, answer.length)).read();
		TlsRecord tls = told.of(TlsRecord.class).getFirst();
		assertEquals(Optional.of("media.example"), tls.sni());
		assertEquals(Optional.of("c02b"), tls.cipher());
		assertTrue(tls.ja4().orElseThrow().startsWith("dd3d01"), tls.ja4().orElseThrow());
		FlowRecord flow = told.of(FlowRecord.class).getFirst();
		assertEquals(Optional.of("dtls"), flow.protocol());
		assertEquals(Optional.of("media.example"), flow.sni());
	}

	@Test
	void everyCutAndEveryChangeIsReadWithoutHarm() {
		byte[] body = trimmed(hello());
		byte[] whole = record(1, 0, body, 0, body.length);
		for (int length = 1; length < whole.length; length++) {
			new CaptureBuilder().udp(PHONE, 4000, SERVER, 5684, Arrays.copyOf(whole, length)).read();
		}
		for (int at = 0; at < whole.length; at++) {
			byte[] changed = whole.clone();
			changed[at] ^= (byte) 0xff;
			new CaptureBuilder().udp(PHONE, 4000, SERVER, 5684, changed).udp(PHONE, 4000, SERVER, 5684, whole).read();
		}
	}
}
