package org.telltale.capture.codec;

import java.util.Optional;

/** What a compressed capture file is compressed with, told by its first bytes. */
public enum Compression {

	/** RFC 1952. */
	GZIP("gz"),
	/** RFC 8878. */
	ZSTD("zst"),
	/** LZ4 Frame Format 1.6.4. */
	LZ4("lz4"),
	/** The .xz File Format 1.2.1. */
	XZ("xz");

	/** How many bytes {@link #of} looks at. */
	public static final int LOOKED_AT = 6;

	private final String suffix;

	Compression(String suffix) {
		this.suffix = suffix;
	}

	/** As file names end, without the dot. */
	public String suffix() {
		return suffix;
	}

	/** The compression that begins at {@code bytes[from]}, of which {@code count} bytes are there; empty if none is recognised. */
	public static Optional<Compression> of(byte[] bytes, int from, int count) {
		if (count < 4) {
			return Optional.empty();
		}
		int magic = (bytes[from] & 0xff) << 24 | (bytes[from + 1] & 0xff) << 16 | (bytes[from + 2] & 0xff) << 8 | bytes[from + 3] & 0xff;
		if (magic >>> 8 == 0x1f8b08) {
			return Optional.of(GZIP);
		} else if (magic == 0x28b52ffd || (magic & 0xf0ffffff) == 0x502a4d18) {
			return Optional.of(ZSTD);
		} else if (magic == 0x04224d18) {
			return Optional.of(LZ4);
		}
		boolean xz = magic == 0xfd377a58 && count >= LOOKED_AT && bytes[from + 4] == 0x5a && bytes[from + 5] == 0;
		return xz ? Optional.of(XZ) : Optional.empty();
	}
}
