package org.telltale.container.f2fs;

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

/** Reads a directory: in each block a bitmap, entries, and names in pieces of eight bytes ({@code struct f2fs_dentry_block}). */
final class Directory {

	private static final int ENTRY = 11;
	private static final int PIECE = 8;

	private final ProblemLog log;
	private final List<InodeName> names = new ArrayList<>();

	Directory(ProblemLog log) {
		this.log = log;
	}

	/** The names but for {@code .} and {@code ..}, by text. */
	List<InodeName> read(Source content, Inode inode, String path) throws IOException {
		int size = inode.hasInlineNames() ? inode.inlineLength() : Superblock.BLOCK;
		for (long at = 0; at < content.length() && names.size() <= TreeWalk.MOST_NAMES; at += size) {
			try {
				block(content.bytes(at, size), size, inode);
			} catch (TruncatedException broken) {
				log.add("f2fs.directory", inode.offset(), Superblock.BLOCK, "the directory " + path + " breaks off in its block at byte " + at,
						"further names of this block are missing");
			}
		}
		if (names.size() > TreeWalk.MOST_NAMES) {
			log.add("f2fs.directory", inode.offset(), Superblock.BLOCK, "the directory " + path + " has more than " + TreeWalk.MOST_NAMES + " names", "the rest was not read");
		}
		names.sort(InodeName.ORDER);
		return List.copyOf(names);
	}

	/** As many entries as find room with a bit each; what is left over lies between bitmap and entries. */
	private void block(byte[] block, int size, Inode inode) throws TruncatedException {
		int most = size * 8 / ((ENTRY + PIECE) * 8 + 1);
		int entriesAt = size - (ENTRY + PIECE) * most;
		int namesAt = entriesAt + ENTRY * most;
		ByteCursor cursor = new ByteCursor(block).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < most; ) {
			if ((cursor.seek(i / 8).u8() & 1 << i % 8) == 0) {
				i++;
				continue;
			}
			long number = cursor.seek(entriesAt + ENTRY * i + 4L).u32();
			int length = cursor.u16();
			int pieces = Math.ceilDiv(length, PIECE);
			if (length == 0 || length > TreeWalk.MOST_NAME || pieces > most - i) {
				throw new TruncatedException(i, length, most);
			}
			byte[] bytes = cursor.seek(namesAt + PIECE * (long) i).bytes(length);
			String text = EvidenceText.of(bytes);
			if (!text.equals(".") && !text.equals("..")) {
				names.add(new InodeName(inode.isEncrypted() ? Encrypted.name(bytes) : text, number));
			}
			i += pieces;
		}
	}
}
