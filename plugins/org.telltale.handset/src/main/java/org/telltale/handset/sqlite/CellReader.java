package org.telltale.handset.sqlite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.base.Where;

/** Reads the cells of table leaves with their chains of overflow pages (SQLite file format sections 1.5 and 1.6). */
final class CellReader {

	/** A row that is larger is cut, and said to be. */
	static final int MOST_PAYLOAD_BYTES = 64 << 20;

	/** A cell of a table leaf. */
	record Cell(long rowId, Payload payload, int bytesInPage) {
	}

	private final Pager pager;
	private final int usable;
	private final ProblemList problems;
	/** Each overflow page belongs to one cell: a chain that comes to a used page is a cycle or shared, and ends. */
	private final BitSet overflowUsed = new BitSet();

	CellReader(Pager pager, int usable, ProblemList problems) {
		this.pager = pager;
		this.usable = usable;
		this.problems = problems;
	}

	/** The cell that starts at {@code offset} of a table leaf. */
	Cell read(Page page, int offset) throws IOException, TruncatedException {
		ByteCursor cursor = new ByteCursor(page.bytes(), 0, usable).seek(offset);
		long declared = Varint.read(cursor);
		long rowId = Varint.read(cursor);
		if (declared < 0) {
			throw new TruncatedException(offset, declared, 0);
		}
		int local = localBytes(declared, usable);
		int start = cursor.position();
		byte[] here = cursor.bytes(local);
		List<Where> pieces = new ArrayList<>(List.of(page.at(start, local)));
		if (local == declared) {
			Payload payload = new Payload(here, declared, pieces, List.of(page.at(offset, cursor.position() - offset)));
			return new Cell(rowId, payload, cursor.position() - offset);
		}
		long next = cursor.u32();
		List<Where> cell = new ArrayList<>(List.of(page.at(offset, cursor.position() - offset)));
		byte[] whole = follow(page, offset, here, next, declared, pieces, cell);
		return new Cell(rowId, new Payload(whole, declared, pieces, cell), cursor.position() - offset);
	}

	/** Section 1.6: how much of a payload of P bytes stays on the leaf. */
	static int localBytes(long declared, int usable) {
		int most = usable - 35;
		if (declared <= most) {
			return (int) declared;
		}
		int least = (usable - 12) * 32 / 255 - 23;
		long fitting = least + (declared - least) % (usable - 4);
		return (int) (fitting <= most ? fitting : least);
	}

	private byte[] follow(Page leaf, int offset, byte[] here, long first, long declared, List<Where> pieces, List<Where> cell)
			throws IOException, TruncatedException {
		ByteArrayOutputStream whole = new ByteArrayOutputStream();
		whole.writeBytes(here);
		long wanted = Math.min(declared, MOST_PAYLOAD_BYTES);
		long next = first;
		while (whole.size() < wanted) {
			Optional<Page> page = overflowUsed.get(bit(next)) ? Optional.empty() : pager.page(next);
			if (page.isEmpty()) {
				problems.add("sqlite.overflow", leaf.at(offset, 0), "A row's chain of overflow pages leads to page " + next
						+ ", which is not there or belongs to another row.", "The row is read as far as its bytes are there.");
				return whole.toByteArray();
			}
			overflowUsed.set(bit(next));
			int count = (int) Math.min(wanted - whole.size(), usable - 4);
			whole.write(page.get().bytes(), 4, count);
			pieces.add(page.get().at(4, count));
			cell.add(page.get().at(0, 4L + count));
			next = new ByteCursor(page.get().bytes()).u32();
		}
		if (wanted < declared) {
			problems.add("sqlite.row-too-long", leaf.at(offset, 0), "A row says that it is " + declared + " bytes long.",
					"Only its first " + wanted + " bytes are read.");
		}
		return whole.toByteArray();
	}

	/** Page numbers outside the file never reach the set. */
	private int bit(long page) {
		return page < 1 || page > pager.pages() ? 0 : (int) page;
	}
}
