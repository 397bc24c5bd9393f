package org.telltale.seal.replay;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

import org.telltale.seal.refusal.Refusal;

/** Messages as SMTP and POP3 send them (RFC 5321 section 4.5.2, RFC 1939 section 3), and their parts (RFC 2045, RFC 5322). */
final class MailOps {

	private MailOps() {
	}

	/** Without the dots that were put in front, up to the line that is one dot. */
	static byte[] data(byte[] input) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(input.length);
		int start = 0;
		while (start < input.length) {
			int end = start;
			while (end < input.length && !(input[end] == '\r' && end + 1 < input.length && input[end + 1] == '\n')) {
				end++;
			}
			int next = Math.min(end + 2, input.length);
			boolean dot = input[start] == '.';
			if (dot && end == start + 1) {
				break;
			}
			out.write(input, start + (dot ? 1 : 0), next - start - (dot ? 1 : 0));
			start = next;
		}
		return out.toByteArray();
	}

	/** What stands behind the first empty line. */
	static byte[] body(byte[] input) throws Refusal {
		int start = 0;
		for (int i = 0; i < input.length; i++) {
			if (input[i] == '\n') {
				if (i == start || i == start + 1 && input[start] == '\r') {
					return Arrays.copyOfRange(input, i + 1, input.length);
				}
				start = i + 1;
			}
		}
		throw new Refusal("the entity has no empty line");
	}

	/** RFC 2045 section 6.7. */
	static byte[] quotedPrintable(byte[] input) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(input.length);
		int at = 0;
		while (at < input.length) {
			int behind = behindBlanks(input, at);
			if (behind > at) {
				if (behind < input.length && lineEnd(input, behind) == 0) {
					out.write(input, at, behind - at);
				}
				at = behind;
				continue;
			}
			at += input[at] == '=' ? escaped(input, at, out) : plain(input[at], out);
		}
		return out.toByteArray();
	}

	private static int plain(byte octet, ByteArrayOutputStream out) {
		out.write(octet);
		return 1;
	}

	/** @return how many bytes the escape has */
	private static int escaped(byte[] input, int at, ByteArrayOutputStream out) {
		if (at + 2 < input.length && TextOps.digit(input[at + 1]) >= 0 && TextOps.digit(input[at + 2]) >= 0) {
			out.write(TextOps.digit(input[at + 1]) << 4 | TextOps.digit(input[at + 2]));
			return 3;
		}
		int behind = behindBlanks(input, at + 1);
		int end = lineEnd(input, behind);
		return end > 0 ? behind + end - at : plain(input[at], out);
	}

	private static int behindBlanks(byte[] input, int from) {
		int at = from;
		while (at < input.length && (input[at] == ' ' || input[at] == '\t')) {
			at++;
		}
		return at;
	}

	/** Length of the line end that stands there, 0 if none does. */
	private static int lineEnd(byte[] input, int at) {
		if (at < input.length && input[at] == '\n') {
			return 1;
		}
		return at + 1 < input.length && input[at] == '\r' && input[at + 1] == '\n' ? 2 : 0;
	}
}
