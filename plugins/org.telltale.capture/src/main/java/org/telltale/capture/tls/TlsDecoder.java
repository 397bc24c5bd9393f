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

	private TlsDecoder() {
	}

	/** Whether five bytes at {@code at} are a TLS record header with a length that a record can have. */
	public static boolean isRecordHeader(byte[] b, int at) {
		return b[at] >= 20 && b[at] <= 24 && b[at + 1] == 3 && b[at + 2] >= 0 && b[at + 2] <= 4
				&& ((b[at + 3] & 0xff) << 8 | b[at + 4] & 0xff) <= 16_384 + 2_048;
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
