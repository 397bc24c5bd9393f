package org.telltale.capture.quic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldType;

/** The transport parameters in a ClientHello (RFC 9000 section 18) that tell something of the client. Stateless. */
final class TransportParameters {

	private static final int EXTENSION = 57;
	/** RFC 9001's drafts. */
	private static final int DRAFT_EXTENSION = 0xffa5;
	private static final int SOURCE_ID = 0x0f;
	private static final int VERSIONS = 0x11;
	private static final int GOOGLE_OPTIONS = 0x3128;
	private static final int GOOGLE_USER_AGENT = 0x3129;

	private TransportParameters() {
	}

	/** The fields of a ClientHello, head included; places count from its first byte. None where it has no such extension. */
	static List<Field> fields(byte[] hello) {
		List<Field> fields = new ArrayList<>();
		int at = extensions(hello);
		while (at >= 0 && at + 4 <= hello.length) {
			int type = u16(hello, at);
			int end = at + 4 + u16(hello, at + 2);
			if (end > hello.length) {
				break;
			}
			if (type == EXTENSION || type == DRAFT_EXTENSION) {
				parameters(hello, at + 4, end, fields);
			}
			at = end;
		}
		return fields;
	}

	/** Where the extensions begin (RFC 8446 section 4.1.2); -1 if the message ends before. */
	private static int extensions(byte[] b) {
		int at = 4 + 2 + 32; // head, version, random
		at = at < b.length ? at + 1 + (b[at] & 0xff) : b.length;
		at = at + 2 <= b.length ? at + 2 + u16(b, at) : b.length;
		at = at < b.length ? at + 1 + (b[at] & 0xff) : b.length;
		return at + 2 <= b.length ? at + 2 : -1;
	}

	private static void parameters(byte[] b, int from, int to, List<Field> into) {
		int at = from;
		while (at < to) {
			long id = VarInt.value(b, at, to);
			int second = at + VarInt.length(b, at);
			long length = id < 0 ? -1 : VarInt.value(b, second, to);
			if (length < 0 || length > to - second - VarInt.length(b, second)) {
				return;
			}
			int value = second + VarInt.length(b, second);
			add(b, id, value, (int) length, into);
			at = value + (int) length;
		}
	}

	private static void add(byte[] b, long id, int at, int length, List<Field> into) {
		if (id == GOOGLE_USER_AGENT) {
			into.add(Field.text("tls.quic.parameter.google.user_agent_id", at, length, new String(b, at, length, StandardCharsets.ISO_8859_1)));
		} else if (id == SOURCE_ID || id == VERSIONS || id == GOOGLE_OPTIONS) {
			String name = id == SOURCE_ID ? "initial_source_connection_id" : id == VERSIONS ? "version_information" : "google.connection_options";
			into.add(Field.of("tls.quic.parameter." + name, FieldType.BYTES, at, length, HexFormat.of().formatHex(b, at, at + length)));
		}
	}

	private static int u16(byte[] b, int at) {
		return (b[at] & 0xff) << 8 | b[at + 1] & 0xff;
	}
}
