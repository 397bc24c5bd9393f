package org.telltale.firmware.resource;

import java.util.ArrayList;
import java.util.List;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.EntryName;
import org.telltale.firmware.text.FoundString;

/**
 * The strings of the pools of a resource table or of binary XML. Pools of packages (names of types and keys) are left
 * out: they name resources, not what an app says.
 *
 * @param strings in the file's order
 * @param oddNames names of resources that are odd as names of files (they climb out, are absolute): tools that unpack
 *        packages have written elsewhere because of such
 * @param complete whether everything was read
 */
public record ResourceStrings(List<FoundString> strings, List<FoundString> oddNames, boolean complete) {

	private static final int TABLE = 0x0002;
	private static final int XML = 0x0003;
	private static final int PACKAGE = 0x0200;

	public ResourceStrings {
		strings = List.copyOf(strings);
		oddNames = List.copyOf(oddNames);
	}

	/** Whether a file starts like a resource table or binary XML. */
	public static boolean looksLike(byte[] head) {
		return head.length >= 8 && head[1] == 0 && (head[0] == TABLE && head[2] == 12 || head[0] == XML && head[2] == 8) && head[3] == 0;
	}

	/** Reads a file; whatever it is, never throws. */
	public static ResourceStrings read(byte[] bytes) {
		List<FoundString> strings = new ArrayList<>();
		List<FoundString> oddNames = new ArrayList<>();
		boolean complete = true;
		try {
			Chunk file = Chunk.next(new ByteCursor(bytes));
			ByteCursor inside = new ByteCursor(bytes, 0, (int) file.size()).seek(file.headerSize());
			while (inside.remaining() > 0) {
				Chunk chunk = Chunk.next(inside);
				if (chunk.type() == StringPool.TYPE) {
					StringPool pool = StringPool.read(chunk.body(), chunk.offset());
					strings.addAll(pool.strings());
					complete &= pool.broken() == 0;
				} else if (chunk.type() == PACKAGE) {
					oddNames(bytes, chunk, oddNames);
				}
			}
		} catch (TruncatedException broken) {
			complete = false;
		}
		return new ResourceStrings(strings, oddNames, complete);
	}

	private static void oddNames(byte[] bytes, Chunk parent, List<FoundString> into) throws TruncatedException {
		ByteCursor inside = new ByteCursor(bytes, 0, (int) (parent.offset() + parent.size())).seek(parent.offset() + parent.headerSize());
		while (inside.remaining() > 0) {
			Chunk chunk = Chunk.next(inside);
			if (chunk.type() == StringPool.TYPE) {
				StringPool.read(chunk.body(), chunk.offset()).strings().stream()
						.filter(name -> !name.text().isEmpty() && EntryName.oddity(name.text()).isPresent()).forEach(into::add);
			}
		}
	}
}
