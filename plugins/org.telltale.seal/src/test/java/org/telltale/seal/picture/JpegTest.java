package org.telltale.seal.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

/** Hand-made JPEG files: what the text allows, and each of its errors. */
class JpegTest {

	private static final String ALL = "00 3f 00";
	/** End of block, 16 zeros, 1 after no zeros, 1 after 15, category 11, end of 16 blocks and more, category 2, end of 1 block and more. */
	private static final String AC = "00 f0 01 f1 0b 40 02 10";
	private static final String END = "0000";
	private static final String ZEROS = "0001";
	private static final String ONE = "0010";
	private static final String ONE_BEHIND_15 = "0011";
	private static final String CATEGORY_11 = "0100";
	private static final String END_16 = "0101";
	private static final String CATEGORY_2 = "0110";
	private static final String END_2 = "0111";
	/** Of DC: 0; 64 (category 7). */
	private static final String SAME = "0000";
	private static final String UP_64 = "0111 1000000";
	private static final String PLAIN = SAME + END;

	@Test
	void blocksOfOneLevelEach() throws Exception {
		int[][] rows = Drawn.luminance(sequential(UP_64 + END + PLAIN.repeat(14) + UP_64 + END));
		assertEquals(136, rows[0][0]);
		assertEquals(136, rows[31][23]);
		assertEquals(144, rows[31][24]);
		assertEquals(144, rows[24][31]);
	}

	@Test
	void fillBytesAndUnknownSegmentsArePassedOver() throws Exception {
		byte[] file = new JpegBuilder(AC).hex("ff ff").segment("e1", "ff d9 ff d8").hex("ff 01 ff d3").segment("c8", "00").frame("c0")
				.scan(ALL, PLAIN.repeat(16)).hex("00 11 ff d7 ff ff").file();
		assertEquals(128, Drawn.luminance(file)[31][31]);
		assertEquals(file.length, Picture.of(file).end());
		assertRefused(new JpegBuilder(AC).hex("00").frame("c0").scan(ALL, PLAIN.repeat(16)));
		assertRefused(new JpegBuilder(AC).hex("ff 00").frame("c0").scan(ALL, PLAIN.repeat(16)));
		assertRefused(new JpegBuilder(AC).segment("fe", "").hex("ff fe 00 01").frame("c0").scan(ALL, PLAIN.repeat(16)));
	}

	@Test
	void runOfZerosMayPassTheBlockAndACoefficientMayNot() throws Exception {
		Drawn.luminance(sequential(SAME + ZEROS.repeat(4) + PLAIN.repeat(15)));
		Drawn.luminance(sequential(SAME + ZEROS.repeat(3) + ONE + "1" + END + PLAIN.repeat(15)));
		assertRefused(builder(SAME + ZEROS.repeat(3) + ONE_BEHIND_15 + "1" + PLAIN.repeat(16)));
	}

	@Test
	void categoriesThatAreTooHighAndBitsThatAreNoCode() {
		assertRefused(builder("1100" + "1".repeat(12) + END + PLAIN.repeat(16)));
		assertRefused(builder(SAME + CATEGORY_11 + "1".repeat(11) + END + PLAIN.repeat(16)));
		assertRefused(builder("1".repeat(16) + PLAIN.repeat(16)));
		assertRefused(builder(PLAIN.repeat(15)));
	}

	@Test
	void restarts() throws Exception {
		String four = PLAIN.repeat(4);
		Drawn.luminance(restarting().scan(ALL, four).hex("ff d0").bits(four).hex("ff ff ff d1").bits(four).hex("ff d2").bits(four).hex("ff d3").file());
		assertEquals(128, Drawn.luminance(restarting().scan(ALL, UP_64 + END + PLAIN.repeat(3)).hex("ff d0").bits(four).hex("ff d1").bits(four)
				.hex("ff d2").bits(four).file())[31][31], "prediction begins anew");
		assertRefused(restarting().scan(ALL, four).hex("ff d0").bits(four).hex("ff d2").bits(four).hex("ff d3").bits(four));
		assertRefused(restarting().scan(ALL, PLAIN.repeat(16)));
		assertRefused(restarting().scan(ALL, four).hex("ff d0").bits(four).hex("ff d1").bits(four).hex("00 ff d2").bits(four));
		assertRefused(restarting().scan(ALL, PLAIN.repeat(3)).hex("ff d0").bits(four).hex("ff d1").bits(four).hex("ff d2").bits(PLAIN.repeat(5)));
		assertRefused(builder(four).hex("ff d0").bits(PLAIN.repeat(12)));
	}

	@Test
	void fillBytesAreNoStuffing() throws Exception {
		// DC of category 8, 255, whose bits are a byte of ones
		byte[] whole = new JpegBuilder(AC).frame("c0").scan(ALL, "0100 1111 0000 1000 1111 1111 0000" + PLAIN.repeat(14)).file();
		Drawn.luminance(whole);
		assertRefused(new JpegBuilder(AC).frame("c0").scan(ALL, "").hex("4f 08 ff ff 00").bits(END + PLAIN.repeat(14)));
	}

