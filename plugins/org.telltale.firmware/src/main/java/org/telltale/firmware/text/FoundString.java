package org.telltale.firmware.text;

/**
 * A string as it stands in a file.
 *
 * @param text the string
 * @param offset where its first character stands, bytes from the file's start
 * @param width bytes of a character; 0 where characters differ in width, so that only the string's start is known
 * @param length bytes of the whole string
 * @param encoding how it stands there
 */
public record FoundString(String text, long offset, int width, long length, Encoding encoding) {

	/** How a string stands in a file. */
	public enum Encoding {
		/** In the string table of a DEX file. */
		DEX_STRING("dex-string"),
		/** In the method table of a DEX file. */
		DEX_METHOD("dex-method"),
		/** In a string pool of a resource table or of binary XML. */
		STRING_POOL("string-pool"),
		/** A run of printable ASCII characters. */
		ASCII("ascii"),
		/** A run of printable ASCII characters, two bytes each, low byte first. */
		UTF_16LE("utf-16le");

		private final String text;

		Encoding(String text) {
			this.text = text;
		}

		/** Its name in records. */
		public String text() {
			return text;
		}
	}

	/** Where the character of an index stands; the string's start where widths differ. */
	public long offsetOf(int index) {
		return offset + (long) index * width;
	}

	/** Bytes of {@code characters} characters; of the whole string where widths differ. */
	public long lengthOf(int characters) {
		return width == 0 ? length : (long) characters * width;
	}
}
