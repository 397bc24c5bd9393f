package org.telltale.seal.picture;

import org.telltale.seal.refusal.Refusal;

/** A picture whose file was walked to its end, and whose size is one that is read. */
interface Picture {

	int width();

	int height();

	/** The length of the picture, from its first byte to its end. */
	int end();

	/** Gives every row. Refuses if the picture is not comparable; some rows may have been given by then. */
	void read(Rows rows) throws Refusal;

	/** The picture that a file begins with. Refuses if it is none that can be compared. */
	static Picture of(byte[] file) throws Refusal {
		return Png.begins(file) ? Png.of(file) : Jpeg.of(file);
	}

	/** The paragraph <i>Size</i>. */
	static void requireSize(long width, long height, long scans, long length) throws Refusal {
		long pixels = width * height;
		Refusal.unless(width >= 32 && height >= 32 && pixels <= 1L << 26 && pixels <= (1L << 28) / scans && pixels <= 512 * length,
				"a picture has a size that is not compared");
	}
}
