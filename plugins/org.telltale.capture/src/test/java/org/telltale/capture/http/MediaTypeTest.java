package org.telltale.capture.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MediaTypeTest {

	private static String of(String latin, String declared) {
		return MediaType.of(latin.getBytes(StandardCharsets.ISO_8859_1), declared.isEmpty() ? Optional.empty() : Optional.of(declared));
	}

	@Test
	void contentGoesBeforeWhatIsDeclared() {
		assertEquals("image/jpeg", of("\u00ff\u00d8\u00ff\u00e0....", "text/html"));
		assertEquals("image/webp", of("RIFF....WEBPVP8 ", "image/jpeg"));
		assertEquals("application/x-riff", of("RIFF....ABCD", ""));
		assertEquals("video/mp4", of("....ftypisom", ""));
		assertEquals("image/heic", of("....ftypheic", ""));
		assertEquals("application/x-tar", of("a".repeat(257) + "ustar", ""));
	}

	@Test
	void declaredTypeLosesItsParametersAndCase() {
		assertEquals("text/html", of("<p>", "Text/HTML; charset=utf-8"));
		assertEquals("application/json", of("{}", "application/json,x"));
		assertEquals("application/octet-stream", of("\u0001\u0002\u0003", " ; "));
	}

	@Test
	void undeclaredTextIsToldByItsShape() {
		assertEquals("application/json", of(" {\"a\":1}", ""));
		assertEquals("application/json", of("[]", "application/octet-stream"));
		assertEquals("text/plain", of("{a}", ""));
		assertEquals("text/plain", of("[x]", ""));
		assertEquals("text/html", of("\r\n<!DOCTYPE HTML><p>", ""));
		assertEquals("application/xml", of("<?xml version='1.0'?>", ""));
		assertEquals("text/plain", of("plain words", ""));
		assertEquals("application/octet-stream", of("", ""));
	}

	@Test
	void twoBytesByChanceAreNoPicture() {
		assertEquals("text/plain", of("BM is what this text begins with", ""));
		assertEquals("text/plain", of("MZ", "text/plain"));
	}
}
