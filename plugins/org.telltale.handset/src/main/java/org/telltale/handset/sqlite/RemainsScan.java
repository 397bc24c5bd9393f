package org.telltale.handset.sqlite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.telltale.base.Where;

/** Looks for rows in bytes that no b-tree speaks for (docs/formats/handset.md, Deleted rows, rules 5 to 8). */
final class RemainsScan {

	/** A freeblock's own header, which stands over the start of the cell that was there. */
	private static final int OVERWRITTEN = 4;
	private static final int MOST_LENGTH_BYTES = 3;
	private static final int MOST_ROW_ID_BYTES = 9;
	private static final int LEAST_PAYLOAD = 3;
	/** Gaps of up to three bytes are no freeblocks of their own. */
	private static final int MOST_FRAGMENT = 3;

	/**
	 * A row that was found.
	 *
	 * @param table its table's index
	 * @param rowId 0 if it is lost
	 * @param payload its record, what was overwritten of the header put in again
	 * @param columns how many values it has
	 * @param at where its cell begins in the page
	 */
	record Hit(Page page, int table, long rowId, boolean rowIdLost, Payload payload, int columns, int at) {
	}

	/** A row that had overflow pages; {@code table} is the first that it fits. */
	record Overflowing(int table, long rowId, boolean rowIdLost) {
	}

	/**
	 * One way to read bytes as a cell.
	 *
	 * @param at where the cell begins
	 * @param start where its payload does
	 * @param lost the payload's first bytes, where they are overwritten
	 * @param end behind the cell
	 */
	private record Reading(StoredRecord record, int at, int start, byte[] lost, long rowId, boolean rowIdLost, int end) {

		int valuesAt() {
			return start + record.headerBytes();
		}
	}

	private final List<RowShape> shapes;
	private final int usable;
	private final Consumer<Hit> sink;
	/** Takes what is left of the row, too. */
	private final BiConsumer<byte[], Overflowing> overflowing;
	private final List<Integer> everyTable;
	/** An index may hold all columns of a table and the row id. */
	private final int mostColumns;
	private final SearchWork work;

	RemainsScan(List<RowShape> shapes, int usable, Consumer<Hit> sink, BiConsumer<byte[], Overflowing> overflowing, SearchWork work) {
		this.shapes = shapes;
		this.usable = usable;
		this.sink = sink;
		this.overflowing = overflowing;
		this.work = work;
		this.mostColumns = 1 + shapes.stream().mapToInt(RowShape::columns).max().orElse(0);
		this.everyTable = IntStream.range(0, shapes.size()).boxed().toList();
	}

	/** A leaf that no longer counts: its cells, and what it left between and in front of them. */
	void whole(Page page, LeafPage leaf, int owner) {
		for (int cell : leaf.cells()) {
			intact(page.bytes(), cell, usable).flatMap(reading -> hit(page, reading, owner)).ifPresent(sink);
		}
		area(page, leaf.gap(), owner);
		for (LeafPage.Area block : leaf.freeblocks()) {
			area(page, block, owner);
		}
	}

	/**
	 * Rows in a part of a page, wherever they stand.
	 *
	 * @param owner the index of the table that the page belongs to, or {@link PageOwners#NONE}
	 */
	void area(Page page, LeafPage.Area area, int owner) {
		int at = area.from();
		while (at + LEAST_PAYLOAD < area.to() && !work.isSpent()) {
			Optional<Reading> reading = intact(page.bytes(), at, area.to());
			Optional<Hit> hit = reading.filter(found -> !isOverwritten(page.bytes(), found)).flatMap(found -> hit(page, found, owner));
			int next = hit.isPresent() ? reading.get().end() : at + 1;
			int blockEnd = blockEnd(page.bytes(), at);
			if (hit.isEmpty() && blockEnd > at && blockEnd <= area.to()) {
				List<Reading> readings = headless(page.bytes(), at, blockEnd, owner);
				hit = readings.size() == 1 ? hit(page, readings.getFirst(), owner) : Optional.empty();
				next = hit.isPresent() ? readings.getFirst().end() : next;
			}
			hit.ifPresent(sink);
			at = next;
		}
	}

