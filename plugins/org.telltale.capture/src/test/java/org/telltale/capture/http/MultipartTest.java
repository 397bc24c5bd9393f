package org.telltale.capture.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MultipartTest {

	private static byte[] latin(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static List<String> bodies(String body, String boundary) {
		byte[] b = latin(body);
		return Multipart.parts(b, boundary).stream()
				.map(part -> new String(b, (int) part.body().offset(), (int) part.body().length(), StandardCharsets.ISO_8859_1)).toList();
	}

	@Test
	void partsStandBetweenDelimiterLines() {
		assertEquals(List.of("one", "two\r\n--xy", ""), bodies("preamble\r\n--x\r\nA: b\r\n\r\none\r\n--x \t\r\n\r\ntwo\r\n--xy\r\n--x\r\n\r\n\r\n--x--\r\n--x\r\n\r\nno", "x"));
	}

	@Test
	void delimiterBehindLfAloneIsNone() {
		assertEquals(List.of("a\n--x\r\nb"), bodies("--x\r\n\r\na\n--x\r\nb\r\n--x--", "x"));
	}

	@Test
	void fieldLinesMayEndInLfAndHoldNoDelimiter() {
		assertEquals(List.of("one"), bodies("--x\r\nA: b\n\none\r\n--x--", "x"));
		assertEquals(List.of("one", "two"), bodies("--x\r\nA: b\r\n--x\r\n\r\none\r\n--x\r\n\r\ntwo\r\n--x--", "x"));
		assertEquals(List.of(), bodies("--x\r\nA: b\r\n--x--", "x"));
	}

	@Test
	void partWithoutEndIsGivenAsFarAsItGoes() {
		List<Multipart.Part> parts = Multipart.parts(latin("--x\r\n\r\nabc"), "x");
		assertEquals(1, parts.size());
		assertEquals(false, parts.getFirst().complete());
	}

	@Test
	void foldedFieldOfAPartIsOneValue() {
		var part = Multipart.parts(latin("--x\r\nContent-Disposition: form-data;\r\n name=\"f\";\r\n\tfilename=a.jpg\r\n\r\nz\r\n--x--"), "x").getFirst();
		assertEquals(Optional.of("form-data; name=\"f\"; filename=a.jpg"), part.field("content-disposition"));
		assertEquals(Optional.empty(), part.field("content-type"));
	}

	@Test
	void everyCutIsReadWithoutAnError() {
		byte[] body = latin("--x\r\nA: b\r\n\r\none\r\n--x\r\n\r\ntwo\r\n--x--\r\n");
		for (int length = 0; length <= body.length; length++) {
			assertTrue(Multipart.parts(Arrays.copyOf(body, length), "x").size() <= 2);
		}
	}

	@Test
	void boundaryIsReadOfMultipartTypesAlone() {
		assertEquals(Optional.of("a b"), Multipart.boundary(Optional.of("Multipart/Mixed; charset=x; Boundary=\"a b\"")));
		assertEquals(Optional.empty(), Multipart.boundary(Optional.of("text/plain; boundary=x")));
		assertEquals(Optional.empty(), Multipart.boundary(Optional.of("multipart/mixed; boundary=\"\"")));
	}

	@Test
	void parametersAreReadAsTheyAreQuoted() {
		assertEquals(Optional.of("a\"b"), Multipart.parameter("x; name=\"q; filename=no\"; filename=\"a\\\"b\"", "filename"));
		assertEquals(Optional.of("C:\\dir\\a.jpg"), Multipart.parameter("x; filename=\"C:\\dir\\a.jpg\"", "filename"));
		assertEquals(Optional.of(""), Multipart.parameter("x; filename=", "filename"));
		assertEquals(Optional.of("open"), Multipart.parameter("x; filename=\"open", "filename"));
		assertEquals(Optional.empty(), Multipart.parameter("filename=a", "filename"));
		assertEquals(Optional.empty(), Multipart.parameter(";;= ;\"", "filename"));
	}
}
