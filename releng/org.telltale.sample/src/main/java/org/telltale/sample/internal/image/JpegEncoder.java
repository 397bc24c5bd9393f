package org.telltale.sample.internal.image;

import java.util.HexFormat;
import org.telltale.sample.internal.bytes.Sink;

/**
 * A baseline JPEG encoder (ITU-T T.81), three components, no subsampling. Own code: the encoder of {@code ImageIO} may differ between
 * Java runtimes.
 */
public final class JpegEncoder {

	private static final int[] ZIGZAG = {0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27,
			20, 13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46,
			53, 60, 61, 54, 47, 55, 62, 63};
	/** Table K.1. */
	private static final int[] QUANTA = {16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69,
			56, 14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87,
			103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99};
	/** Table K.3. */
	private static final byte[] DC = HexFormat.of().parseHex("00010501010101010100000000000000" + "000102030405060708090a0b");
	/** Table K.5. */
	private static final byte[] AC = HexFormat.of().parseHex("0002010303020403050504040000017d"
			+ "01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a"
			+ "434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aa"
			+ "b2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa");
	private static final double[][] COSINE = cosine();

	private final Sink out = new Sink();
	private final int[] quanta = new int[64];
	private final int[][] dcCodes = codes(DC);
	private final int[][] acCodes = codes(AC);
	private final int[] lastDc = new int[3];
	private int bits;
	private int bitCount;

	private JpegEncoder(int quality) {
		int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
		for (int i = 0; i < 64; i++) {
			quanta[i] = Math.clamp((QUANTA[i] * scale + 50) / 100, 1, 255);
		}
	}

	/** A JPEG file of quality 1 to 100 with an APP1 segment, which may be empty. */
	public static byte[] encode(Picture picture, int quality, byte[] exif) {
		JpegEncoder encoder = new JpegEncoder(quality);
		encoder.headers(picture, exif);
		for (int y = 0; y < picture.height(); y += 8) {
			for (int x = 0; x < picture.width(); x += 8) {
				for (int component = 0; component < 3; component++) {
					encoder.block(encoder.transformed(picture, x, y, component), component);
				}
			}
		}
		encoder.write((1 << 7) - 1, 7);
		return encoder.out.be16(0xffd9).toBytes();
	}

	private void headers(Picture picture, byte[] exif) {
		out.be16(0xffd8);
		if (exif.length > 0) {
			out.be16(0xffe1).be16(exif.length + 2).bytes(exif);
		}
		out.be16(0xffdb).be16(67).u8(0);
		for (int i = 0; i < 64; i++) {
			out.u8(quanta[ZIGZAG[i]]);
		}
		out.be16(0xffc0).be16(17).u8(8).be16(picture.height()).be16(picture.width()).u8(3);
		for (int component = 1; component <= 3; component++) {
			out.u8(component).u8(0x11).u8(0);
		}
		out.be16(0xffc4).be16(3 + DC.length).u8(0).bytes(DC);
		out.be16(0xffc4).be16(3 + AC.length).u8(0x10).bytes(AC);
		out.be16(0xffda).be16(12).u8(3).be16(0x0100).be16(0x0200).be16(0x0300).u8(0).u8(63).u8(0);
	}

	private static double[][] cosine() {
		double[][] table = new double[8][8];
		for (int u = 0; u < 8; u++) {
			for (int x = 0; x < 8; x++) {
				table[u][x] = (u == 0 ? StrictMath.sqrt(0.125) : 0.5) * StrictMath.cos((2 * x + 1) * u * StrictMath.PI / 16);
			}
		}
		return table;
	}

	/** Codes and widths by symbol (annex C). */
	private static int[][] codes(byte[] table) {
		int[][] codes = new int[256][];
		int code = 0;
		int at = 16;
		for (int width = 1; width <= 16; width++) {
			for (int i = 0; i < table[width - 1]; i++) {
				codes[table[at++] & 0xff] = new int[] {code++, width};
			}
			code <<= 1;
		}
		return codes;
	}

	private int[] transformed(Picture picture, int left, int top, int component) {
		double[] rows = new double[64];
		for (int y = 0; y < 8; y++) {
			for (int x = 0; x < 8; x++) {
				double value = sample(picture.rgb()[(top + y) * picture.width() + left + x], component);
				for (int u = 0; u < 8; u++) {
					rows[y * 8 + u] += value * COSINE[u][x];
				}
			}
		}
		int[] result = new int[64];
		for (int v = 0; v < 8; v++) {
			for (int u = 0; u < 8; u++) {
				double sum = 0;
				for (int y = 0; y < 8; y++) {
					sum += rows[y * 8 + u] * COSINE[v][y];
				}
				result[v * 8 + u] = (int) StrictMath.rint(sum / quanta[v * 8 + u]);
			}
		}
		return result;
	}

	/** JFIF's colour conversion, levels shifted. */
	private static double sample(int rgb, int component) {
		int red = rgb >> 16;
		int green = rgb >> 8 & 0xff;
		int blue = rgb & 0xff;
		return switch (component) {
			case 0 -> 0.299 * red + 0.587 * green + 0.114 * blue - 128;
			case 1 -> -0.1687 * red - 0.3313 * green + 0.5 * blue;
			default -> 0.5 * red - 0.4187 * green - 0.0813 * blue;
		};
	}

	private void block(int[] coefficients, int component) {
		int difference = coefficients[0] - lastDc[component];
		lastDc[component] = coefficients[0];
		value(dcCodes, 0, difference);
		int zeros = 0;
		for (int i = 1; i < 64; i++) {
			int coefficient = coefficients[ZIGZAG[i]];
			if (coefficient == 0) {
				zeros++;
				continue;
			}
			for (; zeros > 15; zeros -= 16) {
				write(acCodes[0xf0][0], acCodes[0xf0][1]);
			}
			value(acCodes, zeros, coefficient);
			zeros = 0;
		}
		if (zeros > 0) {
			write(acCodes[0][0], acCodes[0][1]);
		}
	}

	private void value(int[][] codes, int zeros, int value) {
		int size = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
		int[] code = codes[zeros << 4 | size];
		write(code[0], code[1]);
		write((value < 0 ? value - 1 : value) & (1 << size) - 1, size);
	}

	private void write(int value, int width) {
		bits = bits << width | value;
		bitCount += width;
		while (bitCount >= 8) {
			int next = bits >> bitCount - 8 & 0xff;
			out.u8(next);
			if (next == 0xff) {
				out.u8(0);
			}
			bitCount -= 8;
			bits &= (1 << bitCount) - 1;
		}
	}
}