	/** A cell whose head is there and which ends before {@code to}; it may be no row of any table. */
	private Optional<Reading> intact(byte[] bytes, int at, int to) {
		StoredRecord.Varints head = new StoredRecord.Varints(bytes, at, to);
		if (!head.next() || head.value() < LEAST_PAYLOAD || head.value() > CellReader.MOST_PAYLOAD_BYTES) {
			return Optional.empty();
		}
		long length = head.value();
		if (!head.next()) {
			return Optional.empty();
		}
		long rowId = head.value();
		int start = head.position();
		return StoredRecord.at(bytes, start, to, mostColumns, work).filter(record -> record.totalBytes() == length)
				.map(record -> new Reading(record, at, start, new byte[0], rowId, false, end(record, start))).filter(reading -> reading.end() <= to && holds(reading));
	}

	/**
	 * The ways to read a cell whose first four bytes are a freeblock's header, as a row of a table, such that what is
	 * left of the block is cells too. None if one goes beyond: a block whose end was used again begins with half a cell.
	 */
	private List<Reading> headless(byte[] bytes, int at, int blockEnd, int owner) {
		List<Reading> owners = owner == PageOwners.NONE ? List.of() : headless(bytes, at, List.of(owner));
		List<Reading> all = owners.isEmpty() ? headless(bytes, at, everyTable) : owners;
		boolean cut = all.stream().anyMatch(reading -> reading.end() > blockEnd);
		return cut ? List.of() : all.stream().filter(reading -> isTiled(bytes, reading.end(), blockEnd) && !isOverwritten(bytes, reading)).toList();
	}

	private List<Reading> headless(byte[] bytes, int at, List<Integer> tables) {
		List<Reading> readings = new ArrayList<>();
		work.spend(tables.size());
		int from = at + OVERWRITTEN;
		for (int start = from; start <= at + MOST_LENGTH_BYTES + MOST_ROW_ID_BYTES && start < usable; start++) {
			Optional<StoredRecord> record = StoredRecord.at(bytes, start, usable, mostColumns, work);
			if (record.isPresent() && tables.stream().anyMatch(table -> shapes.get(table).fits(record.get()))) {
				headless(record.get(), at, start, new byte[0], readings);
			}
		}
		for (int table : tables) {
			RowShape shape = shapes.get(table);
			StoredRecord.withoutLength(bytes, from, usable, new long[0], shape.columns(), work).filter(shape::fits)
					.ifPresent(record -> headless(record, at, at + 3, new byte[] {(byte) record.headerBytes()}, readings));
			if (shape.beginsWithRowId()) {
				StoredRecord.withoutLength(bytes, from, usable, new long[1], shape.columns(), work).filter(shape::fits)
						.ifPresent(record -> headless(record, at, at + 2, new byte[] {(byte) record.headerBytes(), 0}, readings));
			}
		}
		return readings;
	}

	/** A reading holds only if what is left of the head is room for payload length and row id. */
	private void headless(StoredRecord record, int at, int start, byte[] lost, List<Reading> readings) {
		int lengthBytes = Varint.length(record.totalBytes());
		int rowIdBytes = start - at - lengthBytes;
		Reading reading = new Reading(record, at, start, lost, 0, true, end(record, start));
		boolean again = readings.stream().anyMatch(other -> other.start() == start && Arrays.equals(other.record().types(), record.types()));
		if (lengthBytes <= MOST_LENGTH_BYTES && rowIdBytes >= 1 && rowIdBytes <= MOST_ROW_ID_BYTES && holds(reading) && !again) {
			readings.add(reading);
		}
	}

	/** Whether cells follow each other up to a block's end, each with its head or a freeblock's over it. */
	private boolean isTiled(byte[] bytes, int from, int to) {
		int at = from;
		while (to - at > MOST_FRAGMENT) {
			int begin = at;
			Optional<Reading> cell = intact(bytes, begin, to).filter(this::fitsAny);
			int blockEnd = blockEnd(bytes, at);
			if (cell.isPresent()) {
				at = cell.get().end();
			} else if (blockEnd > at && blockEnd <= to && isHeadless(bytes, at, false)) {
				at = blockEnd;
			} else {
				return false;
			}
		}
		return true;
	}

	private boolean fitsAny(Reading reading) {
		return shapes.stream().anyMatch(shape -> shape.fits(reading.record()));
	}

	/**
	 * Whether the start of a cell stands inside a row: then that was written later, over the row's end. Text does not look
	 * like one: a header of the length of a letter is longer than such a payload. A row that is not looked through counts as written over.
	 */
	private boolean isOverwritten(byte[] bytes, Reading reading) {
		for (int at = reading.at() + 1; at < valuesEnd(reading) && !work.isSpent(); at++) {
			work.spend(1);
			int blockEnd = blockEnd(bytes, at);
			boolean inHeader = at < reading.valuesAt();
			if (isHead(bytes, at, inHeader) || blockEnd > at && isHeadless(bytes, at, inHeader)) {
				return true;
			}
		}
		return work.isSpent();
	}

