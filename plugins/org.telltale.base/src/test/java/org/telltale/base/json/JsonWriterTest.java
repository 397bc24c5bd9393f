package org.telltale.base.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.base.IpAddress;

/** The writer without objects gives the bytes of the canonical form. */
class JsonWriterTest {

	/** From each kind that RFC 8785 section 3.2.2.2 and UTF-8 treat differently, and from both sides of their borders. */
	private static final String ALPHABET = "aZ0 ~!#[]{},:\"\\\b\t\n\f\r\0\u001f\u007f\u0080é\u07ff\u0800€\ud7ff\ud800\udbff\udc00\udfff\ue000\uffff";

	private final JsonWriter out = new JsonWriter();

	private String written() {
		String text = new String(out.bytes(), 0, out.length(), StandardCharsets.UTF_8);
		out.clear();
		return text;
	}

	private static String utf8(Json json) {
		return new String(json.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

	@Test
	void anyTextIsEscapedAndEncodedAsItsCanonicalForm() {
		Random random = new Random(1);
		for (int i = 0; i < 20_000; i++) {
			StringBuilder text = new StringBuilder();
			int plain = random.nextInt(4);
			for (int left = random.nextInt(i % 100 == 0 ? 3000 : 40); left > 0; left--) {
				text.append(random.nextInt(4) < plain ? (char) ('a' + random.nextInt(26)) : ALPHABET.charAt(random.nextInt(ALPHABET.length())));
			}
			out.text(text.toString());
			assertEquals(utf8(new Json.Text(text.toString())), written());
		}
	}

	@Test
	void surrogatesAtTheBorderOfAStretchStayTogether() {
		for (int before = 505; before < 520; before++) {
			String text = "é" + "x".repeat(before) + "😀".repeat(600) + "\ud83d";
			out.text(text);
			assertEquals(utf8(new Json.Text(text)), written());
		}
	}

	@Test
	void numbersOnBothSidesOfEachPowerAreWritten() {
		for (int bits = 0; bits < Long.SIZE; bits++) {
			for (long near = -2; near <= 2; near++) {
				assertDigits((1L << bits) + near);
				assertDigits(-(1L << bits) + near);
			}
		}
		for (long power = 1; power < Long.MAX_VALUE / 10; power *= 10) {
			for (long near = -11; near <= 11; near++) {
				assertDigits(power + near);
				assertDigits(-power + near);
			}
		}
	}

	private void assertDigits(long value) {
		out.digits(value);
		assertEquals("\"" + value + "\"", written());
	}

	@Test
	void numbersBeyond53BitsAreRefused() {
		out.array().number(1L << 53).number(-(1L << 53)).endArray();
		assertEquals("[9007199254740992,-9007199254740992]", written());
		assertThrows(IllegalArgumentException.class, () -> out.number((1L << 53) + 1));
		assertThrows(IllegalArgumentException.class, () -> out.number(Long.MIN_VALUE));
		assertThrows(IllegalArgumentException.class, () -> Json.of(Long.MIN_VALUE));
	}

	@Test
	void commasStandBetweenValuesOnly() {
		out.object().name("a").array().endArray().name("b").array().object().endObject().array().endArray().endArray().member("c", List.of("x", ","))
				.member("d", List.of()).memberIfPresent("e", Optional.of("y")).memberIfPresent("f", Optional.empty()).memberIfTrue("g", true)
				.memberIfTrue("h", false).member("i", false).member("j", 0).endObject();
		assertEquals("{\"a\":[],\"b\":[{},[]],\"c\":[\"x\",\",\"],\"d\":[],\"e\":\"y\",\"g\":true,\"i\":false,\"j\":0}", written());
	}

	@Test
	void linesFollowEachOther() {
		out.object().endObject().endLine().text("x").endLine().value(Json.NULL);
		assertEquals("{}\n\"x\"\nnull", written());
	}

	@Test
	void partsMakeOneText() {
		out.array().parts().part("0123456789", 4).part("-", 1).part(17).endParts().parts().endParts().endArray();
		assertEquals("[\"0123-17\",\"\"]", written());
	}

	@Test
	void addressesAreWrittenInTheFormOfRfc5952() throws JsonSyntaxException {
		for (String text : List.of("0.0.0.0", "1.2.3.4", "10.20.30.40", "255.100.99.9", "::", "::1", "1::", "2001:db8::1", "2001:db8:0:1:1:1:1:1",
				"2001:0:0:1::1", "2001:db8::1:0:0:1", "::ffff:c000:201", "fe80::abc:de:f", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6::", "::3:4:5:6:7:8",
				"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")) {
			IpAddress address = IpAddress.parse(text).orElseThrow();
			out.text(address);
			assertEquals("\"" + text + "\"", written());
			assertEquals(text, address.toString());
		}
	}

	@Test
	void addressesOfAnyBytesAreReadBackAsTheyAre() {
		Random random = new Random(2);
		for (int i = 0; i < 5_000; i++) {
			byte[] bytes = new byte[random.nextInt(4) == 0 ? 4 : 16];
			for (int k = 0; k < bytes.length; k++) {
				bytes[k] = (byte) (random.nextInt(3) > 0 ? 0 : random.nextInt(256));
			}
			IpAddress address = IpAddress.of(bytes);
			assertEquals(address, IpAddress.parse(address.toString()).orElseThrow());
		}
	}
}
