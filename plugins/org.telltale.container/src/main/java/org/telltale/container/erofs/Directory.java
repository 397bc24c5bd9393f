package org.telltale.container.erofs;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.EvidenceText;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;
import org.telltale.container.tree.InodeName;
import org.telltale.container.tree.TreeWalk;

/** Reads a directory: in each block entries of twelve bytes, then their names, each up to the next ({@code struct erofs_dirent}). */
final class Directory {

	private static final int ENTRY = 12;

	private final ProblemLog log;
	private final List<InodeName> names = new ArrayList<>();

	Directory(ProblemLog log) {
		this.log = log;
	}

	/** The names but for {@code .} and {@code ..}, by text. */
	List<InodeName> read(Source content, Inode inode, String path, int blockSize) throws IOException {
		for (long at = 0; at < content.length() && names.size() <= TreeWalk.MOST_NAMES; at += blockSize) {
			try {
				block(content.bytes(at, blockSize));
			} catch (TruncatedException broken) {
				log.add("erofs.directory", inode.offset(), Inode.SIZE, "the directory " + path + " breaks off in its block at byte " + at,
						"further names of this block are missing");
			}
		}
		if (names.size() > TreeWalk.MOST_NAMES) {
			log.add("erofs.directory", inode.offset(), Inode.SIZE, "the directory " + path + " has more than " + TreeWalk.MOST_NAMES + " names", "the rest was not read");
		}
		names.sort(InodeName.ORDER);
		return List.copyOf(names);
	}

	/** Where the first name begins the entries end. */
	private void block(byte[] block) throws TruncatedException {
		ByteCursor cursor = new ByteCursor(block).order(ByteOrder.LITTLE_ENDIAN);
		int count = cursor.seek(8).u16() / ENTRY;
		int names = cursor.seek(8).u16();
		if (count == 0 || names % ENTRY != 0) {
			throw new TruncatedException(8, 2, 0);
		}
		for (int i = 0; i < count; i++) {
			long number = cursor.seek((long) i * ENTRY).u64();
			int from = cursor.u16();
			int to = i + 1 < count ? cursor.seek((i + 1L) * ENTRY + 8).u16() : block.length;
			if (from < names || to < from) {
				throw new TruncatedException(from, to - (long) from, block.length);
			}
			byte[] name = cursor.seek(from).bytes(to - from);
			int length = 0;
			while (length < name.length && name[length] != 0) {
				length++;
			}
			if (length > TreeWalk.MOST_NAME) {
				throw new TruncatedException(from, length, TreeWalk.MOST_NAME);
			}
			String text = EvidenceText.untilZero(name);
			if (!text.equals(".") && !text.equals("..")) {
				this.names.add(new InodeName(text, number));
			}
		}
	}
}
