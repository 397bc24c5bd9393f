package org.telltale.capture.tls;

import java.nio.charset.StandardCharsets;
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
			Hello hello = new Hello();
			int version = cursor.u16();
			cursor.skip(32);
			cursor.skip(cursor.u8());
			if (type == CLIENT_HELLO) {
				numbers(cursor.part(cursor.u16()), hello.ciphers);
				cursor.skip(cursor.u8());
			} else {
				hello.ciphers.add(cursor.u16());
				cursor.skip(1);
			}
			if (cursor.remaining() >= 2) {
				ByteCursor extensions = cursor.part(cursor.u16());
				while (extensions.remaining() > 0) {
					int extension = extensions.u16();
					hello.extensions.add(extension);
					hello.read(extension, extensions.part(extensions.u16()), type == CLIENT_HELLO);
				}
			}
			return Optional.of(new TlsMessage(type == CLIENT_HELLO, version, hello.versions, hello.ciphers, hello.extensions,
					hello.groups, hello.formats, hello.signatures, hello.sni, hello.alpn));
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

	private static void numbers(ByteCursor cursor, List<Integer> into) throws TruncatedException {
		while (cursor.remaining() > 0) {
			into.add(cursor.u16());
		}
	}

	/** Collects the extensions of one hello. */
	private static final class Hello {
		private final List<Integer> versions = new ArrayList<>();
		private final List<Integer> ciphers = new ArrayList<>();
		private final List<Integer> extensions = new ArrayList<>();
		private final List<Integer> groups = new ArrayList<>();
		private final List<Integer> formats = new ArrayList<>();
		private final List<Integer> signatures = new ArrayList<>();
		private final List<String> alpn = new ArrayList<>();
		private Optional<String> sni = Optional.empty();

		private void read(int type, ByteCursor body, boolean client) throws TruncatedException {
			if (body.remaining() == 0) {
				return;
			}
			switch (type) {
				case 0 -> serverName(body);
				case 10 -> numbers(body.part(body.u16()), groups);
				case 11 -> {
					ByteCursor list = body.part(body.u8());
					while (list.remaining() > 0) {
						formats.add(list.u8());
					}
				}
				case 13 -> numbers(body.part(body.u16()), signatures);
				case 16 -> {
					ByteCursor list = body.part(body.u16());
					while (list.remaining() > 0) {
						alpn.add(new String(list.bytes(list.u8()), StandardCharsets.ISO_8859_1));
					}
				}
				case 43 -> numbers(client ? body.part(body.u8()) : body, versions);
				default -> {
					// Not needed: its type is in the list.
				}
			}
		}

		private void serverName(ByteCursor body) throws TruncatedException {
			ByteCursor list = body.part(body.u16());
			while (list.remaining() > 0 && sni.isEmpty()) {
				int kind = list.u8();
				byte[] name = list.bytes(list.u16());
				if (kind == 0) {
					sni = Optional.of(new String(name, StandardCharsets.ISO_8859_1));
				}
			}
		}
	}
}
