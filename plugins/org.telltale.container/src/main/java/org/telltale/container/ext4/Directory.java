package org.telltale.container.ext4;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.EvidenceText;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;
import org.telltale.container.tree.Encrypted;
import org.telltale.container.tree.InodeName;
import org.telltale.container.tree.TreeWalk;

/**
 * Reads a directory block by block, linearly: the nodes of a hash tree look like empty entries there (documentation,
 * "Hash Tree Directories").
 */
final class Directory {

	private static final int HEADER = 8;

	private final int blockSize;
	private final ProblemLog log;
	private final List<InodeName> entries = new ArrayList<>();

	Directory(int blockSize, ProblemLog log) {
		this.blockSize = blockSize;
		this.log = log;
	}

	/** The entries but for {@code .} and {@code ..}, by name. */
	List<InodeName> read(Source content, Inode inode) throws IOException {
		// inline: the parent's number, entries up to the end of i_block, then entries in the attribute
		int at = inode.isInline() ? 4 : 0;
		while (at < content.length() && entries.size() <= TreeWalk.MOST_NAMES) {
			int end = (int) Math.min(content.length(), inode.isInline() ? (at < 60 ? 60 : Integer.MAX_VALUE) : (long) at + blockSize);
			block(content.bytes(at, end - at), inode);
			at = end;
		}
		if (entries.size() > TreeWalk.MOST_NAMES) {
			log.add("ext4.directory", inode.offset(), 128, "the directory of inode " + inode.number() + " has more than " + TreeWalk.MOST_NAMES + " names",
					"the rest was not read");
		}
		entries.sort(InodeName.ORDER);
		return List.copyOf(entries);
	}

	private void block(byte[] block, Inode inode) {
		int at = 0;
		try {
			while (at <= block.length - HEADER) {
				ByteCursor cursor = new ByteCursor(block).order(ByteOrder.LITTLE_ENDIAN).seek(at);
				long number = cursor.u32();
				int length = cursor.u16();
				int nameLength = cursor.u8();
				cursor.skip(1);
				if (length == 0 && blockSize == 0x10000) {
					length = blockSize;
				}
				if (length < HEADER || length % 4 != 0 || length > block.length - at || nameLength > length - HEADER) {
					throw new TruncatedException(at, length, block.length - at);
				}
				byte[] bytes = cursor.bytes(nameLength);
				String name = EvidenceText.of(bytes);
				if (number != 0 && nameLength > 0 && !name.equals(".") && !name.equals("..")) {
					entries.add(new InodeName(inode.isEncrypted() ? Encrypted.name(bytes) : name, number));
				}
				at += length;
			}
		} catch (TruncatedException broken) {
			log.add("ext4.directory", inode.offset(), 128, "the directory of inode " + inode.number() + " breaks off in a block at byte " + at,
					"further names of this block are missing");
		}
	}
}
