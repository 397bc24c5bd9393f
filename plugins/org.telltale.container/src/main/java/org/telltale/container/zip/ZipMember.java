package org.telltale.container.zip;

/**
 * One entry of a ZIP archive as its central directory describes it.
 *
 * @param name its name as text
 * @param flags general purpose bits (section 4.4.4)
 * @param method compression method (section 4.4.5)
 * @param crc32 CRC-32 of the content
 * @param stored compressed size in bytes
 * @param expanded uncompressed size in bytes
 * @param localOffset where its local header starts in the source
 * @param dataOffset where its stored bytes start in the source; -1 if the local header is no good
 */
public record ZipMember(String name, int flags, int method, long crc32, long stored, long expanded, long localOffset, long dataOffset) {

	/** Method 0. */
	public static final int STORED = 0;
	/** Method 8. */
	public static final int DEFLATED = 8;

	/** Whether flag bit 0 says encrypted. */
	public boolean isEncrypted() {
		return (flags & 1) != 0;
	}

	/** Whether sizes and CRC stand in a descriptor behind the data (flag bit 3). */
	public boolean hasDescriptor() {
		return (flags & 8) != 0;
	}

	/** Whether the name says that it is a directory. */
	public boolean isDirectory() {
		return name.endsWith("/") && expanded == 0;
	}

	/** The first offset behind the stored bytes. */
	public long dataEnd() {
		return dataOffset + stored;
	}

	ZipMember withData(long offset) {
		return new ZipMember(name, flags, method, crc32, stored, expanded, localOffset, offset);
	}
}
