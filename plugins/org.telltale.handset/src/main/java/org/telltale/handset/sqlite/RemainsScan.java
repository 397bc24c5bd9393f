package org.telltale.handset.sqlite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.telltale.base.Digest;
import org.telltale.base.Where;

/** Looks for rows in bytes that no b-tree speaks for (docs/formats/handset.md, Deleted rows, rules 5 to 7). */
final class RemainsScan {

	/** A freeblock's own header, which stands over the start of the cell that was there. */
	private static final int OVERWRITTEN = 4;
	private static final int MOST_LENGTH_BYTES = 3;
	private static final int MOST_ROW_ID_BYTES = 9;
	private static final int LEAST_PAYLOAD = 3;

	/**
	 * A row that was found.
	 *
	 * @param table its table's index
	 * @param rowId 0 if it is lost
	 * @param payload its record, what was overwritten of the header put in again
	 * @param columns how many values it has
	 * @param at where its cell begins in the page
	 * @param end behind its cell
	 */
	record Hit(Page page, int table, long rowId, boolean rowIdLost, Payload payload, int columns, int at, int end) {
	}

	/** A row whose overflow pages are in use again; {@code table} is the first that it fits. */
	record Cut(int table, long rowId, boolean rowIdLost) {
	}

	private final List<RowShape> shapes;
	private final Pager pager;
	private final int usable;
	private final Freelist freelist;
	private final Consumer<Hit> sink;
	/** By the digest of what is left of the row; looked up and removed from, in the order found. */
	private final Map<String, Cut> cuts;
	/** Which row each page of a chain belongs to, by the same digest. */
	private final Map<Long, String> chains = new HashMap<>();
	private final List<Integer> everyTable;

	RemainsScan(List<RowShape> shapes, Pager pager, int usable, Freelist freelist, Consumer<Hit> sink, Map<String, Cut> cuts) {
		this.shapes = shapes;
		this.pager = pager;
		this.usable = usable;
		this.freelist = freelist;
		this.sink = sink;
		this.cuts = cuts;
		this.everyTable = IntStream.range(0, shapes.size()).boxed().toList();
	}

	/** What a leaf's freeblocks hold. */
	void freeblocks(Page page, LeafPage leaf, int owner) throws IOException {
		for (LeafPage.Area block : leaf.freeblocks()) {
			area(page, block, true, owner);
		}
	}

	/** A leaf that no longer counts: its cells, and what it left between and in front of them. */
	void whole(Page page, LeafPage leaf, int owner) throws IOException {
		for (int cell : leaf.cells()) {
			intact(page, cell, usable, owner).ifPresent(sink);
		}
		area(page, leaf.gap(), false, owner);
		freeblocks(page, leaf, owner);
	}

	/**
	 * Rows in a part of a page, one behind the other or anywhere.
	 *
	 * @param freeblock whether its first bytes are a freeblock's header
	 * @param owner the index of the table that the page belongs to, or {@link PageOwners#NONE}
	 */
	void area(Page page, LeafPage.Area area, boolean freeblock, int owner) throws IOException {
		int at = area.from();
		boolean atCell = freeblock;
		while (at + LEAST_PAYLOAD < area.to()) {
			Optional<Hit> hit = intact(page, at, area.to(), owner);
			if (hit.isEmpty() && atCell) {
				hit = headless(page, at, area.to(), owner);
			}
			atCell = hit.isPresent();
			at = hit.map(Hit::end).orElse(at + 1);
			hit.ifPresent(sink);
		}
	}

	/** A cell whose head is there. */
	private Optional<Hit> intact(Page page, int at, int to, int owner) throws IOException {
		StoredRecord.Varints head = new StoredRecord.Varints(page.bytes(), at, to);
		if (!head.next() || head.value() < LEAST_PAYLOAD || head.value() > CellReader.MOST_PAYLOAD_BYTES) {
			return Optional.empty();
		}
		long length = head.value();
		int local = CellReader.localBytes(length, usable);
		if (!head.next() || head.position() + local > to) {
			return Optional.empty();
		}
		int start = head.position();
		Optional<StoredRecord> record = StoredRecord.at(page.bytes(), start, start + local).filter(found -> found.totalBytes() == length);
		if (record.isEmpty()) {
			return Optional.empty();
		}
		Reading reading = new Reading(page, at, start, to, record.get(), new byte[0], head.value(), false);
		Optional<Hit> owners = owner == PageOwners.NONE ? Optional.empty() : hit(reading, List.of(owner));
		return owners.isPresent() ? owners : hit(reading, everyTable);
	}

	/** A cell whose first four bytes are a freeblock's header: of the readings that hold, the one that ends as the block does, or the only one. */
	private Optional<Hit> headless(Page page, int at, int to, int owner) throws IOException {
		Optional<Hit> owners = owner == PageOwners.NONE ? Optional.empty() : only(headless(page, at, to, List.of(owner)), to);
		return owners.isPresent() ? owners : only(headless(page, at, to, everyTable), to);
	}

	private static Optional<Hit> only(List<Hit> hits, int to) {
		List<Hit> exact = hits.stream().filter(hit -> hit.end() == to).toList();
		List<Hit> counting = exact.isEmpty() ? hits : exact;
		return counting.size() == 1 ? Optional.of(counting.getFirst()) : Optional.empty();
	}