	@Test
	void tablesThatAreDamagedOrMissing() throws Exception {
		String scan = PLAIN.repeat(16);
		JpegBuilder bare = JpegBuilder.empty().hex("ff d8").frame("c0");
		assertRefused(bare.scan(ALL, scan));
		assertRefused(builder(scan).segment("db", "10" + "0001".repeat(64)));
		assertRefused(builder(scan).segment("db", "04" + "01".repeat(64)));
		assertRefused(builder(scan).segment("db", "00" + "01".repeat(63)));
		assertRefused(builder(scan).segment("c4", "20" + "00".repeat(16)));
		assertRefused(builder(scan).segment("c4", "14" + "00".repeat(16)));
		assertRefused(builder(scan).segment("c4", "10" + "00".repeat(15)));
		assertRefused(builder(scan).segment("c4", "10 03" + "00".repeat(15) + "000102"));
		assertRefused(builder(scan).segment("c4", "10 02" + "00".repeat(15) + "0001"));
		assertRefused(builder(scan).segment("c4", "10" + "00".repeat(13) + "000180" + "00".repeat(128)));
		assertRefused(builder(scan).segment("dd", "00"));
		Drawn.luminance(builder(scan).segment("c4", "10 01" + "00".repeat(15) + "00").segment("dd", "0004").file());
	}

	@Test
	void framesAndScansThatAreNotCompared() throws Exception {
		String scan = PLAIN.repeat(16);
		for (String marker : new String[] { "c3", "c5", "c9", "cc", "cf", "dc", "de", "df", "c0", "c1", "c2" }) {
			assertRefused(builder(scan).segment(marker, "08 0020 0020 01 01 11 00"));
		}
		assertRefused(builder(scan).hex("ff d8"));
		assertRefused(builder(scan).scan(ALL, scan));
		assertRefused(new JpegBuilder(AC).frame("c0").scan("01 3f 00", scan));
		assertRefused(new JpegBuilder(AC).frame("c0").scan("00 3f 01", scan));
		assertRefused(new JpegBuilder(AC).frame("c0"));
		assertRefused(new JpegBuilder(AC).scan(ALL, scan).frame("c0"));
		for (String frame : new String[] { "0c 0020 0020 01 01 11 00", "08 0020 0020 02 01 11 00 02 11 00", "08 0020 0020 01 01 51 00",
				"08 0020 0020 01 01 10 00", "08 0020 0020 01 01 11 04", "08 0020 0020 01 01 11 00 00", "08 0020 001f 01 01 11 00",
				"08 ffff ffff 01 01 11 00", "08 0000 0020 01 01 11 00", "08 0020 0020 03 01 11 00 01 11 00 03 11 00",
				"08 0020 0020 03 01 11 00 02 21 00 03 11 00" }) {
			assertRefused(new JpegBuilder(AC).segment("c0", frame).scan(ALL, scan));
		}
	}

	@Test
	void scansOfOtherComponentsAreNotRead() throws Exception {
		String frame = "08 0020 0020 03 01 22 00 02 11 03 03 11 03";
		Drawn.luminance(new JpegBuilder(AC).segment("c0", frame).segment("da", "02 02 33 03 33 07 08 09").hex("12 34").scan(ALL, PLAIN.repeat(16)).file());
		String unit = PLAIN.repeat(4) + UP_64 + CATEGORY_2 + "11" + END + PLAIN;
		int[][] rows = Drawn.luminance(new JpegBuilder(AC).segment("c0", frame).segment("da", "03 01 00 02 00 03 00" + ALL).bits(unit.repeat(4)).file());
		assertEquals(128, rows[31][31]);
		assertRefused(new JpegBuilder(AC).segment("c0", frame).segment("da", "03 01 00 02 01 03 00" + ALL).bits(unit.repeat(4)));
		assertRefused(new JpegBuilder(AC).segment("c0", frame).segment("da", "02 03 00 02 00" + ALL).hex("12").scan(ALL, PLAIN.repeat(16)));
		assertRefused(new JpegBuilder(AC).segment("c0", frame).segment("da", "02 02 00 02 00" + ALL).hex("12").scan(ALL, PLAIN.repeat(16)));
		assertRefused(new JpegBuilder(AC).segment("c0", frame).segment("da", "01 02 40" + ALL).hex("12").scan(ALL, PLAIN.repeat(16)));
		String large = "08 0020 0020 03 01 42 00 02 21 00 03 11 00";
		assertRefused(new JpegBuilder(AC).segment("c0", large).segment("da", "03 01 00 02 00 03 00" + ALL).bits(PLAIN.repeat(22)));
		Drawn.luminance(new JpegBuilder(AC).segment("c0", large).segment("da", "02 01 00 03 00" + ALL).bits(PLAIN.repeat(18)).file());
	}

