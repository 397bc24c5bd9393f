package org.telltale.capture.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.tls.TlsRecord;
import org.telltale.capture.Volume;

class TlsDecoderTest {

	private static final String PHONE = "10.0.0.2";
	private static final String SERVER = "198.51.100.7";

	/** The body of a ClientHello for api.example with ALPN h2, one GREASE suite, and TLS 1.3 offered. */
	private static byte[] clientHello() {
		byte[] host = "api.example".getBytes(StandardCharsets.US_ASCII);
		ByteBuffer extensions = ByteBuffer.allocate(128)
				.putShort((short) 0).putShort((short) (host.length + 5)).putShort((short) (host.length + 3)).put((byte) 0)
				.putShort((short) host.length).put(host) // server_name
				.putShort((short) 16).putShort((short) 5).putShort((short) 3).put((byte) 2).put("h2".getBytes(StandardCharsets.US_ASCII))
				.putShort((short) 10).putShort((short) 4).putShort((short) 2).putShort((short) 29) // supported_groups
				.putShort((short) 11).putShort((short) 2).put((byte) 1).put((byte) 0) // ec_point_formats
				.putShort((short) 13).putShort((short) 4).putShort((short) 2).putShort((short) 0x0403) // signature_algorithms
				.putShort((short) 43).putShort((short) 3).put((byte) 2).putShort((short) 0x0304); // supported_versions
		ByteBuffer body = ByteBuffer.allocate(256).putShort((short) 0x0303).put(new byte[32]).put((byte) 0)
				.putShort((short) 6).putShort((short) 0x1a1a).putShort((short) 0x1301).putShort((short) 0xc02f)
				.put((byte) 1).put((byte) 0).putShort((short) extensions.position()).put(extensions.array(), 0, extensions.position());
		return Arrays.copyOf(body.array(), body.position());
	}

	private static byte[] handshake(int type, byte[] body) {
		return ByteBuffer.allocate(4 + body.length).putInt(type << 24 | body.length).put(body).array();
	}

	private static byte[] record(int type, byte[] body) {
		return ByteBuffer.allocate(5 + body.length).put((byte) type).putShort((short) 0x0301).putShort((short) body.length).put(body).array();
	}

	@Test
	void helloGivesNameProtocolsAndVersions() {
		TlsMessage hello = TlsDecoder.decode(TlsDecoder.CLIENT_HELLO, clientHello()).orElseThrow();
		assertEquals(Optional.of("api.example"), hello.sni());
		assertEquals(List.of("h2"), hello.alpn());
		assertEquals("TLS 1.3", TlsMessage.versionName(hello.version()));
	}

	@Test
	void fingerprintsPassOverGrease() {
		TlsMessage hello = TlsDecoder.decode(TlsDecoder.CLIENT_HELLO, clientHello()).orElseThrow();
		byte[] text = "771,4865-49199,0-16-10-11-13-43,29,0".getBytes(StandardCharsets.US_ASCII);
		assertEquals(Digest.of("MD5", Digest.newDigester("MD5").digest(text)).hex(), ClientFingerprint.ja3(hello));
		String suites = Digest.sha256("1301,c02f".getBytes(StandardCharsets.US_ASCII)).hex().substring(0, 12);
		String extensions = Digest.sha256("000a,000b,000d,002b_0403".getBytes(StandardCharsets.US_ASCII)).hex().substring(0, 12);
		assertEquals("t13d0206h2_" + suites + "_" + extensions, ClientFingerprint.ja4(hello, false));
	}

	@Test
	void helloCutAtEveryByteIsRefused() {
		byte[] whole = clientHello();
		int extensions = 2 + 32 + 1 + 2 + 6 + 2;
		for (int length = 0; length < whole.length; length++) {
			boolean withoutExtensions = length == extensions || length == extensions + 1;
			assertEquals(withoutExtensions, TlsDecoder.decode(TlsDecoder.CLIENT_HELLO, Arrays.copyOf(whole, length)).isPresent(), "cut at " + length);
		}
	}

	@Test
	void nameIsFoundWhenTheHelloIsSplitOverRecordsAndSegments() {
		byte[] hello = handshake(1, clientHello());
		byte[] first = record(22, Arrays.copyOf(hello, 50));
		byte[] second = record(22, Arrays.copyOfRange(hello, 50, hello.length));
		byte[] stream = ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
		CaptureBuilder builder = new CaptureBuilder().tcp(PHONE, 40000, SERVER, 443, 999, "S", "");
		for (int i = 0; i < stream.length; i++) {
			builder.tcp(PHONE, 40000, SERVER, 443, 1000 + i, "A", Arrays.copyOfRange(stream, i, i + 1));
		}
		var told = builder.read();
		assertEquals(Optional.of("api.example"), told.of(TlsRecord.class).getFirst().sni());
		assertEquals("api.example", told.names.getFirst().name());
		assertEquals(SERVER, told.names.getFirst().address().toString());
		assertArrayEquals(stream, told.ending("tls.handshake").getFirst().bytes());
	}

	@Test
	void whatFollowsTheHandshakeIsUnreadableAndNotOffered() {
		byte[] hello = record(22, handshake(1, clientHello()));
		byte[] secret = record(23, new byte[100]);
		var told = new CaptureBuilder().tcp(PHONE, 40000, SERVER, 443, 999, "S", "").tcp(PHONE, 40000, SERVER, 443, 1000, "A", hello)
				.tcp(PHONE, 40000, SERVER, 443, 1000 + hello.length, "A", secret)
				.tcp(PHONE, 40000, SERVER, 443, 1000 + hello.length + secret.length + 1000, "A", secret).read();
		FlowRecord flow = told.of(FlowRecord.class).getFirst();
		assertEquals(new Volume(210, 0), flow.unreadable());
		assertEquals(new Volume(1000, 0), flow.gaps());
		assertEquals(Optional.of("tls"), flow.protocol());
		assertEquals(1, told.layers.size());
	}

	@Test
	void certificatesInClearAreDigested() {
		byte[] certificate = "not really DER".getBytes(StandardCharsets.US_ASCII);
		byte[] list = ByteBuffer.allocate(6 + certificate.length).put((byte) 0).putShort((short) (3 + certificate.length))
				.put((byte) 0).putShort((short) certificate.length).put(certificate).array();
		byte[] serverHello = ByteBuffer.allocate(38).putShort((short) 0x0303).put(new byte[33]).putShort((short) 0xc02f).put((byte) 0).array();
		byte[] flight = ByteBuffer.allocate(200).put(handshake(2, serverHello)).put(handshake(11, list)).array();
		var told = new CaptureBuilder().tcp(SERVER, 443, PHONE, 40000, 1, "SA", "")
				.tcp(SERVER, 443, PHONE, 40000, 2, "A", record(22, flight)).read();
		TlsRecord tls = told.of(TlsRecord.class).getFirst();
		assertEquals(List.of(Digest.sha256(certificate).hex()), tls.certificates());
		assertEquals(Optional.of("c02f"), tls.cipher());
		assertEquals(Optional.of("TLS 1.2"), tls.version());
		assertFalse(told.layers.isEmpty());
	}
}
