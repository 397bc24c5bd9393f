package org.telltale.firmware.resource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HexFormat;
import java.util.List;

/** Values of resources that are no text ({@code Res_value}), as docs/formats/rom-defaults.md writes them. */
final class Values {

	static final int STRING = 0x03;

	private static final int REFERENCE = 0x01;
	private static final int DYNAMIC_REFERENCE = 0x07;
	private static final List<String> DIMENSIONS = List.of("px", "dp", "sp", "pt", "in", "mm");
	private static final List<String> FRACTIONS = List.of("%", "%p");
	/** Bits behind the binary point, by the number's radix. */
	private static final int[] RADIX_BITS = { 0, 7, 15, 23 };
	private static final int DECIMALS = 4;

	private Values() {
	}

	static boolean isReference(int type) {
		return type == REFERENCE || type == DYNAMIC_REFERENCE;
	}

	static String text(int type, long data) {
		return switch (type) {
			case 0x00 -> data == 1 ? "@empty" : "@null";
			case REFERENCE, DYNAMIC_REFERENCE -> data == 0 ? "@null" : "@0x" + hex(data);
			case 0x02, 0x08 -> "?0x" + hex(data);
			case 0x04 -> Float.toString(Float.intBitsToFloat((int) data));
			case 0x05 -> complex(data, DIMENSIONS, BigDecimal.ONE);
			case 0x06 -> complex(data, FRACTIONS, BigDecimal.valueOf(100));
			case 0x10, 0x11 -> Integer.toString((int) data);
			case 0x12 -> data == 0 ? "false" : "true";
			case 0x1c, 0x1d, 0x1e, 0x1f -> "#" + hex(data);
			default -> HexFormat.of().toHexDigits((byte) type) + ":" + hex(data);
		};
	}

	private static String hex(long data) {
		return HexFormat.of().toHexDigits((int) data);
	}

	/** A number of 24 bits with sign, its radix and its unit in the low byte. */
	private static String complex(long data, List<String> units, BigDecimal times) {
		int unit = (int) data & 0x0f;
		int mantissa = (int) data >> 8;
		BigDecimal number = BigDecimal.valueOf(mantissa).divide(BigDecimal.valueOf(1L << RADIX_BITS[(int) data >> 4 & 3])).multiply(times);
		BigDecimal rounded = number.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
		return rounded.toPlainString() + (unit < units.size() ? units.get(unit) : "?" + unit);
	}
}
