package org.telltale.capture.mail;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** Content transfer encodings (RFC 2045 section 6), as the ops of derivation.md have them. Stateless. */
public final class TransferCoding {

	private static final byte[] VALUES = values();

	private TransferCoding() {
	}

	private static byte[] values() {
		byte[] values = new byte[128];
		Arrays.fill(values, (byte) -1);
		String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
		for (int i = 0; i < letters.length(); i++) {
			values[letters.charAt(i)] = (byte) i;
		}
		return values;
	}

	/** Undoes {@code base64} of the standard alphabet; empty if there is a character that has no place there. */
	public static Optional<byte[]> base64(byte[] coded) {
		byte[] out = new byte[(int) (coded.length * 3L / 4) + 3];
		int length = 0;
		int bits = 0;
		int count = 0;
		boolean over = false;
		for (byte c : coded) {
			if (c == '\r' || c == '\n' || c == ' ' || c == '\t') {
				continue;
			}
			over |= c == '=';
			if (over ? c != '=' : c < 0 || VALUES[c] < 0) {
				return Optional.empty();
			} else if (!over) {
				bits = bits << 6 | VALUES[c];
				count += 6;
				if (count >= 8) {
					count -= 8;
					out[length++] = (byte) (bits >> count);
				}
			}
		}
		return Optional.of(Arrays.copyOf(out, length));
	}

	/** Undoes {@code quoted-printable}. */
	public static byte[] quotedPrintable(byte[] b) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(b.length);
		int at = 0;
		while (at < b.length) {
			byte c = b[at];
			if (c == '=') {
				int soft = lineEnd(b, blanks(b, at + 1));
				int high = at + 2 < b.length ? Character.digit(b[at + 1], 16) : -1;
				int low = high < 0 ? -1 : Character.digit(b[at + 2], 16);
				if (low >= 0) {
					out.write(high << 4 | low);
					at += 3;
				} else if (soft > 0) {
					at = soft;
				} else {
					out.write(c);
					at++;
				}
			} else if (c == ' ' || c == '\t') {
				int behind = blanks(b, at);
				if (behind < b.length && lineEnd(b, behind) < 0) {
					out.write(b, at, behind - at);
				}
				at = behind;
			} else {
				out.write(c);
				at++;
			}
		}
		return out.toByteArray();
	}

	private static int blanks(byte[] b, int from) {
		int at = from;
		while (at < b.length && (b[at] == ' ' || b[at] == '\t')) {
			at++;
		}
		return at;
	}

	/** Index behind the CRLF or LF at a place; -1 if there is none. */
	private static int lineEnd(byte[] b, int at) {
		if (at < b.length && b[at] == '\n') {
			return at + 1;
		}
		return at + 1 < b.length && b[at] == '\r' && b[at + 1] == '\n' ? at + 2 : -1;
	}

	/** Undoes {@code mail.data}: up to the line that is a dot alone, without the dots that were put in front. */
	public static byte[] mailData(byte[] b) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(b.length);
		int line = 0;
		while (line < b.length) {
			int next = afterCrLf(b, line);
			boolean dot = b[line] == '.';
			int content = next - (next >= line + 2 && b[next - 1] == '\n' && b[next - 2] == '\r' ? 2 : 0) - line;
			if (dot && content == 1) {
				break;
			}
			out.write(b, dot ? line + 1 : line, next - line - (dot ? 1 : 0));
			line = next;
		}
		return out.toByteArray();
	}

	private static int afterCrLf(byte[] b, int from) {
		for (int i = from; i + 1 < b.length; i++) {
			if (b[i] == '\r' && b[i + 1] == '\n') {
				return i + 2;
			}
		}
		return b.length;
	}
}
