package org.telltale.match.internal.photo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A picture whose outline was read and found good, so that its luminance can be asked for. */
public sealed interface Picture permits JpegPicture, PngPicture {

	/** The fewest pixels in a direction. */
	int LEAST_SIDE = Grid.SIDE;
	/** The most pixels. */
	long MOST_PIXELS = 1L << 26;
	/** The most pixels times scans. */
	long MOST_WORK = 1L << 28;
	/** The most pixels for a byte of the file. */
	long PIXELS_A_BYTE = 512;

	/** Columns. */
	int width();

	/** Rows. */
	int height();

	/** Bytes from the picture's first to its end. */
	int length();

	/** What decoding costs: pixels, times the number of scans. */
	long work();

	/**
	 * Decodes the luminance, from the top row down.
	 *
	 * @throws NotComparable if the picture's bytes turn out to be damaged or of a form that is not decoded
	 */
	void luminance(Rows rows) throws NotComparable;

	/** Takes rows. */
	@FunctionalInterface
	interface Rows {
		/** The next row: a value from 0 to 255 for each column, from {@code from} of the array on. The array is used again. */
		void row(byte[] luminance, int from);
	}

	/** Whether bytes begin as a picture does that is read here. */
	static boolean isAt(byte[] bytes) {
		return JpegPicture.isAt(bytes) || PngPicture.isAt(bytes);
	}

	/** Whether bytes begin as a picture does of a common form that is not read here: GIF, WebP, HEIF, AVIF. */
	static boolean isOfOtherForm(byte[] bytes) {
		return isText(bytes, 0, "GIF8") || isText(bytes, 0, "RIFF") && isText(bytes, 8, "WEBP")
				|| isText(bytes, 4, "ftyp") && (isText(bytes, 8, "hei") || isText(bytes, 8, "mif1") || isText(bytes, 8, "avif"));
	}

	private static boolean isText(byte[] bytes, int at, String text) {
		byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
		return bytes.length >= at + wanted.length && Arrays.equals(wanted, 0, wanted.length, bytes, at, at + wanted.length);
	}

	/**
	 * Reads the outline of the picture with which bytes begin; what stands behind it is passed over.
	 *
	 * @throws NotComparable if there is none, or none that can be compared
	 */
	static Picture of(byte[] bytes) throws NotComparable {
		NotComparable.unless(isAt(bytes), NotComparable.Reason.FORMAT);
		Picture picture = JpegPicture.isAt(bytes) ? JpegPicture.outline(bytes) : PngPicture.outline(bytes);
		long pixels = (long) picture.width() * picture.height();
		NotComparable.unless(picture.width() >= LEAST_SIDE && picture.height() >= LEAST_SIDE && pixels <= MOST_PIXELS
				&& picture.work() <= MOST_WORK && pixels <= PIXELS_A_BYTE * picture.length(), NotComparable.Reason.SIZE);
		return picture;
	}
}
