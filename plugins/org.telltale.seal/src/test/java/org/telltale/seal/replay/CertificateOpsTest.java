package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

class CertificateOpsTest {

	/** Self-signed, subjectAltName one.example, 192.0.2.1, *.two.example. */
	private static final byte[] CERTIFICATE = Base64.getDecoder().decode("MIIBqTCCAU+gAwIBAgIUFzTd8ZshjUi/0tYAd5fafSYdRiUwCgYIKoZIzj0EAwIwFDESMBAGA1UEAwwJYS5leGFtcGxlMCAXDTI2MTEyMjE1NTA1MloYDzIx"
			+ "MjYxMDI5MTU1MDUyWjAUMRIwEAYDVQQDDAlhLmV4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQsNksEIOUp8wSRBDItneu0JC12Xoi82Htc6fbP"
			+ "OP8Op73oTwt/SSbr19E4D840lv2KMloimjAbYTEOzb2sf7eHo30wezAdBgNVHQ4EFgQU4FzmKXalj0TeJq3YuOK1nzy78zEwHwYDVR0jBBgwFoAU4FzmKXal"
			+ "j0TeJq3YuOK1nzy78zEwKwYDVR0RBCQwIoILb25lLmV4YW1wbGWHBMAAAgGCDSoudHdvLmV4YW1wbGUwDAYDVR0TAQH/BAIwADAKBggqhkjOPQQDAgNIADBF"
			+ "AiEA583lKfbMCt7GmnqjSJPZLdarubCdoC3sm/9AgaBqAZYCIA2cTQcq5cYRHTAqU2jSoXbud9sG7o00adWPMHqoGttj");

	private static byte[] message(int type, byte[] body) {
		return ByteBuffer.allocate(4 + body.length).putInt(type << 24 | body.length).put(body).array();
	}

	private static byte[] records(int size, byte[]... messages) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (byte[] message : messages) {
			all.writeBytes(message);
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[] { 21, 3, 3, 0, 2, 1, 112 });
		for (int at = 0; at < all.size(); at += size) {
			byte[] part = Arrays.copyOfRange(all.toByteArray(), at, Math.min(at + size, all.size()));
			out.writeBytes(new byte[] { 22, 3, 3, (byte) (part.length >> 8), (byte) part.length });
			out.writeBytes(part);
		}
		return out.toByteArray();
	}

	private static byte[] certificates() {
		int length = 3 + CERTIFICATE.length;
		return message(11, ByteBuffer.allocate(3 + length).put((byte) 0).putShort((short) length).put((byte) 0)
				.putShort((short) CERTIFICATE.length).put(CERTIFICATE).array());
	}

	private static String name(byte[] records, long certificate, long name) throws Refusal {
		return new String(CertificateOps.dnsName(records, certificate, name), StandardCharsets.US_ASCII);
	}

	private static void refused(byte[] records, long certificate, long name) {
		assertThrows(Refusal.class, () -> CertificateOps.dnsName(records, certificate, name));
	}

	@Test
	void namesAreCountedAmongDnsNamesAlone() throws Exception {
		byte[] records = records(100, message(2, new byte[38]), certificates());
		assertEquals("one.example", name(records, 0, 0));
		assertEquals("*.two.example", name(records, 0, 1));
		refused(records, 0, 2);
		refused(records, 0, Integer.MAX_VALUE);
		refused(records, 1, 0);
	}

	@Test
	void onlyAServersFlightInClearIsRead() {
		refused(records(100, certificates()), 0, 0);
		refused(records(100, message(2, new byte[38]), message(12, new byte[9]), certificates()), 0, 0);
		byte[] sealed = records(100, message(2, new byte[38]), certificates());
		sealed[7] = 23;
		refused(sealed, 0, 0);
	}

	@Test
	void cutAtEveryByteIsRefused() {
		byte[] whole = records(100, message(2, new byte[38]), certificates());
		for (int cut = 0; cut < whole.length; cut++) {
			refused(Arrays.copyOf(whole, cut), 0, 0);
		}
	}

	@Test
	void changedByteGivesANameOrARefusal() {
		byte[] whole = records(1_000, message(2, new byte[38]), certificates());
		for (int at = 0; at < whole.length; at++) {
			for (int value : new int[] { 0, 0x1f, 0x30, 0x7f, 0x80, 0x83, 0x84, 0xff }) {
				byte[] changed = whole.clone();
				changed[at] = (byte) value;
				try {
					CertificateOps.dnsName(changed, 0, 1);
				} catch (Refusal expected) {
					assertEquals(false, expected.getMessage().isEmpty());
				}
			}
		}
	}

	@Test
	void certificateOfTls13IsReadFromTheMessages() throws Exception {
		byte[] entry = Hmac.joined(new byte[] { 0, (byte) (CERTIFICATE.length >> 8), (byte) CERTIFICATE.length }, CERTIFICATE, new byte[] { 0, 1, 9 });
		byte[] body = Hmac.joined(new byte[] { 2, 7, 7, 0, (byte) (entry.length >> 8), (byte) entry.length }, entry);
		byte[] flight = Hmac.joined(message(8, new byte[5]), message(13, new byte[3]), message(11, body), message(15, new byte[9]));
		assertEquals("*.two.example", new String(CertificateOps.handshakeDnsName(flight, 0, 1), StandardCharsets.US_ASCII));
		assertThrows(Refusal.class, () -> CertificateOps.handshakeDnsName(flight, 1, 0));
		assertThrows(Refusal.class, () -> CertificateOps.handshakeDnsName(flight, 0, 2));
		assertThrows(Refusal.class, () -> CertificateOps.handshakeDnsName(message(11, body), 0, 0));
		assertThrows(Refusal.class, () -> CertificateOps.handshakeDnsName(message(8, new byte[5]), 0, 0));
		for (int cut = 0; cut < flight.length - 13; cut++) {
			byte[] part = Arrays.copyOf(flight, cut);
			assertThrows(Refusal.class, () -> CertificateOps.handshakeDnsName(part, 0, 0));
		}
	}
}
