package org.telltale.capture.dns;

import java.util.Base64;
import java.util.HexFormat;

/** Writes a record's content as zone files do (RFC 1035 section 5.1), parts parted by spaces. */
final class DnsText implements RecordSink {

	private final DnsInput in;
	private final StringBuilder text = new StringBuilder();

	DnsText(DnsInput in) {
		this.in = in;
	}

	/** The content of an unknown type (RFC 3597 section 5). */
	static String unknown(DnsInput in, int place, int length) {
		return length == 0 ? "\\# 0" : "\\# " + length + " " + hex(in, place, length);
	}

	static String hex(DnsInput in, int place, int length) {
		return HexFormat.of().formatHex(in.bytes(place, length));
	}

	/** Characters with {@code \DDD} for all that does not print, and for quotes and backslashes. */
	static String escaped(DnsInput in, int place, int length) {
		StringBuilder text = new StringBuilder(length);
		escape(in, place, length, text);
		return text.toString();
	}

	private static void escape(DnsInput in, int place, int length, StringBuilder into) {
		for (int i = place; i < place + length; i++) {
			int c = in.peek(i);
			if (c < 0x20 || c > 0x7e || c == '"' || c == '\\') {
				into.append('\\').append((char) ('0' + c / 100)).append((char) ('0' + c / 10 % 10)).append((char) ('0' + c % 10));
			} else {
				into.append((char) c);
			}
		}
	}

	private StringBuilder next() {
		return text.isEmpty() ? text : text.append(' ');
	}

	@Override
	public void number(String name, int place, int length, long value) {
		next().append(value);
	}

	@Override
	public void name(String name, int place, int length, String value) {
		next().append(value);
	}

	@Override
	public void word(String name, int place, int length, String value) {
		next().append(value);
	}

	@Override
	public void text(String name, int place, int length) {
		escape(in, place, length, next().append('"'));
		text.append('"');
	}

	@Override
	public void bytes(String name, int place, int length, boolean base64) {
		next().append(base64 ? Base64.getEncoder().encodeToString(in.bytes(place, length)) : hex(in, place, length));
	}

	@Override
	public void parameter(int key, int place, int length, String value) {
		next().append(DnsNames.serviceKey(key));
		if (!value.isEmpty()) {
			text.append('=').append(value);
		}
	}

	@Override
	public String toString() {
		return text.toString();
	}
}
