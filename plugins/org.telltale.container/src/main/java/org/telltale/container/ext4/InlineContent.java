package org.telltale.container.ext4;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.telltale.base.ByteCursor;
import org.telltale.base.ByteRange;
import org.telltale.base.TruncatedException;
import org.telltale.container.Piece;
import org.telltale.container.PieceSource;
import org.telltale.container.Source;

/** Content that stands in the inode (documentation, "Inline Data"): 60 bytes of {@code i_block}, the rest in the attribute system.data. */
final class InlineContent {

	private static final int BLOCK_AT = 0x28;
	private static final long XATTR_MAGIC = 0xea020000L;
	private static final int SYSTEM = 7;
	private static final byte[] NAME = "data".getBytes(StandardCharsets.US_ASCII);

	private InlineContent() {
	}

	static Source of(Source source, Inode inode, int inodeSize) throws IOException, TruncatedException {
		long first = Math.min(inode.length(), inode.block().length);
		Piece head = new Piece.Stored(first, source, inode.offset() + BLOCK_AT);
		if (inode.length() <= first) {
			return new PieceSource(List.of(head));
		}
		long extraOffset = inode.offset() + inodeSize - inode.extra().length;
		ByteRange rest = attribute(inode.extra());
		long length = Math.min(rest.length(), inode.length() - first);
		return new PieceSource(List.of(head, new Piece.Stored(length, source, extraOffset + rest.offset())));
	}

	/** Where system.data's value stands in the attribute area (documentation, "Extended Attributes"). */
	private static ByteRange attribute(byte[] extra) throws TruncatedException {
		ByteCursor cursor = new ByteCursor(extra).order(ByteOrder.LITTLE_ENDIAN);
		if (cursor.u32() != XATTR_MAGIC) {
			throw new TruncatedException(0, 4, 0);
		}
		while (true) {
			int nameLength = cursor.u8();
			int index = cursor.u8();
			int valueOffset = cursor.u16();
			if (nameLength == 0 && index == 0 && valueOffset == 0) {
				throw new TruncatedException(cursor.position(), 1, 0);
			}
			long inode = cursor.u32();
			long length = cursor.u32();
			byte[] name = cursor.skip(4).bytes(nameLength);
			cursor.skip(Math.min(cursor.remaining(), -nameLength & 3));
			if (index == SYSTEM && Arrays.equals(name, NAME) && inode == 0) {
				cursor.seek(4L + valueOffset).skip(length);
				return new ByteRange(4L + valueOffset, length);
			}
		}
	}
}
