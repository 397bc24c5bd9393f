package org.telltale.capture.http2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HpackDecoderTest {

	private static byte[] hex(String text) {
		return HexFormat.of().parseHex(text.replace(" ", ""));
	}

	private static String read(HpackDecoder decoder, byte[] block) {
		List<HpackField> fields = new ArrayList<>();
		boolean sound = decoder.decode(block, 0, block.length, 7, fields, 1 << 20);
		StringBuilder text = new StringBuilder();
		fields.forEach(field -> text.append(field.nameKnown() ? field.name() : "?").append('=').append(field.valueKnown() ? field.value() : "?").append('|'));
		return sound ? text.toString() : "damaged " + text;
	}

	private static String read(HpackDecoder decoder, String block) {
		return read(decoder, hex(block));
	}

	private static HpackDecoder fresh() {
		return new HpackDecoder(true, 4096);
	}

	@Test
	void requestsOfTheStandardsAppendixWithAndWithoutHuffman() {
		HpackDecoder plain = fresh();
		HpackDecoder huffman = fresh();
		String first = ":method=GET|:scheme=http|:path=/|:authority=www.example.com|";
		assertEquals(first, read(plain, "8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d"));
		assertEquals(first, read(huffman, "8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff"));
		assertEquals(first + "cache-control=no-cache|", read(plain, "8286 84be 5808 6e6f 2d63 6163 6865"));
		assertEquals(first + "cache-control=no-cache|", read(huffman, "8286 84be 5886 a8eb 1064 9cbf"));
		String third = ":method=GET|:scheme=https|:path=/index.html|:authority=www.example.com|custom-key=custom-value|";
		assertEquals(third, read(plain, "8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65"));
		assertEquals(third, read(huffman, "8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf"));
		assertEquals(3, plain.table().count());
		assertEquals(7, plain.table().oldest());
	}

	@Test
	void responsesOfTheStandardsAppendixEvictFromASmallTable() {
		HpackDecoder decoder = new HpackDecoder(true, 256);
		assertEquals(":status=302|cache-control=private|date=Mon, 21 Oct 2013 20:13:21 GMT|location=https://www.example.com|", read(decoder,
				"4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8 e9ae 82ae 43d3"));
		assertEquals(":status=307|cache-control=private|date=Mon, 21 Oct 2013 20:13:21 GMT|location=https://www.example.com|",
				read(decoder, "4883 640e ffc1 c0bf"));
		assertEquals(":status=200|cache-control=private|date=Mon, 21 Oct 2013 20:13:22 GMT|location=https://www.example.com|content-encoding=gzip|"
				+ "set-cookie=foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1|", read(decoder,
						"88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7 b335 dfdf cd5b 3960"
								+ "d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07"));
		assertEquals(3, decoder.table().count());
	}

	@Test
	void referencesBehindTheTableAreDamageFromTheStartAndUnknownInTheMiddle() {
		assertTrue(read(fresh(), "be").startsWith("damaged"));
		HpackDecoder joined = new HpackDecoder(false, 4096);
		assertEquals("?=?|:method=GET|?=v|", read(joined, "be 82 7f00 0176"));
		assertEquals("?=v|", read(joined, "be"));
		assertEquals("?=?|", read(joined, "bf"));
	}

	@Test
	void entryOfAnUnknownNameIsNotTakenForANamelessOne() {
		HpackDecoder joined = new HpackDecoder(false, 4096);
		List<HpackField> fields = new ArrayList<>();
		byte[] block = hex("7f00 0176 7e 0177");
		assertTrue(joined.decode(block, 0, block.length, 3, fields, 1 << 20));
		assertFalse(fields.get(0).nameKnown());
		assertFalse(fields.get(1).nameKnown());
		assertEquals("w", fields.get(1).value());
	}

	@Test
	void damagedBlocksByName() {
		for (String damaged : List.of("80", // index 0
				"00 81 00 00", "00 8160 0161", // Huffman padding of zeros
				"00 84ffffffff 0161", // EOS in a string
				"00 03 6161", // string behind the block
				"ff ffffffffff 7f", "7f ffff ffff ff0f", // integers too large
				"3f e1ff7f 3f e1ff ff7f", // table of more than a mebibyte
				"82 20", // size update behind a field line
				"40", "400161", "4001", "ff", "ffff")) {
			assertTrue(read(fresh(), damaged).startsWith("damaged"), damaged);
		}
		assertEquals("a=a|", read(fresh(), "20 3fe11f 00 0161 0161"));
	}

	@Test
	void entryLargerThanTheTableEmptiesIt() {
		HpackDecoder decoder = fresh();
		read(decoder, "40 0161 0162");
		assertEquals("a=b|", read(decoder, "be"));
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(hex("40 0161"));
		HpackEncoder.integer(out, 0, 7, 5000);
		out.writeBytes(new byte[5000]);
		assertFalse(read(decoder, out.toByteArray()).startsWith("damaged"));
		assertEquals(0, decoder.table().count());
	}

	@Test
	void bombOfIndexedFieldsStopsAtTheBudgetButNotTheTable() {
		HpackDecoder decoder = fresh();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(hex("40 0161"));
		HpackEncoder.integer(out, 0, 7, 4000);
		out.writeBytes(new byte[4000]);
		for (int i = 0; i < 100_000; i++) {
			out.write(0xbe);
		}
		out.writeBytes(hex("40 0178 0179"));
		List<HpackField> fields = new ArrayList<>();
		byte[] block = out.toByteArray();
		assertTrue(decoder.decode(block, 0, block.length, 0, fields, 1 << 20));
		assertTrue(fields.size() < 300);
		assertEquals("x=y|", read(decoder, "be"));
	}

	@Test
	void everyByteComesBackFromItsHuffmanCode() {
		byte[] all = hex("ffc7fffd8fffffe2fffffe3fffffe4fffffe5fffffe6fffffe7fffffe8ffffeafffffff3fffffa7fffffabffffffdfffffebfffffecfff"
				+ "ffedfffffeefffffefffffff0ffffff1ffffff2fffffffbfffffcffffffd3fffffd7fffffdbfffffdffffffe3fffffe7fffffebfffffed"
				+ "4fe3f9ffaffcabf1febfafefe7fdfd2cbb00089969b71d79fb9f7fff20ffbff3ff50ddbd7f061c58f265cd9f469d5af66dddbf871e5f9c"
				+ "ff7ff7fffc3ff9ffe45fff4719242cb34e6e9d68a6a3d7dac426defe3cfaf7fffbfe7ffbffdffffffcfffe6ffff4bfff9ffffa3fffd3ff"
				+ "ff53fffd5ffffb3fffeb7fffdaffffb7ffff73fffeeffffdeffffebffffbfffffd9ffffdbfffebffffe0ffffeeffffc3ffff8bffff1fff"
				+ "fe4fffee7fffb1ffff97fffd9ffffcdffff9fffffbffffdafffeeffff4ffffb7fffee7fffe8ffffd3fffdeffffd5fffeeffffbdffffe1f"
				+ "ffdfffff7fffff5ffffecffff07fff87fffe0ffff17fffedffff87ffff77fffeffffeaffff8bfffe3ffff93ffff87fffcbffff37ffff1f"
				+ "ffff83ffffe1fffebfffe3ffff3fffff2ffffa3ffffd9fffff17ffffc7fffff27ffffdefffffbffffff2fffff8fffffb7fff97fff8ffff"
				+ "fe6fffffc1fffff87ffffe7fffffc5ffffe5fffe4ffff2fffffd1fffff4ffffffefffffe3fffffc9fffff97fffb3ffffcffffb7fffcdff"
				+ "ff4ffff9ffffd1ffffcffffeaffffafffffddffffeffffff4fffff5fffffabffffa7ffffd7fffff9bffffecfffffb7fffff3fffffe8fff"
				+ "ffd3fffffabfffff5fffffff7ffffecfffffdbfffffbbfffff7ffffff0fffffbbf");
		byte[] bytes = new byte[2 * all.length];
		assertEquals(256, Huffman.decode(all, 0, all.length, bytes));
		for (int i = 0; i < 256; i++) {
			assertEquals((byte) i, bytes[i]);
		}
		byte[] out = new byte[64];
		byte[] sentence = hex("f1e3c2e5f23a6ba0ab90f4ff");
		assertEquals(15, Huffman.decode(sentence, 0, sentence.length, out));
		assertEquals("www.example.com", new String(out, 0, 15, StandardCharsets.US_ASCII));
		assertEquals(0, Huffman.decode(sentence, 3, 3, out));
	}

	@Test
	void randomBlocksComeBackWhateverTheTable() {
		Random random = new Random(5);
		for (int round = 0; round < 50; round++) {
			HpackEncoder encoder = new HpackEncoder(round);
			HpackDecoder decoder = fresh();
			HpackDecoder joined = new HpackDecoder(false, 65536);
			int join = random.nextInt(20);
			for (int block = 0; block < 40; block++) {
				if (random.nextInt(6) == 0) {
					encoder.resize(random.nextInt(3) == 0 ? 0 : random.nextInt(6000));
				}
				List<Map.Entry<String, String>> fields = new ArrayList<>();
				for (int i = random.nextInt(8); i >= 0; i--) {
					fields.add(Map.entry(random.nextInt(4) == 0 ? ":path" : "name" + random.nextInt(9), "v".repeat(random.nextInt(60)) + random.nextInt(5)));
				}
				StringBuilder expected = new StringBuilder();
				fields.forEach(field -> expected.append(field.getKey()).append('=').append(field.getValue()).append('|'));
				byte[] bytes = encoder.block(fields);
				assertEquals(expected.toString(), read(decoder, bytes));
				if (block >= join) {
					agrees(fields, joined, bytes);
				}
			}
		}
	}

	/** Whoever joined later knows less, but nothing wrong. */
	private static void agrees(List<Map.Entry<String, String>> fields, HpackDecoder joined, byte[] block) {
		List<HpackField> read = new ArrayList<>();
		assertTrue(joined.decode(block, 0, block.length, 0, read, 1 << 20));
		assertEquals(fields.size(), read.size());
		for (int i = 0; i < read.size(); i++) {
			assertTrue(!read.get(i).nameKnown() || read.get(i).name().equals(fields.get(i).getKey()));
			assertTrue(!read.get(i).valueKnown() || read.get(i).value().equals(fields.get(i).getValue()));
		}
	}

	@Test
	void cutAndRandomBlocksNeverThrow() {
		byte[] block = hex("8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf");
		for (int length = 0; length <= block.length; length++) {
			read(fresh(), Arrays.copyOf(block, length));
		}
		Random random = new Random(11);
		for (int i = 0; i < 100_000; i++) {
			byte[] noise = new byte[random.nextInt(40)];
			random.nextBytes(noise);
			read(new HpackDecoder(i % 2 == 0, random.nextInt(5000)), noise);
		}
	}
}
