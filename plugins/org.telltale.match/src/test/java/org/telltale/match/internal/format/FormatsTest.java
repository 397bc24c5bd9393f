package org.telltale.match.internal.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.base.ByteRange;

class FormatsTest {

	private static byte[] hex(String digits) {
		return HexFormat.of().parseHex(digits);
	}

	private static List<String> strings(byte[] bytes, boolean cbor) {
		List<String> found = new ArrayList<>();
		StringSink sink = (index, parts) -> {
			StringBuilder text = new StringBuilder(index + " ");
			parts.forEach(part -> text.append(new String(bytes, (int) part.offset(), (int) part.length(), StandardCharsets.UTF_8)));
			found.add(text.toString());
		};
		assertTrue(cbor ? Cbor.read(bytes, 0, bytes.length, sink) : MessagePack.read(bytes, 0, bytes.length, sink));
		return found;
	}

	@Test
	void aMessageHoldsFieldsOfALength() {
		byte[] message = hex("1001" + "0a03616263" + "1201ff");
		assertTrue(ProtobufMessage.holdsField(message, 0, message.length, 3));
		assertFalse(ProtobufMessage.holdsField(message, 0, message.length, 4));
		assertFalse(ProtobufMessage.holdsField(message, 0, 2, 1), "a number alone");
		assertTrue(ProtobufMessage.isMessage(message, 0, 2));
		assertFalse(ProtobufMessage.holdsField(message, 0, 4, 1), "cut in the field");
		assertFalse(ProtobufMessage.isMessage(message, 0, 4));
		assertFalse(ProtobufMessage.isMessage(message, 2, 2));
	}

	/** RFC 8949 appendix A. */
	@Test
	void cborOfTheStandardsExamples() {
		assertEquals(List.of("0 IETF"), strings(hex("6449455446"), true));
		assertEquals(List.of("0 \u00fc", "1 \u6c34"), strings(hex("8262c3bc63e6b0b4"), true));
		assertEquals(List.of("0 a", "1 A", "2 b", "3 B", "4 c", "5 C", "6 d", "7 D", "8 e", "9 E"),
				strings(hex("a56161614161626142616361436164614461656145"), true));
		assertEquals(List.of("0 streaming"), strings(hex("7f657374726561646d696e67ff"), true));
		assertEquals(List.of("0 Fun", "1 Amt"), strings(hex("bf6346756ef563416d7421ff"), true));
		assertEquals(List.of("0 a", "1 b", "2 c"), strings(hex("826161bf61626163ff"), true));
		assertEquals(List.of("0 http://www.example.com"), strings(hex("d82076687474703a2f2f7777772e6578616d706c652e636f6d"), true));
		assertEquals(List.of("0 2013-03-21T20:04:00Z"), strings(hex("c074323031332d30332d32315432303a30343a30305a"), true));
		assertEquals(List.of(), strings(hex("fb3ff199999999999af97e00f8ff1bffffffffffffffff9f8202039f0405ffff"), true));
	}

	/** RFC 8949 appendix F: not well-formed. */
	@ParameterizedTest
	@ValueSource(strings = { "18", "19", "1b01020304050607", "41", "61", "5affffffff00", "7bffffffffffffffff010203", "81", "818181", "a1", "a20102", "a100", "5f4100", "7f6100",
			"9f", "9f8100", "bf", "bf01020102", "d8", "c0", "ff", "80ff", "8200ff", "a1ff", "a100ff", "9f81ff", "bf00ff", "bf000000ff", "5f00ff", "5f6100ff", "7f4100ff", "5f5f4100ffff",
			"1c", "3d", "5e", "7c", "9d", "bc", "dc", "fc", "1f", "3f", "df", "f800", "f818", "f81f" })
	void whatIsNotWellFormedCborIsNone(String digits) {
		byte[] bytes = hex(digits);
		assertFalse(Cbor.read(bytes, 0, bytes.length, StringSink.NONE));
	}

	@Test
	void depthOfSixtyFourIsRead() {
		for (boolean cbor : new boolean[] { true, false }) {
			byte[] deep = new byte[65];
			Arrays.fill(deep, (byte) (cbor ? 0x81 : 0x91));
			deep[64] = 0;
			assertTrue(cbor ? Cbor.read(deep, 0, 65, StringSink.NONE) : MessagePack.read(deep, 0, 65, StringSink.NONE));
			byte[] deeper = new byte[66];
			Arrays.fill(deeper, (byte) (cbor ? 0x81 : 0x91));
			deeper[65] = 0;
			assertFalse(cbor ? Cbor.read(deeper, 0, 66, StringSink.NONE) : MessagePack.read(deeper, 0, 66, StringSink.NONE));
		}
	}

