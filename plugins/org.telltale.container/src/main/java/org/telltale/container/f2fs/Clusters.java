package org.telltale.container.f2fs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.base.expand.Lz4Block;
import org.telltale.base.expand.ZstdInputStream;
import org.telltale.container.tree.PackedSource;

/** Expands compressed clusters: a header of 24 bytes, of which the first four tell the length of what follows. */
final class Clusters {

	static final int LZ4 = 1;
	static final int ZSTD = 2;

	private static final List<String> NAMES = List.of("LZO", "LZ4", "zstd", "LZO-RLE");
	private static final int HEADER = 24;

	private Clusters() {
	}

	/** Whether clusters of this compression can be expanded. */
	static boolean isKnown(int compression) {
		return compression == LZ4 || compression == ZSTD;
	}

	static String name(int compression) {
		return compression < NAMES.size() ? NAMES.get(compression) : "number " + compression;
	}

	/** The cluster's {@code length} bytes. */
	static byte[] expand(Volume volume, List<Long> addresses, int compression, int length) throws IOException, PackedSource.UnpackException {
		try {
			byte[] packed = new byte[addresses.size() * Superblock.BLOCK];
			for (int i = 0; i < addresses.size(); i++) {
				System.arraycopy(volume.block(addresses.get(i)), 0, packed, i * Superblock.BLOCK, Superblock.BLOCK);
			}
			ByteCursor cursor = new ByteCursor(packed).order(ByteOrder.LITTLE_ENDIAN);
			long size = cursor.u32();
			byte[] body = cursor.seek(HEADER).bytes(size);
			byte[] made = decode(body, compression, length);
			if (made.length != length) {
				throw new PackedSource.UnpackException("too short");
			}
			return made;
		} catch (TruncatedException cut) {
			throw new PackedSource.UnpackException("cut");
		}
	}

	private static byte[] decode(byte[] body, int compression, int length) throws PackedSource.UnpackException {
		try {
			if (compression == LZ4) {
				return Lz4Block.expand(body, 0, body.length, length);
			}
			try (ZstdInputStream stream = new ZstdInputStream(new ByteArrayInputStream(body))) {
				return stream.readNBytes(length);
			}
		} catch (IOException damaged) {
			throw new PackedSource.UnpackException(damaged.getMessage());
		}
	}
}
