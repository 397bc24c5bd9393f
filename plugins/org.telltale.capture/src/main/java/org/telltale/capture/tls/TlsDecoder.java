package org.telltale.capture.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/** Reads hello messages (RFC 8446 section 4.1) and certificate lists (RFC 5246 section 7.4.2). Stateless. */
public final class TlsDecoder {

	/** Handshake type of a ClientHello. */
	public static final int CLIENT_HELLO = 1;
	/** Handshake type of a ServerHello. */
	public static final int SERVER_HELLO = 2;
	/** Handshake type of a certificate list. */
	public static final int CERTIFICATE = 11;
	/** Handshake type of what an authority says of a certificate (RFC 6066 section 8). */
	static final int CERTIFICATE_STATUS = 22;

	private TlsDecoder() {
	}

	/** Whether five bytes at {@code at} are a TLS record header with a length that a record can have. */
	public static boolean isRecordHeader(byte[] b, int at) {
		return b[at] >= 20 && b[at] <= 24 && b[at + 1] == 3 && b[at + 2] >= 0 && b[at + 2] <= 4
				&& ((b[at + 3] & 0xff) << 8 | b[at + 4] & 0xff) <= 16_384 + 2_048;
	}

	/**
	 * Bytes of a ClientHello in the form of SSL 2.0 (RFC 5246 appendix E.2) that begins at {@code at}; 0 if there is none.
	 *
	 * @param to index behind the last byte that is there; eleven are needed
	 */
	public static int oldHello(byte[] b, int at, int to) {
		if (to - at < 11 || (b[at] & 0x80) == 0 || b[at + 2] != CLIENT_HELLO || !(b[at + 3] == 3 && b[at + 4] >= 0 && b[at + 4] <= 4 || b[at + 3] == 0 && b[at + 4] == 2)) {
			return 0;
		}
		int length = (b[at] & 0x7f) << 8 | b[at + 1] & 0xff;
		int suites = (b[at + 5] & 0xff) << 8 | b[at + 6] & 0xff;
		int session = (b[at + 7] & 0xff) << 8 | b[at + 8] & 0xff;
		int challenge = (b[at + 9] & 0xff) << 8 | b[at + 10] & 0xff;
		boolean fits = suites > 0 && suites % 3 == 0 && session <= 32 && challenge >= 16 && challenge <= 32 && length == 9 + suites + session + challenge;
		return fits ? 2 + length : 0;
	}

	/** That hello, all of which is there. Its random is the challenge, with zeros before it. */
	public static Optional<TlsMessage> decodeOld(byte[] b, int at, int length) {
		ByteCursor cursor = new ByteCursor(b, at, length);
		try {
			cursor.skip(3);
			int version = cursor.u16();
			int suites = cursor.u16();
			int session = cursor.u16();
			int challenge = cursor.u16();
			ByteCursor offered = cursor.part(suites);
			byte[] id = cursor.bytes(session);
			byte[] random = new byte[32];
			System.arraycopy(cursor.bytes(challenge), 0, random, 32 - challenge, challenge);
			Hello hello = new Hello(true, version, random, id);
			hello.oldSuites(offered);
			return Optional.of(hello.build());
		} catch (TruncatedException damaged) {
			return Optional.empty();
		}
	}

	/** The hello in the body of a handshake message; empty if it contradicts itself. @param type its handshake type */
	public static Optional<TlsMessage> decode(int type, byte[] body) {
		ByteCursor cursor = new ByteCursor(body);
		try {
			Hello hello = new Hello(type == CLIENT_HELLO, cursor.u16(), cursor.bytes(32), cursor.bytes(cursor.u8()));
			hello.body(cursor);
			return Optional.of(hello.build());
		} catch (TruncatedException damaged) {
			return Optional.empty();
		}
	}

	/** The same of DTLS, whose ClientHello has a cookie behind the session id (RFC 6347 section 4.2.1). */
	static Optional<TlsMessage> decodeDatagram(int type, byte[] body) {
		ByteCursor cursor = new ByteCursor(body);
		try {
			Hello hello = new Hello(type == CLIENT_HELLO, cursor.u16(), cursor.bytes(32), cursor.bytes(cursor.u8()));
			if (type == CLIENT_HELLO) {
				cursor.skip(cursor.u8());
			}
			hello.body(cursor);
			return Optional.of(hello.build());
		} catch (TruncatedException damaged) {
			return Optional.empty();
		}
	}

	/** The certificates in the body of a Certificate message before TLS 1.3; as many as are whole. */
	public static List<byte[]> certificates(byte[] body) {
		List<byte[]> found = new ArrayList<>();
		try {
			ByteCursor list = new ByteCursor(body);
			ByteCursor certificates = list.part(list.u24());
			while (certificates.remaining() > 0) {
				found.add(certificates.bytes(certificates.u24()));
			}
		} catch (TruncatedException damaged) {
			return found;
		}
		return found;
	}

	/** The certificates in the body of a Certificate message of TLS 1.3 (RFC 8446 section 4.4.2); as many as are whole. */
	public static List<byte[]> certificates13(byte[] body) {
		List<byte[]> found = new ArrayList<>();
		try {
			ByteCursor message = new ByteCursor(body);
			message.skip(message.u8());
			ByteCursor entries = message.part(message.u24());
			while (entries.remaining() > 0) {
				found.add(entries.bytes(entries.u24()));
				entries.skip(entries.u16());
			}
		} catch (TruncatedException damaged) {
			return found;
		}
		return found;
	}

	/** The application protocol that a server chose in its EncryptedExtensions (RFC 8446 section 4.3.1); empty if none. */
	public static List<String> encryptedExtensions(byte[] body) {
		try {
			Hello hello = new Hello(false, 0, new byte[0], new byte[0]);
			hello.extensions(new ByteCursor(body));
			return hello.build().alpn();
		} catch (TruncatedException damaged) {
			return List.of();
		}
	}
}
