package org.telltale.capture.http1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.capture.field.Field;

class Http1FieldsTest {

	private static List<String> words(byte[] message) {
		return new Http1Fields().fields(message).stream().map(field -> field.name() + "=" + field.value()).toList();
	}

	@Test
	void startLineAndFieldLinesHaveTheirPlaces() {
		byte[] message = Http1Talk.latin("GET /a?b HTTP/1.1\r\nHost: h.example\r\nX-Own: 1\r\n\r\n");
		assertEquals(List.of("http.request.method=GET", "http.request.uri=/a?b", "http.request.version=HTTP/1.1", "http.host=h.example", "http.request.line=1"), words(message));
		for (Field field : new Http1Fields().fields(message)) {
			assertEquals(field.value(), new String(message, field.offset(), field.length(), java.nio.charset.StandardCharsets.ISO_8859_1));
		}
		assertEquals(List.of("http.response.version=HTTP/1.0", "http.response.code=404", "http.response.phrase=Not Found", "http.content_length_header=3"),
				words(Http1Talk.latin("HTTP/1.0 404 Not Found\r\nContent-Length: 3\r\n\r\nabc")));
	}

	@Test
	void everyCutAndEveryChangedByteIsReadWithoutAnError() {
		byte[] message = Http1Talk.latin("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n folded\r\nTransfer-Encoding: chunked\r\n\r\n");
		Random random = new Random(3);
		for (int length = 0; length <= message.length; length++) {
			assertTrue(words(Arrays.copyOf(message, length)).size() >= 0);
			byte[] changed = message.clone();
			for (int i = 0; i < 4; i++) {
				changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
			}
			assertTrue(words(changed).size() >= 0);
		}
	}

	@Test
	void requestLineWithoutATargetIsNone() {
		assertEquals(List.of(), new Http1Fields().fields("b HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
	}
}