	@Test
	void progressiveScansInTheirOrder() throws Exception {
		String bands = END_16 + "0000";
		int[][] rows = Drawn.luminance(progressive().scan("00 00 01", "0110 100000" + SAME.repeat(15)).scan("01 3f 00", bands)
				.scan("00 00 10", "0".repeat(15) + "1").file());
		assertEquals(136, rows[31][23]);
		assertEquals(136, rows[31][31]);
		JpegBuilder dcOnly = progressive().scan("00 00 00", SAME.repeat(16));
		assertRefused(dcOnly);
		assertRefused(progressive().scan("01 3f 00", bands).scan("00 00 00", SAME.repeat(16)));
		assertRefused(progressive().scan("00 00 01", SAME.repeat(16)).scan("01 3f 00", bands));
		assertRefused(progressive().scan("00 00 02", SAME.repeat(16)).scan("00 00 20", "0".repeat(16)).scan("01 3f 00", bands));
		assertRefused(progressive().scan("00 00 00", SAME.repeat(16)).scan("01 3f 00", bands).scan("01 3f 00", bands));
		assertRefused(progressive().scan("00 3f 00", PLAIN.repeat(16)));
		assertRefused(progressive().scan("00 00 00", SAME.repeat(16)).scan("05 04 00", bands).scan("01 3f 00", bands));
		assertRefused(progressive().scan("00 00 00", SAME.repeat(16)).scan("01 40 00", bands));
		assertRefused(progressive().scan("00 00 00", SAME.repeat(16)).scan("01 3e 00", bands));
		assertRefused(progressive().scan("00 00 0e", SAME.repeat(16)).scan("01 3f 00", bands));
	}

	@Test
	void bandsThatEndBehindTheLastBlockOrARestart() throws Exception {
		JpegBuilder seventeen = progressive().scan("00 00 00", SAME.repeat(16)).scan("01 3f 00", END_16 + "0001");
		assertRefused(seventeen);
		Drawn.luminance(progressive().scan("00 00 00", SAME.repeat(16)).segment("dd", "0008")
				.scan("01 3f 00", (END_2 + "0").repeat(4)).hex("ff d0").bits((END_2 + "0").repeat(4)).file());
		assertRefused(progressive().scan("00 00 00", SAME.repeat(16)).segment("dd", "0008")
				.scan("01 3f 00", END + (END_2 + "0").repeat(4)).hex("ff d0").bits((END_2 + "0").repeat(4)));
	}

	@Test
	void coefficientsOutsideOfSixteenBits() throws Exception {
		String bands = END_16 + "0000";
		// 2047 << 4 fits, 2047 << 5 does not
		Drawn.luminance(progressive().scan("00 00 04", "1011" + "1".repeat(11) + SAME.repeat(15)).scan("01 3f 00", bands)
				.scan("00 00 43", "0".repeat(16)).scan("00 00 32", "0".repeat(16)).scan("00 00 21", "0".repeat(16)).scan("00 00 10", "0".repeat(16)).file());
		assertRefused(progressive().scan("00 00 05", "1011" + "1".repeat(11) + SAME.repeat(15)).scan("01 3f 00", bands).scan("00 00 54", "0".repeat(16))
				.scan("00 00 43", "0".repeat(16)).scan("00 00 32", "0".repeat(16)).scan("00 00 21", "0".repeat(16)).scan("00 00 10", "0".repeat(16)));
	}

	@Test
	void refiningScans() throws Exception {
		// AC 1 is 2 in the first block, refined to 3; a new 1 behind it, in the first place that was 0
		JpegBuilder begun = begun();
		int[][] rows = Drawn.luminance(begun.scan("01 3f 10", ONE + "1 1" + END_16 + "0000").file());
		int[][] other = Drawn.luminance(begun().scan("01 3f 10", END_16 + "0000 1").file());
		assertEquals(rows[31][31], other[31][31]);
		assertRefused(begun().scan("01 3f 10", CATEGORY_2 + "1 1" + END_16 + "0000"));
		assertRefused(begun().scan("01 3f 10", ZEROS + "0" + ZEROS.repeat(2) + ONE_BEHIND_15 + "1" + END_16 + "0000"));
		Drawn.luminance(begun().scan("01 3f 10", ZEROS + "0" + ZEROS.repeat(3) + END_2 + "0" + (END_2 + "0").repeat(6) + END).file());
	}

	private static JpegBuilder begun() {
		return progressive().scan("00 00 00", SAME.repeat(16)).scan("01 3f 01", ONE + "1" + END_16 + "0000");
	}

	private static JpegBuilder progressive() {
		return new JpegBuilder(AC).frame("c2");
	}

	private static JpegBuilder restarting() {
		return new JpegBuilder(AC).segment("dd", "0004").frame("c0");
	}

	private static JpegBuilder builder(String bits) {
		return new JpegBuilder(AC).frame("c0").scan(ALL, bits);
	}

	private static byte[] sequential(String bits) {
		return builder(bits).file();
	}

	private static void assertRefused(JpegBuilder builder) {
		byte[] file = builder.file();
		assertThrows(Refusal.class, () -> Drawn.luminance(file));
	}
}