	/** Whether a cell's head stands here, of a table or of an index; among a header's numbers only that of a table's row is told from chance. */
	private boolean isHead(byte[] bytes, int at, boolean ofTable) {
		StoredRecord.Varints head = new StoredRecord.Varints(bytes, at, usable);
		if (!head.next() || head.value() < LEAST_PAYLOAD) {
			return false;
		}
		long length = head.value();
		if (!ofTable && record(bytes, head.position(), length).isPresent()) {
			return true;
		}
		Optional<StoredRecord> row = head.next() ? record(bytes, head.position(), length) : Optional.empty();
		return row.filter(record -> !ofTable || shapes.stream().anyMatch(shape -> shape.fits(record))).isPresent();
	}

	private Optional<StoredRecord> record(byte[] bytes, int start, long length) {
		return StoredRecord.at(bytes, start, usable, mostColumns, work).filter(record -> record.types().length > 1 && record.totalBytes() == length);
	}

	/**
	 * Whether a freeblock's header stands over the start of a cell, be it one that cannot be read: the first type is lost with the head. Three NULLs in
	 * front of a text's type look like such a header among a record's types; what stands behind them is then a row of any table without types.
	 */
	private boolean isHeadless(byte[] bytes, int at, boolean inHeader) {
		return !headless(bytes, at, everyTable).isEmpty() || shapes.stream().filter(shape -> !inHeader || shape.hasTypes()).anyMatch(shape -> StoredRecord
				.withoutLength(bytes, at + OVERWRITTEN, usable, new long[1], shape.columns(), work).filter(shape::fitsBehindFirst).isPresent());
	}

	/** Where the freeblock ends whose header stands here, be it of now or left over; {@code at} if there can be none. */
	private int blockEnd(byte[] bytes, int at) {
		if (at + OVERWRITTEN > usable) {
			return at;
		}
		int next = u16(bytes, at);
		int end = at + u16(bytes, at + 2);
		boolean can = end > at + OVERWRITTEN && end <= usable && (next == 0 || next >= end + OVERWRITTEN && next <= usable - OVERWRITTEN);
		return can ? end : at;
	}

	private int local(StoredRecord record) {
		return CellReader.localBytes(record.totalBytes(), usable);
	}

	private boolean overflows(StoredRecord record) {
		return local(record) < record.totalBytes();
	}

	private int end(StoredRecord record, int start) {
		return start + local(record) + (overflows(record) ? 4 : 0);
	}

	/** Without the number of the first overflow page. */
	private int valuesEnd(Reading reading) {
		return reading.start() + local(reading.record());
	}

	private boolean holds(Reading reading) {
		return reading.record().headerBytes() <= local(reading.record());
	}

	/** The row that a reading is, if it is one. */
	private Optional<Hit> hit(Page page, Reading reading, int owner) {
		Optional<Hit> owners = owner == PageOwners.NONE ? Optional.empty() : hit(page, reading, List.of(owner));
		return owners.isPresent() ? owners : hit(page, reading, everyTable);
	}

	private Optional<Hit> hit(Page page, Reading reading, List<Integer> tables) {
		work.spend(tables.size());
		StoredRecord record = reading.record();
		List<Integer> fitting = tables.stream().filter(table -> shapes.get(table).fits(record)).toList();
		if (fitting.isEmpty()) {
			return Optional.empty();
		}
		byte[] bytes = Arrays.copyOfRange(page.bytes(), reading.start(), valuesEnd(reading));
		System.arraycopy(reading.lost(), 0, bytes, 0, reading.lost().length);
		if (overflows(record)) {
			overflowing.accept(bytes, new Overflowing(fitting.getFirst(), reading.rowId(), reading.rowIdLost()));
			return Optional.empty();
		}
		List<Integer> holding = fitting.stream().filter(table -> shapes.get(table).fits(record, bytes)).toList();
		if (holding.size() != 1) {
			return Optional.empty();
		}
		List<Where> pieces = List.of(page.at(reading.start(), bytes.length));
		Payload payload = new Payload(bytes, bytes.length, pieces, List.of(page.at(reading.at(), reading.end() - reading.at())));
		return Optional.of(new Hit(page, holding.getFirst(), reading.rowId(), reading.rowIdLost(), payload, record.types().length, reading.at()));
	}

	private static int u16(byte[] bytes, int at) {
		return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
	}
}
