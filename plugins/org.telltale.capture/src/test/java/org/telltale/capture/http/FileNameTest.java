package org.telltale.capture.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileNameTest {

	@Test
	void extendedNameGoesBeforeThePlainOne() {
		assertEquals(Optional.of("\u20ac rates.txt"), FileName.of("attachment; filename=\"EURO.txt\"; filename*=UTF-8'en'%e2%82%ac%20rates.txt"));
		assertEquals(Optional.of("EURO.txt"), FileName.of("attachment; filename=\"EURO.txt\"; filename*=nonsense"));
		assertEquals(Optional.of("plain.txt"), FileName.of("attachment; filename=plain.txt; filename*=no-such-charset''x"));
	}

	@Test
	void encodedWordsAreUndone() {
		assertEquals(Optional.of("Gr\u00fc\u00dfe.jpg"), FileName.of("attachment; filename=\"=?utf-8?Q?Gr=C3=BC=C3=9Fe.jpg?=\""));
		assertEquals("\u4f60\u597d", FileName.words("=?gb2312?B?xOO6ww==?="));
		assertEquals("ab c", FileName.words("=?utf-8?q?a?= =?UTF-8*en?Q?b?= c"));
		assertEquals("=?nope?= =?x?y?z?=", FileName.words("=?nope?= =?x?y?z?="));
	}

	@Test
	void continuedNameIsPutTogether() {
		assertEquals(Optional.of("long name.pdf"), FileName.of("attachment; filename*0=\"long \"; filename*1=\"name.pdf\""));
		assertEquals(Optional.of("a\u00fcb"), FileName.of("attachment; filename*0*=UTF-8''a%C3%BC; filename*1=b"));
	}

	@Test
	void utf8InAFieldIsRead() {
		assertEquals(Optional.of("\u00fc.jpg"), FileName.of("form-data; filename=\"\u00c3\u00bc.jpg\""));
		assertEquals(Optional.of("\u00fc.jpg"), FileName.of("form-data; filename=\"\u00fc.jpg\""));
	}

	@Test
	void namesStayTextAndNeverPaths() {
		assertEquals(Optional.of("../../etc/passwd"), FileName.of("attachment; filename=\"../../etc/passwd\""));
		assertEquals(Optional.of("x"), FileName.ofTarget("/a/../x?y=/z"));
		assertEquals(Optional.empty(), FileName.ofTarget("/a/"));
	}

	@Test
	void anyTextIsReadWithoutAnError() {
		Random random = new Random(5);
		String letters = "=?utf-8BQ*'\";%0A_ filename\\\u00e9";
		for (int round = 0; round < 20_000; round++) {
			StringBuilder text = new StringBuilder("; filename");
			for (int i = random.nextInt(30); i > 0; i--) {
				text.append(letters.charAt(random.nextInt(letters.length())));
			}
			assertTrue(FileName.of(text.toString()).map(String::length).orElse(0) < 200);
			assertTrue(FileName.words(text.toString()).length() < 200);
		}
	}
}
