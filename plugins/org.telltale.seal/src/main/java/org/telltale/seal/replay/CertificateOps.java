package org.telltale.seal.replay;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.seal.refusal.Refusal;

/**
 * The names in a certificate that a server shows (RFC 5280 section 4.2.1.6): in clear (RFC 5246 sections 6.2.1 and 7.4.2), or
 * among the handshake messages of TLS 1.3 (RFC 8446 section 4.4.2).
 */
final class CertificateOps {

	private static final int ALERT = 21;
	private static final int HANDSHAKE = 22;
	private static final int SERVER_HELLO = 2;
	private static final int ENCRYPTED_EXTENSIONS = 8;
	private static final int CERTIFICATE = 11;
	private static final int BOOLEAN = 0x01;
	private static final int OCTET_STRING = 0x04;
	private static final int OBJECT_IDENTIFIER = 0x06;
	private static final int SEQUENCE = 0x30;
	private static final int DNS_NAME = 0x82;
	private static final int EXTENSIONS = 0xa3;
	private static final byte[] SUBJECT_ALT_NAME = { 0x55, 0x1d, 0x11 };

	private CertificateOps() {
	}

	static byte[] dnsName(byte[] records, long certificate, long name) throws Refusal {
		try {
			byte[] flight = handshake(new ByteCursor(records));
			ByteCursor messages = new ByteCursor(flight);
			message(messages, SERVER_HELLO);
			ByteCursor body = message(messages, CERTIFICATE);
			ByteCursor list = body.part(body.u24());
			for (long i = 0; i < certificate; i++) {
				list.skip(list.u24());
			}
			return named(list.bytes(list.u24()), name);
		} catch (TruncatedException e) {
			throw new Refusal("the certificate is cut or malformed, or has no such name");
		}
	}

	/** Of handshake messages of TLS 1.3, from an EncryptedExtensions message on. */
	static byte[] handshakeDnsName(byte[] flight, long certificate, long name) throws Refusal {
		try {
			ByteCursor messages = new ByteCursor(flight);
			Refusal.unless(messages.u8() == ENCRYPTED_EXTENSIONS, "the messages do not begin with EncryptedExtensions");
			messages.skip(messages.u24());
			while (messages.u8() != CERTIFICATE) {
				messages.skip(messages.u24());
			}
			ByteCursor body = messages.part(messages.u24());
			body.skip(body.u8());
			ByteCursor list = body.part(body.u24());
			for (long i = 0; i < certificate; i++) {
				list.skip(list.u24());
				list.skip(list.u16());
			}
			return named(list.bytes(list.u24()), name);
		} catch (TruncatedException e) {
			throw new Refusal("the certificate is cut or malformed, or has no such name");
		}
	}

	private static byte[] named(byte[] certificate, long name) throws TruncatedException, Refusal {
		byte[] found = nth(entries(certificate), name);
		Refusal.unless(found.length > 0, "the name in the certificate is empty");
		for (byte b : found) {
			Refusal.unless(b > 0x20 && b < 0x7f, "the name in the certificate is not ASCII");
		}
		return found;
	}

	/** What the handshake records hold, one after another. */
	private static byte[] handshake(ByteCursor records) throws TruncatedException, Refusal {
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		while (records.remaining() > 0) {
			int type = records.u8();
			Refusal.unless(type == HANDSHAKE || type == ALERT, "the record is no handshake in clear");
			Refusal.unless(records.u8() == 3, "the record is no TLS");
			records.u8();
			byte[] fragment = records.bytes(records.u16());
			if (type == HANDSHAKE) {
				joined.writeBytes(fragment);
			}
		}
		return joined.toByteArray();
	}

	private static ByteCursor message(ByteCursor messages, int type) throws TruncatedException, Refusal {
		Refusal.unless(messages.u8() == type, "the records do not begin with a ServerHello and a Certificate message");
		return messages.part(messages.u24());
	}

	/** The entries of the subjectAltName. */
	private static Der entries(byte[] certificate) throws TruncatedException, Refusal {
		Der fields = new Der(certificate, 0, certificate.length).inside(SEQUENCE).inside(SEQUENCE);
		while (fields.tag() != EXTENSIONS) {
			fields.inside(fields.tag());
		}
		Der extensions = fields.inside(EXTENSIONS).inside(SEQUENCE);
		while (true) {
			Der extension = extensions.inside(SEQUENCE);
			int tag = extension.tag();
			if (Arrays.equals(extension.inside(tag).bytes(), SUBJECT_ALT_NAME) && tag == OBJECT_IDENTIFIER) {
				if (extension.tag() == BOOLEAN) {
					extension.inside(BOOLEAN);
				}
				return extension.inside(OCTET_STRING).inside(SEQUENCE);
			}
		}
	}

	private static byte[] nth(Der entries, long index) throws TruncatedException, Refusal {
		long before = 0;
		while (true) {
			int tag = entries.tag();
			Der entry = entries.inside(tag);
			if (tag == DNS_NAME && before++ == index) {
				return entry.bytes();
			}
		}
	}

	/** Elements one after another in {@code bytes[at, end)}. */
	private static final class Der {
		private final byte[] bytes;
		private final int end;
		private int at;

		private Der(byte[] bytes, int at, int end) {
			this.bytes = bytes;
			this.at = at;
			this.end = end;
		}

		/** The tag of the next element. */
		private int tag() throws Refusal {
			Refusal.unless(at < end, "the certificate ends too early, or has no such name");
			return bytes[at] & 0xff;
		}

		/** The content of the next element, which is passed. */
		private Der inside(int tag) throws TruncatedException, Refusal {
			Refusal.unless(tag() == tag && (tag & 0x1f) != 0x1f, "the certificate has another element than expected");
			ByteCursor head = new ByteCursor(bytes, at + 1, end - at - 1);
			int first = head.u8();
			int length = switch (first) {
				case 0x81 -> head.u8();
				case 0x82 -> head.u16();
				case 0x83 -> head.u24();
				default -> first;
			};
			Refusal.unless(first < 0x80 || first > 0x80 && first <= 0x83, "a length in the certificate is none of DER, or too large");
			head.skip(length);
			int start = at + 1 + head.position() - length;
			at = start + length;
			return new Der(bytes, start, at);
		}

		private byte[] bytes() {
			return Arrays.copyOfRange(bytes, at, end);
		}
	}
}
