package org.telltale.seal.picture;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** JPEG files of hand-made bits. Every code has four bits and is its value's place in the table. */
final class JpegBuilder {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	/** SOI, quantizers of 1, a DC table with the categories 0 to 12, an AC table with the values given. */
	JpegBuilder(String acValues) {
		hex("ff d8");
		segment("db", "00" + "01".repeat(64));
		segment("c4", table("00", "000102030405060708090a0b0c"));
		segment("c4", table("10", acValues));
	}

	private JpegBuilder() {
	}

	/** Nothing at all, to write into. */
	static JpegBuilder empty() {
		return new JpegBuilder();
	}

	/** A table of codes of four bits. */
	static String table(String destination, String values) {
		int count = values.replace(" ", "").length() / 2;
		return destination + "000000" + HexFormat.of().toHexDigits((byte) count) + "00".repeat(12) + values;
	}

	JpegBuilder hex(String bytes) {
		out.writeBytes(HexFormat.of().parseHex(bytes.replace(" ", "")));
		return this;
	}

	JpegBuilder segment(String marker, String parameters) {
		String plain = parameters.replace(" ", "");
		return hex("ff" + marker + HexFormat.of().toHexDigits((short) (2 + plain.length() / 2)) + plain);
	}

	/** A grey frame of 32 by 32: 16 blocks. */
	JpegBuilder frame(String marker) {
		return segment(marker, "08 0020 0020 01 01 11 00");
	}

	/** A scan of the first component. */
	JpegBuilder scan(String parameters, String bits) {
		return segment("da", "01 01 00" + parameters).bits(bits);
	}

	/** Bits, filled up with ones, zeros stuffed in. */
	JpegBuilder bits(String bits) {
		String plain = bits.replace(" ", "");
		plain += "1".repeat((8 - plain.length() % 8) % 8);
		for (int i = 0; i < plain.length(); i += 8) {
			int octet = Integer.parseInt(plain.substring(i, i + 8), 2);
			out.write(octet);
			if (octet == 0xff) {
				out.write(0);
			}
		}
		return this;
	}

	byte[] file() {
		return hex("ff d9").out.toByteArray();
	}
}
