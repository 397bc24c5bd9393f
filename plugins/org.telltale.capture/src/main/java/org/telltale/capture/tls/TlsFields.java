package org.telltale.capture.tls;

import java.util.List;
import org.telltale.base.TruncatedException;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.field.FieldType;

/**
 * Fields of TLS records in clear (RFC 8446 sections 4 and 5, RFC 5246 section 7), under the names that Wireshark has for them. A
 * handshake message that goes on in the next record is not taken apart.
 */
public final class TlsFields implements FieldReader {

	private static final int HEADER = 5;
	/** Handshake types that are assigned (IANA, TLS HandshakeType). */
	private static final int LAST_TYPE = 25;
	private static final int MESSAGE_HASH = 254;

	@Override
	public List<Field> fields(byte[] message) {
		FieldCursor all = new FieldCursor(message, 0, message.length);
		boolean more = true;
		while (more && all.remaining() >= HEADER && TlsDecoder.isRecordHeader(message, all.offset())) {
			int at = all.offset();
			int length = HEADER + ((message[at + 3] & 0xff) << 8 | message[at + 4] & 0xff);
			more = all.reads(whole -> whole.group("tls.record", length, TlsFields::record));
		}
		return all.fields();
	}

	private static void record(FieldCursor record) throws TruncatedException {
		int type = record.number("tls.record.content_type", 1);
		record.number("tls.record.version", 2);
		record.number("tls.record.length", 2);
		switch (type) {
			case 20 -> record.bytes("tls.change_cipher_spec", record.remaining());
			case 21 -> alert(record);
			case 22 -> {
				if (inClear(record)) {
					handshakes(record);
					record.bytes("tls.handshake.fragment", record.remaining());
				} else {
					record.notAnalysed(record.remaining(), "a handshake message that is encrypted, or goes on from another record");
				}
			}
			default -> record.group("tls.app_data", record.remaining(), data -> data.notAnalysed(data.remaining(), "encrypted"));
		}
	}

	/**
	 * Whether a handshake record holds messages that begin in it: behind a change of the cipher their bytes look like chance, so
	 * all types have to be known ones, and all lengths such as messages have.
	 */
	private static boolean inClear(FieldCursor record) throws TruncatedException {
		int ahead = 0;
		while (record.remaining() - ahead >= 4) {
			int type = record.peek16(ahead) >> 8;
			int length = record.peek24(ahead + 1);
			if (type > LAST_TYPE && type != MESSAGE_HASH || length > Handshakes.MAX_MESSAGE) {
				return false;
			}
			ahead += 4 + length;
		}
		return true;
	}

	/** Messages one behind the other. */
	static void handshakes(FieldCursor from) throws TruncatedException {
		while (from.remaining() >= 4) {
			from.group("tls.handshake", 4 + from.peek24(1), TlsFields::handshake);
		}
	}

	private static void alert(FieldCursor record) throws TruncatedException {
		if (record.remaining() == 2) {
			record.number("tls.alert_message.level", 1);
			record.number("tls.alert_message.desc", 1);
		} else {
			record.bytes("tls.alert_message", record.remaining());
		}
	}

	private static void handshake(FieldCursor message) throws TruncatedException {
		int type = message.number("tls.handshake.type", 1);
		message.number("tls.handshake.length", 3);
		switch (type) {
			case TlsDecoder.CLIENT_HELLO -> hello(message, true);
			case TlsDecoder.SERVER_HELLO -> hello(message, false);
			case TlsDecoder.CERTIFICATE -> message.group("tls.handshake.certificates", message.remaining(), TlsFields::certificates);
			default -> message.bytes("tls.handshake.data", message.remaining());
		}
	}

	private static void certificates(FieldCursor list) throws TruncatedException {
		list.number("tls.handshake.certificates_length", 3);
		while (list.remaining() > 0) {
			list.bytes("tls.handshake.certificate", list.number("tls.handshake.certificate_length", 3));
		}
	}

	private static void hello(FieldCursor hello, boolean client) throws TruncatedException {
		hello.number("tls.handshake.version", 2);
		hello.bytes("tls.handshake.random", 32);
		hello.bytes("tls.handshake.session_id", hello.number("tls.handshake.session_id_length", 1));
		if (client) {
			hello.group("tls.handshake.ciphersuites", hello.number("tls.handshake.cipher_suites_length", 2),
					list -> list.numbers("tls.handshake.ciphersuite", 2));
			hello.group("tls.handshake.comp_methods", hello.number("tls.handshake.comp_methods_length", 1),
					list -> list.numbers("tls.handshake.comp_method", 1));
		} else {
			hello.number("tls.handshake.ciphersuite", 2);
			hello.number("tls.handshake.comp_method", 1);
		}
		if (hello.remaining() >= 2) {
			hello.group("tls.handshake.extensions", hello.number("tls.handshake.extensions_length", 2), list -> {
				while (list.remaining() > 0) {
					list.group("tls.handshake.extension", 4 + list.peek16(2), extension -> extension(extension, client));
				}
			});
		}
	}

	private static void extension(FieldCursor extension, boolean client) throws TruncatedException {
		int type = extension.number("tls.handshake.extension.type", 2);
		int length = extension.number("tls.handshake.extension.len", 2);
		if (length == 0) {
			return;
		}
		switch (type) {
			case 0 -> serverName(extension);
			case 10 -> list(extension, "tls.handshake.extensions_supported_groups_length", 2, "tls.handshake.extensions_supported_group", 2);
			case 11 -> list(extension, "tls.handshake.extensions_ec_point_formats_length", 1, "tls.handshake.extensions_ec_point_format", 1);
			case 13 -> list(extension, "tls.handshake.sig_hash_alg_len", 2, "tls.handshake.sig_hash_alg", 2);
			case 16 -> protocols(extension);
			case 43 -> {
				if (client) {
					extension.number("tls.handshake.extensions.supported_versions_len", 1);
				}
				extension.numbers("tls.handshake.extensions.supported_version", 2);
			}
			case 51 -> keyShares(extension, client);
			default -> extension.bytes("tls.handshake.extension.data", extension.remaining());
		}
	}

	private static void list(FieldCursor extension, String lengthName, int lengthBytes, String name, int bytes) throws TruncatedException {
		extension.number(lengthName, lengthBytes);
		extension.numbers(name, bytes);
	}

	private static void serverName(FieldCursor extension) throws TruncatedException {
		extension.number("tls.handshake.extensions_server_name_list_len", 2);
		while (extension.remaining() > 0) {
			extension.number("tls.handshake.extensions_server_name_type", 1);
			extension.text("tls.handshake.extensions_server_name", FieldType.NAME, extension.number("tls.handshake.extensions_server_name_len", 2));
		}
	}

	private static void protocols(FieldCursor extension) throws TruncatedException {
		extension.number("tls.handshake.extensions_alpn_len", 2);
		while (extension.remaining() > 0) {
			extension.text("tls.handshake.extensions_alpn_str", FieldType.TEXT, extension.number("tls.handshake.extensions_alpn_str_len", 1));
		}
	}

	private static void keyShares(FieldCursor extension, boolean client) throws TruncatedException {
		if (client) {
			extension.number("tls.handshake.extensions_key_share_client_length", 2);
		}
		while (extension.remaining() > 0) {
			extension.number("tls.handshake.extensions_key_share_group", 2);
			if (extension.remaining() > 0) {
				extension.bytes("tls.handshake.extensions_key_share_key_exchange", extension.number("tls.handshake.extensions_key_share_key_exchange_length", 2));
			}
		}
	}
}
