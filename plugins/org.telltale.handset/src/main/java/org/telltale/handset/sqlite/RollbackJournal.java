package org.telltale.handset.sqlite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.telltale.base.ByteCursor;
import org.telltale.base.Problem;
import org.telltale.base.TruncatedException;
import org.telltale.handset.bytes.EvidenceBytes;

/**
 * A rollback journal (SQLite file format section 3), played back as SQLite does before it reads a database that was left
 * in the middle of a change, but in memory.
 */
final class RollbackJournal implements Overlay {

	static final byte[] MAGIC = {(byte) 0xd9, (byte) 0xd5, 0x05, (byte) 0xf9, 0x20, (byte) 0xa1, 0x63, (byte) 0xd7};
	private static final int HEADER_BYTES = 28;
	private static final int SUPER_BYTES = 16;
	private static final long TO_THE_END = 0xffffffffL;
	/** The byte that SQLite locks, PENDING_BYTE: its page holds nothing. */
	private static final long LOCK_BYTE = 0x40000000L;
	/** Bounds the memory that the map of pages takes. */
	private static final int MOST_RECORDS = 1 << 20;

	private final EvidenceBytes journal;
	private final List<Problem> problems = new ArrayList<>();
	private final Map<Long, Long> taken = new HashMap<>();
	private boolean hot;
	private int pageBytes;
	private long sectorBytes;
	private long databasePages;
	private long records;

	private RollbackJournal(EvidenceBytes journal) {
		this.journal = journal;
	}

	/** Whether a journal that starts with these bytes (8 are enough) may have to be rolled back. */
	static boolean isHot(byte[] start) {
		return start.length >= MAGIC.length && Arrays.equals(MAGIC, 0, MAGIC.length, start, 0, MAGIC.length);
	}

	/** Plays a journal back; one that was ended, or is empty, takes nothing back and is no problem. */
	static RollbackJournal read(EvidenceBytes journal) throws IOException {
		RollbackJournal read = new RollbackJournal(journal);
		if (isHot(journal.copy(0, MAGIC.length))) {
			try {
				read.play();
			} catch (TruncatedException cut) {
				read.problem("sqlite.journal-cut", "The rollback journal ends inside its header.", "It is not rolled back.");
			}
		}
		return read;
	}

	private void play() throws IOException, TruncatedException {
		ByteCursor header = header(0).skip(8);
		databasePages = header.u32();
		sectorBytes = header.u32();
		long size = header.u32();
		if (size < 512 || size > 65536 || Long.bitCount(size) != 1 || sectorBytes < 32 || sectorBytes > 65536 || Long.bitCount(sectorBytes) != 1) {
			problem("sqlite.journal-cut", "The header of the rollback journal gives sizes that cannot be.", "It is not rolled back.");
			return;
		}
		if (journal.length() < sectorBytes) {
			throw new TruncatedException(0, sectorBytes, journal.length());
		}
		pageBytes = (int) size;
		if (namesSuperJournal()) {
			problem("sqlite.journal-super", "The rollback journal belongs to a change of several databases: only their common journal tells whether it was "
					+ "carried out.", "The database is read as it is; it is not rolled back.");
			return;
		}
		hot = true;
		boolean whole = segments();
		problem("sqlite.journal-rolled-back", "A rollback journal lies beside the database: a change was under way when they were copied. " + taken.size()
				+ " of its pages are taken back, as SQLite would do.", "Rows are listed as they were before that change.");
		if (!whole) {
			problem("sqlite.journal-cut", "The rollback journal is cut or damaged behind " + records + " pages.", "What the change did to other pages is not taken back.");
		}
	}

	/** A cursor behind the magic. */
	private ByteCursor header(long offset) throws IOException, TruncatedException {
		return new ByteCursor(journal.copy(offset, HEADER_BYTES)).skip(MAGIC.length).part(HEADER_BYTES - MAGIC.length);
	}

	/** Answers whether the journal was read to its end. */
	private boolean segments() throws IOException, TruncatedException {
		long at = 0;
		while (isHot(journal.copy(at, MAGIC.length))) {
			if (at + sectorBytes > journal.length()) {
				return false;
			}
			ByteCursor header = header(at);
			long count = header.u32();
			int nonce = (int) header.u32();
			long recordBytes = pageBytes + 8L;
			long there = (journal.length() - at - sectorBytes) / recordBytes;
			long wanted = count == TO_THE_END ? there : count;
			for (long i = 0; i < wanted; i++) {
				if (i >= there || !record(at + sectorBytes + i * recordBytes, nonce)) {
					return false;
				}
			}
			long end = at + sectorBytes + wanted * recordBytes;
			at = (end + sectorBytes - 1) / sectorBytes * sectorBytes;
		}
		return true;
	}

	/** Takes one record; false if it ends the playing back. */
	private boolean record(long at, int nonce) throws IOException, TruncatedException {
		long page = new ByteCursor(journal.copy(at, 4)).u32();
		if (page == 0 || page == LOCK_BYTE / pageBytes + 1 || ++records > MOST_RECORDS) {
			return false;
		}
		if (page > databasePages || taken.containsKey(page)) {
			return true;
		}
		byte[] bytes = journal.copy(at + 4, pageBytes + 4);
		if ((int) new ByteCursor(bytes).seek(pageBytes).u32() != nonce + sum(bytes, pageBytes)) {
			return false;
		}
		taken.put(page, at + 4);
		return true;
	}

	/** Section 3: each 200th byte, from the end down. */
	static int sum(byte[] page, int pageBytes) {
		int sum = 0;
		for (int i = pageBytes - 200; i > 0; i -= 200) {
			sum += page[i] & 0xff;
		}
		return sum;
	}

	/** The name's length, its sum and the magic stand at the end of a journal that is part of a greater change. */
	private boolean namesSuperJournal() throws IOException, TruncatedException {
		long end = journal.length() - SUPER_BYTES;
		if (end < HEADER_BYTES || !isHot(journal.copy(end + 8, MAGIC.length))) {
			return false;
		}
		ByteCursor trailer = new ByteCursor(journal.copy(end, 8));
		long length = trailer.u32();
		int sum = (int) trailer.u32();
		if (length == 0 || length > Math.min(4096, end)) {
			return false;
		}
		for (byte b : journal.copy(end - length, (int) length)) {
			sum -= b;
		}
		return sum == 0;
	}

	private void problem(String code, String what, String consequence) {
		problems.add(new Problem(code, journal.where(0, journal.length()), what, consequence));
	}

	@Override
	public EvidenceBytes bytes() {
		return journal;
	}

	/** A change that made the database longer may have changed no page of it. */
	@Override
	public boolean isEmpty() {
		return !hot;
	}

	@Override
	public OptionalLong offsetOf(long page) {
		Long offset = taken.get(page);
		return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
	}

	@Override
	public int pageBytes() {
		return pageBytes;
	}

	@Override
	public long databasePages() {
		return databasePages;
	}

	@Override
	public List<Problem> problems() {
		return problems;
	}
}
