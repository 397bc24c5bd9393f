package org.telltale.capture.tls;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/** A Name of X.501 in words (RFC 4514), in the order in which it stands. Stateless. */
final class DistinguishedName {

	private static final int UTF8_STRING = 0x0c;
	private static final int PRINTABLE_STRING = 0x13;
	private static final int TELETEX_STRING = 0x14;
	private static final int IA5_STRING = 0x16;
	private static final int UNIVERSAL_STRING = 0x1c;
	private static final int BMP_STRING = 0x1e;

	private DistinguishedName() {
	}

	/** {@code CN=api.example,O=Example}. @param name content of the outer SEQUENCE */
	static String text(ByteCursor name) throws TruncatedException {
		StringBuilder text = new StringBuilder(80);
		while (name.remaining() > 0) {
			ByteCursor set = Der.content(name, Der.SET);
			boolean first = true;
			while (set.remaining() > 0) {
				ByteCursor attribute = Der.sequence(set);
				String type = type(Der.content(attribute, Der.OBJECT_IDENTIFIER));
				Der.Element value = Der.next(attribute);
				text.append(text.isEmpty() ? "" : first ? "," : "+").append(type).append('=');
				value(text, value);
				first = false;
			}
		}
		return text.toString();
	}

	private static String type(ByteCursor identifier) throws TruncatedException {
		byte[] bytes = identifier.bytes(identifier.remaining());
		if (bytes.length == 3 && bytes[0] == 0x55 && bytes[1] == 4) {
			switch (bytes[2]) {
				case 3:
					return "CN";
				case 5:
					return "serialNumber";
				case 6:
					return "C";
				case 7:
					return "L";
				case 8:
					return "ST";
				case 9:
					return "STREET";
				case 10:
					return "O";
				case 11:
					return "OU";
				default:
					break;
			}
		}
		String dotted = Der.identifier(bytes);
		return switch (dotted) {
			case "0.9.2342.19200300.100.1.25" -> "DC";
			case "0.9.2342.19200300.100.1.1" -> "UID";
			case "1.2.840.113549.1.9.1" -> "emailAddress";
			default -> dotted;
		};
	}

	private static void value(StringBuilder into, Der.Element value) throws TruncatedException {
		byte[] bytes = value.bytes();
		String text = switch (value.tag()) {
			case UTF8_STRING -> new String(bytes, StandardCharsets.UTF_8);
			case PRINTABLE_STRING, TELETEX_STRING, IA5_STRING -> new String(bytes, StandardCharsets.ISO_8859_1);
			case BMP_STRING -> new String(bytes, StandardCharsets.UTF_16BE);
			case UNIVERSAL_STRING -> universal(bytes);
			default -> "#" + HexFormat.of().formatHex(bytes);
		};
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == ',' || c == '+' || c == '"' || c == '\\' || c == '<' || c == '>' || c == ';' || c == '=') {
				into.append('\\').append(c);
			} else if (c < 0x20 || c == 0x7f) {
				into.append('\\').append(HexFormat.of().toHexDigits((byte) c));
			} else {
				into.append(c);
			}
		}
	}

	private static String universal(byte[] bytes) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i + 3 < bytes.length; i += 4) {
			int point = (bytes[i] & 0xff) << 24 | (bytes[i + 1] & 0xff) << 16 | (bytes[i + 2] & 0xff) << 8 | bytes[i + 3] & 0xff;
			text.appendCodePoint(Character.isValidCodePoint(point) && !(point >= 0xd800 && point < 0xe000) ? point : 0xfffd);
		}
		return text.toString();
	}
}