	private List<Hit> headless(Page page, int at, int to, List<Integer> tables) throws IOException {
		List<Hit> hits = new ArrayList<>();
		for (int start = at + OVERWRITTEN; start <= at + MOST_LENGTH_BYTES + MOST_ROW_ID_BYTES && start < to; start++) {
			Optional<StoredRecord> record = StoredRecord.at(page.bytes(), start, to);
			for (int i = 0; record.isPresent() && i < tables.size(); i++) {
				headless(page, at, start, to, record.get(), new byte[0], tables.get(i)).ifPresent(hits::add);
			}
		}
		for (int table : tables) {
			RowShape shape = shapes.get(table);
			Optional<StoredRecord> lengthLost = StoredRecord.withoutLength(page.bytes(), at + OVERWRITTEN, to, new long[0], shape.columns());
			if (lengthLost.isPresent()) {
				headless(page, at, at + 3, to, lengthLost.get(), new byte[] {(byte) lengthLost.get().headerBytes()}, table).ifPresent(hits::add);
			}
			Optional<StoredRecord> typeLost = !shape.beginsWithRowId() ? Optional.empty()
					: StoredRecord.withoutLength(page.bytes(), at + OVERWRITTEN, to, new long[1], shape.columns());
			if (typeLost.isPresent()) {
				headless(page, at, at + 2, to, typeLost.get(), new byte[] {(byte) typeLost.get().headerBytes(), 0}, table).ifPresent(hits::add);
			}
		}
		return hits;
	}

	/** A reading holds only if what is left of the head is room for payload length and row id. */
	private Optional<Hit> headless(Page page, int at, int start, int to, StoredRecord record, byte[] lost, int table) throws IOException {
		int lengthBytes = Varint.length(record.totalBytes());
		int rowIdBytes = start - at - lengthBytes;
		return lengthBytes > MOST_LENGTH_BYTES || rowIdBytes < 1 || rowIdBytes > MOST_ROW_ID_BYTES ? Optional.empty()
				: hit(new Reading(page, at, start, to, record, lost, 0, true), List.of(table));
	}

	/**
	 * One way to read the bytes.
	 *
	 * @param at where the cell begins
	 * @param start where its payload does
	 * @param to what it may not go beyond
	 * @param lost the payload's first bytes, where they are overwritten
	 */
	private record Reading(Page page, int at, int start, int to, StoredRecord record, byte[] lost, long rowId, boolean rowIdLost) {
	}

	private Optional<Hit> hit(Reading reading, List<Integer> tables) throws IOException {
		int local = CellReader.localBytes(reading.record().totalBytes(), usable);
		boolean overflows = local < reading.record().totalBytes();
		int end = reading.start() + local + (overflows ? 4 : 0);
		if (end > reading.to() || reading.record().headerBytes() > local) {
			return Optional.empty();
		}
		List<Integer> fitting = tables.stream().filter(table -> shapes.get(table).fits(reading.record())).toList();
		if (fitting.isEmpty()) {
			return Optional.empty();
		}
		Optional<Payload> payload = payload(reading, local, end);
		if (payload.isEmpty()) {
			cuts.putIfAbsent(name(reading, local), new Cut(fitting.getFirst(), reading.rowId(), reading.rowIdLost()));
			return Optional.empty();
		}
		List<Integer> holding = fitting.stream().filter(table -> shapes.get(table).fits(reading.record(), payload.get().bytes())).toList();
		return holding.size() != 1 ? Optional.empty() : Optional.of(new Hit(reading.page(), holding.getFirst(), reading.rowId(), reading.rowIdLost(),
				payload.get(), reading.record().types().length, reading.at(), end));
	}

	/** The record with its overflow pages; empty if one of them no longer holds what it did. */
	private Optional<Payload> payload(Reading reading, int local, int end) throws IOException {
		Page leaf = reading.page();
		byte[] here = Arrays.copyOfRange(leaf.bytes(), reading.start(), reading.start() + local);
		System.arraycopy(reading.lost(), 0, here, 0, reading.lost().length);
		ByteArrayOutputStream whole = new ByteArrayOutputStream();
		whole.writeBytes(here);
		List<Where> pieces = new ArrayList<>(List.of(leaf.at(reading.start(), local)));
		List<Where> cell = new ArrayList<>(List.of(leaf.at(reading.at(), end - reading.at())));
		long total = reading.record().totalBytes();
		long next = local < total ? u32(leaf.bytes(), end - 4) : 0;
		String name = local < total ? name(reading, local) : "";
		while (whole.size() < total) {
			Optional<Page> page = freelist.isLeaf(next) && chains.getOrDefault(next, name).equals(name) ? pager.page(next) : Optional.empty();
			if (page.isEmpty()) {
				return Optional.empty();
			}
			chains.put(next, name);
			int count = (int) Math.min(total - whole.size(), usable - 4);
			whole.write(page.get().bytes(), 4, count);
			pieces.add(page.get().at(4, count));
			cell.add(page.get().at(0, 4L + count));
			next = u32(page.get().bytes(), 0);
		}
		return next != 0 ? Optional.empty() : Optional.of(new Payload(whole.toByteArray(), total, pieces, cell));
	}

	/** What is left of a row in its leaf, by digest: copies of one row have the same. */
	private static String name(Reading reading, int local) {
		int from = reading.start() + reading.lost().length;
		return Digest.sha256(reading.page().bytes(), from, local - reading.lost().length).hex();
	}

	private static long u32(byte[] bytes, int at) {
		return (bytes[at] & 0xffL) << 24 | (bytes[at + 1] & 0xffL) << 16 | (bytes[at + 2] & 0xffL) << 8 | bytes[at + 3] & 0xffL;
	}
}