	/** The specification's example, and one of each form by msgpack for Python. */
	@Test
	void messagePackOfEveryForm() {
		assertEquals(List.of("0 compact", "1 schema"), strings(hex("82a7636f6d70616374c3a6736368656d6100"), false));
		assertEquals(List.of("0 a", "1 bc", "2 d", "3 e", "4 fg"), strings(hex("dc0005" + "c40161" + "d9026263" + "c7010564" + "d40565" + "d5066667"), false));
		assertEquals(List.of("0 x", "1 y", "2 z"), strings(hex("dd00000003" + "c5000178" + "da000179" + "c6000000017a"), false));
		assertEquals(List.of("0 k", "1 v"), strings(hex("de0001" + "a16b" + "cb3ff199999999999a" + "df00000001" + "cfffffffffffffffff" + "db0000000176"), false));
		assertFalse(MessagePack.read(hex("c1"), 0, 1, StringSink.NONE));
		assertFalse(MessagePack.read(hex("a261"), 0, 2, StringSink.NONE));
		assertFalse(MessagePack.read(hex("dfffffffff00"), 0, 6, StringSink.NONE));
	}

	/** protobuf.dev, Encoding: Test2 {b: "testing"}, Test3 {c {a: 150}}, Test4 {d: "hello" e: 1, 2, 3}. */
	@Test
	void protobufOfTheGuide() {
		assertEquals(List.of("2/0 testing"), fields(hex("120774657374696e67")));
		assertEquals(List.of("3/0 \b\u0096\u0001"), fields(hex("1a03089601")));
		assertEquals(List.of("4/0 hello"), fields(hex("220568656c6c6f280128022803")));
		for (String none : List.of("00", "0b0c", "12", "1208" + "74657374696e67", "07", "08", "0800ff", "0d000000", "09", "08ffffffffffffffffff02", "808080808001" + "00")) {
			assertFalse(ProtobufMessage.isMessage(hex(none), 0, none.length() / 2), none);
		}
		assertTrue(ProtobufMessage.isMessage(hex("08ffffffffffffffffff01"), 0, 11));
	}

