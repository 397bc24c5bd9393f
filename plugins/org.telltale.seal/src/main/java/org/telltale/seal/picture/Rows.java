package org.telltale.seal.picture;

/** Who wants the luminance of a picture. */
interface Rows {
	/**
	 * The next row, from the top.
	 *
	 * @param luminance one unsigned byte a pixel, at least as many as the picture is wide; the array is used again
	 */
	void row(byte[] luminance);
}
