package org.telltale.seal.picture;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.telltale.seal.refusal.Refusal;

/** PNG (ISO/IEC 15948) without interlace: its luminance. The inflater is the JDK's: common mode with the maker. */
final class Png implements Picture {

	private static final byte[] SIGNATURE = HexFormat.of().parseHex("89504e470d0a1a0a");
	private static final int IHDR = 0x49484452;
	private static final int PLTE = 0x504c5445;
	private static final int IDAT = 0x49444154;
	private static final int IEND = 0x49454e44;
	private static final String DAMAGED = "a PNG picture is damaged, or of a kind that is not compared";

	private final byte[] file;
	private int width;
	private int height;
	private int depth;
	private int colourType;
	private byte[] palette = new byte[0];
	private int end;

	private Png(byte[] file) {
		this.file = file;
	}

	static boolean begins(byte[] file) {
		return file.length >= SIGNATURE.length && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
	}

	/** The picture that a file begins with. Refuses what is damaged or not compared. */
	static Png of(byte[] file) throws Refusal {
		Png picture = new Png(file);
		picture.walk();
		Picture.requireSize(picture.width, picture.height, 1, picture.end);
		return picture;
	}

	/** The chunks of a file, one after another (section 5.3). */
	private final class Chunks {
		private int at = SIGNATURE.length;
		private int type;
		private int from;
		private int length;

		private void next() throws Refusal {
			Refusal.unless(file.length - at >= 12, DAMAGED);
			length = i32(at);
			Refusal.unless(length >= 0 && length <= file.length - at - 12, DAMAGED);
			type = i32(at + 4);
			from = at + 8;
			at = from + length + 4;
		}
	}

	private void walk() throws Refusal {
		Chunks chunks = new Chunks();
		chunks.next();
		Refusal.unless(chunks.type == IHDR && chunks.length == 13, DAMAGED);
		header(chunks.from);
		boolean inImage = false;
		while (chunks.type != IEND) {
			chunks.next();
			switch (chunks.type) {
				case PLTE -> {
					Refusal.unless(colourType != 3 || palette.length == 0 && !inImage, DAMAGED);
					if (colourType == 3) {
						Refusal.unless(chunks.length >= 3 && chunks.length <= 768 && chunks.length % 3 == 0, DAMAGED);
						palette = Arrays.copyOfRange(file, chunks.from, chunks.from + chunks.length);
					}
				}
				case IDAT -> {
					Refusal.unless(colourType != 3 || palette.length > 0, DAMAGED);
					inImage = true;
				}
				case IEND -> end = chunks.at;
				default -> Refusal.unless(ancillary(chunks.type), DAMAGED);
			}
		}
	}

	private void header(int at) throws Refusal {
		width = i32(at);
		height = i32(at + 4);
		depth = file[at + 8];
		colourType = file[at + 9];
		boolean allowed = switch (colourType) {
			case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
			case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
			case 2, 4, 6 -> depth == 8 || depth == 16;
			default -> false;
		};
		Refusal.unless(allowed && file[at + 10] == 0 && file[at + 11] == 0 && file[at + 12] == 0, DAMAGED);
	}

	/** A name of four letters, the first of them small (section 5.4). */
	private static boolean ancillary(int type) {
		for (int shift = 0; shift < 32; shift += 8) {
			int letter = type >> shift & 0xff;
			if (!(letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z')) {
				return false;
			}
		}
		return (type >>> 24) >= 'a';
	}

	@Override
	public int width() {
		return width;
	}

	@Override
	public int height() {
		return height;
	}

	@Override
	public int end() {
		return end;
	}

	@Override
	public void read(Rows rows) throws Refusal {
		int samples = colourType == 2 ? 3 : colourType == 6 ? 4 : colourType == 4 ? 2 : 1;
		int rowBytes = (int) (((long) width * samples * depth + 7) / 8);
		int pixelBytes = Math.max(1, samples * depth / 8);
		byte[] line = new byte[1 + rowBytes];
		byte[] above = new byte[1 + rowBytes];
		byte[] luminance = new byte[width];
		Inflater inflater = new Inflater();
		try {
			Chunks chunks = new Chunks();
			for (int y = 0; y < height; y++) {
				inflate(inflater, chunks, line);
				unfilter(line, above, pixelBytes);
				for (int x = 0; x < width; x++) {
					luminance[x] = (byte) luminance(line, x, samples);
				}
				rows.row(luminance);
				byte[] swap = above;
				above = line;
				line = swap;
			}
		} finally {
			inflater.end();
		}
	}

	private void inflate(Inflater inflater, Chunks chunks, byte[] line) throws Refusal {
		int have = 0;
		while (have < line.length) {
			long before = inflater.getBytesWritten();
			boolean whole = true;
			try {
				inflater.inflate(line, have, line.length - have);
			} catch (DataFormatException damaged) {
				whole = false;
			}
			have += (int) (inflater.getBytesWritten() - before);
			if (have < line.length) {
				Refusal.unless(whole && inflater.needsInput() && !inflater.finished() && chunks.type != IEND, DAMAGED);
				chunks.next();
				if (chunks.type == IDAT) {
					inflater.setInput(file, chunks.from, chunks.length);
				}
			}
		}
	}

	/** Section 9: what a filter adds is taken from the bytes of the pixel before, above, and before above. */
	private static void unfilter(byte[] line, byte[] above, int pixelBytes) throws Refusal {
		int filter = line[0];
		Refusal.unless(filter >= 0 && filter <= 4, DAMAGED);
		for (int i = 1; filter != 0 && i < line.length; i++) {
			int left = i > pixelBytes ? line[i - pixelBytes] & 0xff : 0;
			int up = above[i] & 0xff;
			int corner = i > pixelBytes ? above[i - pixelBytes] & 0xff : 0;
			line[i] += (byte) switch (filter) {
				case 1 -> left;
				case 2 -> up;
				case 3 -> (left + up) / 2;
				default -> paeth(left, up, corner);
			};
		}
	}

	private static int paeth(int left, int up, int corner) {
		int estimate = left + up - corner;
		int toLeft = Math.abs(estimate - left);
		int toUp = Math.abs(estimate - up);
		int toCorner = Math.abs(estimate - corner);
		if (toLeft <= toUp && toLeft <= toCorner) {
			return left;
		}
		return toUp <= toCorner ? up : corner;
	}

	private int luminance(byte[] line, int x, int samples) throws Refusal {
		if (depth < 8) {
			int most = (1 << depth) - 1;
			int value = line[1 + x * depth / 8] >> 8 - depth - x * depth % 8 & most;
			return colourType == 3 ? entry(value) : 255 * value / most;
		}
		int sampleBytes = depth / 8;
		int at = 1 + x * samples * sampleBytes;
		int first = line[at] & 0xff;
		if (colourType == 3) {
			return entry(first);
		}
		return samples < 3 ? first : mix(first, line[at + sampleBytes] & 0xff, line[at + 2 * sampleBytes] & 0xff);
	}

	private int entry(int index) throws Refusal {
		Refusal.unless(3 * index < palette.length, DAMAGED);
		return mix(palette[3 * index] & 0xff, palette[3 * index + 1] & 0xff, palette[3 * index + 2] & 0xff);
	}

	private static int mix(int red, int green, int blue) {
		return (299 * red + 587 * green + 114 * blue + 500) / 1000;
	}

	private int i32(int at) {
		return (file[at] & 0xff) << 24 | (file[at + 1] & 0xff) << 16 | (file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff;
	}
}
