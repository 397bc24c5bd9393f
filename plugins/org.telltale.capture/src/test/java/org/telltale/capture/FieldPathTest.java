package org.telltale.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldPath;

class FieldPathTest {

	/** Ethernet, IPv4, UDP with five bytes (IEEE 802.3 section 3.2, RFC 791 section 3.1, RFC 768). */
	private static final List<Field> FIELDS = frame("00005e005301" + "00005e005302" + "0800" + "4500" + "0021" + "1c46" + "4000" + "40" + "11" + "0000"
			+ "c0000209" + "c6336407" + "c001" + "c002" + "000d" + "0000" + "0102030405");

	private static List<Field> frame(String hex) {
		byte[] bytes = HexFormat.of().parseHex(hex);
		return FrameFields.of(bytes, 1, bytes.length, 0);
	}

	private static List<String> at(int place) {
		return FieldPath.at(FIELDS, place).stream().map(Field::name).toList();
	}

	@Test
	void innermostFieldOfAByteIsFound() {
		assertEquals(List.of("eth", "eth.src"), at(6));
		assertEquals(List.of("ip", "ip.dst"), at(33));
		assertEquals(List.of("not_analysed"), at(46));
	}

	@Test
	void byteThatSeveralBitsShareIsTheirNumbers() {
		assertEquals(List.of("ip", "ip.dsfield"), at(15));
		assertEquals(List.of("ip", "ip.version"), at(14), "of two fields beside each other the first");
	}

	@Test
	void placeOutsideHasNone() {
		assertEquals(List.of(), at(-1));
		assertEquals(List.of(), at(47));
	}
}