	private static List<String> fields(byte[] bytes) {
		List<String> found = new ArrayList<>();
		assertTrue(ProtobufMessage.isMessage(bytes, 0, bytes.length));
		ProtobufMessage.read(bytes, 0, bytes.length,
				(number, index, from, to) -> found.add(number + "/" + index + " " + new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)));
		return found;
	}

	@Test
	void theStartOfNoDeflateStreamIsRefused() {
		Random random = new Random(4);
		for (int i = 0; i < 4_000; i++) {
			byte[] data = new byte[20 + random.nextInt(300)];
			int kinds = 1 + random.nextInt(200);
			for (int j = 0; j < data.length; j++) {
				data[j] = (byte) random.nextInt(kinds);
			}
			Deflater deflater = new Deflater(random.nextInt(10), true);
			deflater.setStrategy(random.nextInt(3));
			deflater.setInput(data);
			deflater.finish();
			byte[] out = new byte[1000];
			int length = deflater.deflate(out);
			deflater.end();
			assertTrue(length < 16 || DeflateStart.is(Arrays.copyOf(out, length)), i + ": " + HexFormat.of().formatHex(out, 0, length));
		}
	}

	@Test
	void mostOtherBytesAreRefused() {
		Random random = new Random(6);
		int passed = 0;
		byte[] noise = new byte[64];
		for (int i = 0; i < 10_000; i++) {
			random.nextBytes(noise);
			passed += DeflateStart.is(noise) ? 1 : 0;
		}
		assertTrue(passed < 500, "passed " + passed);
	}

	@Test
	void snappyOfTheFormatsForms() {
		// length 12, literal "abc", copy with one byte (length 4, offset 3), with two (length 3, offset 3), with four (length 2, offset 1)
		assertArrayEquals("abcabcabcaaa".getBytes(StandardCharsets.US_ASCII), Snappy.block(hex("0c08616263" + "0103" + "0a0300" + "07" + "01000000"), 0, 15, 100).orElseThrow());
		for (String none : List.of("", "05", "8080808080", "ffffffffff0f", "0108", "0308616263" + "61", "04086162630103", "0408616263" + "0504", "0108616263", "03f0", "03fcffffffff61")) {
			assertTrue(Snappy.block(hex(none), 0, none.length() / 2, 100).isEmpty(), none);
		}
		assertTrue(Snappy.block(hex("0c08616263" + "0103" + "0a0300" + "07" + "01000000"), 0, 15, 11).isEmpty());
	}

	@Test
	void framesThatContradictThemselvesEndThere() {
		byte[] cut = hex("28b52ffd0058");
		assertEquals(new Extent(6, Extent.State.CUT), FrameWalk.zstd(cut, 0));
		assertEquals(new Extent(9, Extent.State.DAMAGED), FrameWalk.zstd(hex("28b52ffd0058070000"), 0));
		assertEquals(new Extent(5, Extent.State.DAMAGED), FrameWalk.zstd(hex("28b52ffd0800000000"), 0));
		assertEquals(new Extent(6, Extent.State.DAMAGED), FrameWalk.lz4(hex("04224d1840000000000000"), 0));
		assertEquals(new Extent(11, Extent.State.WHOLE), FrameWalk.lz4(hex("04224d18604082" + "00000000" + "ffff"), 0));
		assertEquals(new Extent(10, Extent.State.DAMAGED), FrameWalk.snappy(hex("ff060000734e61507059" + "02000000"), 0));
		Random random = new Random(8);
		for (int i = 0; i < 20_000; i++) {
			byte[] bytes = new byte[4 + random.nextInt(60)];
			random.nextBytes(bytes);
			byte[] magic = hex(List.of("28b52ffd", "04224d18", "02214c18", "ff060000", "504b0304", "525a4d18").get(i % 6));
			System.arraycopy(magic, 0, bytes, 0, 4);
			for (Extent extent : List.of(FrameWalk.zstd(bytes, 0), FrameWalk.lz4(bytes, 0), FrameWalk.snappy(bytes, 0))) {
				assertTrue(extent.end() >= 0 && extent.end() <= bytes.length);
			}
			ZipHeader.at(bytes, 0);
			Snappy.stream(bytes, 0, bytes.length, 1000);
			BinaryPlist.in(bytes, 0, bytes.length);
		}
	}

	@Test
	void aPropertyListWhoseTableLiesIsHarmless() {
		Random random = new Random(9);
		for (int i = 0; i < 20_000; i++) {
			byte[] bytes = new byte[8 + 40 + random.nextInt(40)];
			random.nextBytes(bytes);
			int trailer = bytes.length - 32;
			Arrays.fill(bytes, trailer + 6, bytes.length, (byte) 0);
			bytes[trailer + 6] = (byte) (1 + random.nextInt(8));
			bytes[trailer + 15] = (byte) random.nextInt(20);
			bytes[trailer + 31] = (byte) random.nextInt(90);
			BinaryPlist.in(bytes, 0, bytes.length).ifPresent(list -> {
				for (int object = 0; object < list.objects(); object++) {
					list.content(object).ifPresent(content -> assertTrue(content.end() <= trailer));
				}
			});
		}
	}

	@Test
	void theZip64ExtraTellsTheSize() {
		byte[] header = hex("504b0304" + "2d000000" + "0800" + "00000000" + "00000000" + "ffffffff" + "ffffffff" + "0100" + "1400" + "61" + "01001000" + "0700000000000000" + "0500000000000000");
		ZipHeader read = ZipHeader.at(header, 0).orElseThrow();
		assertEquals(new ZipHeader("a", 8, false, header.length, 5), read);
		for (int cut = 0; cut < header.length; cut++) {
			assertTrue(ZipHeader.at(Arrays.copyOf(header, cut), 0).isEmpty());
		}
	}

	@Test
	void extendedXmpIsJoinedInTheOrderOfItsSegments() {
		byte[] signature = "http://ns.adobe.com/xmp/extension/\0".getBytes(StandardCharsets.US_ASCII);
		byte[] picture = new byte[2 + 2 * (4 + signature.length + 40 + 10)];
		picture[0] = (byte) 0xff;
		picture[1] = (byte) 0xd8;
		List<ByteRange> expected = new ArrayList<>();
		for (int at = 2; at < picture.length; at += 4 + signature.length + 50) {
			picture[at] = (byte) 0xff;
			picture[at + 1] = (byte) 0xe1;
			picture[at + 3] = (byte) (2 + signature.length + 50);
			System.arraycopy(signature, 0, picture, at + 4, signature.length);
			expected.add(new ByteRange(at + 4 + signature.length + 40, 10));
		}
		assertEquals(expected, ExtendedXmp.pieces(picture));
		assertEquals(List.of(), ExtendedXmp.pieces(Arrays.copyOf(picture, picture.length - 1)));
	}
}
