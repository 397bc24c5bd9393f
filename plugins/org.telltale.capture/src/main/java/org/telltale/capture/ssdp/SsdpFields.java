package org.telltale.capture.ssdp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldReader;

/** Takes an SSDP message apart: its start line and header lines, with Wireshark's names where it has some. */
public final class SsdpFields implements FieldReader {

	private static final int MAX_LINES = 100;

	@Override
	public List<Field> fields(byte[] message) {
		List<Field> fields = new ArrayList<>();
		int at = 0;
		for (int i = 0; i < MAX_LINES && at < message.length; i++) {
			int end = at;
			while (end < message.length && message[end] != '\n') {
				end++;
			}
			int text = end > at && message[end - 1] == '\r' ? end - 1 : end;
			if (text == at) {
				break;
			}
			if (i == 0) {
				start(message, at, text, fields);
			} else {
				header(message, at, text, fields);
			}
			at = end + 1;
		}
		return fields;
	}

	private static void start(byte[] b, int from, int to, List<Field> into) {
		String line = new String(b, from, to - from, StandardCharsets.ISO_8859_1);
		int space = line.indexOf(' ');
		if (space < 0) {
			return;
		}
		if (line.startsWith("HTTP/")) {
			int end = line.indexOf(' ', space + 1);
			String code = line.substring(space + 1, end < 0 ? line.length() : end);
			into.add(Field.text("http.response.code", from + space + 1, code.length(), code));
		} else {
			into.add(Field.text("http.request.method", from, space, line.substring(0, space)));
			int end = line.indexOf(' ', space + 1);
			String target = line.substring(space + 1, end < 0 ? line.length() : end);
			into.add(Field.text("http.request.uri", from + space + 1, target.length(), target));
		}
	}

	private static void header(byte[] b, int from, int to, List<Field> into) {
		int colon = from;
		while (colon < to && b[colon] != ':') {
			colon++;
		}
		if (colon == to) {
			return;
		}
		int start = colon + 1;
		int end = to;
		while (start < end && (b[start] == ' ' || b[start] == '\t')) {
			start++;
		}
		while (end > start && (b[end - 1] == ' ' || b[end - 1] == '\t')) {
			end--;
		}
		String name = new String(b, from, colon - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
		String field = switch (name) {
			case "host" -> "http.host";
			case "server" -> "http.server";
			case "user-agent" -> "http.user_agent";
			case "location" -> "http.location";
			case "cache-control" -> "http.cache_control";
			default -> "ssdp." + name;
		};
		into.add(Field.text(field, start, end - start, new String(b, start, end - start, StandardCharsets.UTF_8)));
	}
}
