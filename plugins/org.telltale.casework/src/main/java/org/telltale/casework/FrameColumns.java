package org.telltale.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.capture.FrameRow;
import org.telltale.store.CaseException;
import org.telltale.store.columns.ColumnWriter;
import org.telltale.store.columns.Columns;
import org.telltale.store.rows.ColumnRow;

/**
 * Writes the frames of a capture as columns, while it is read: {@code frame.time} (ns since the epoch, capture clock), {@code frame.offset}
 * of the captured bytes in the file, {@code frame.captured}, {@code frame.original} (bytes) and {@code frame.flow} (ordinal of its flow, -1
 * for none). Row n is frame n + 1. Used once, on the reading thread.
 */
final class FrameColumns implements FrameRow, AutoCloseable {

	private final List<ColumnWriter> writers = new ArrayList<>();
	private Optional<CaseException> failure = Optional.empty();

	/** Begins the columns of an item. */
	FrameColumns(Columns columns, String evidence) throws CaseException {
		boolean begun = false;
		try {
			writers.add(columns.write(evidence, "frame.time", Long.BYTES));
			writers.add(columns.write(evidence, "frame.offset", Long.BYTES));
			writers.add(columns.write(evidence, "frame.captured", Integer.BYTES));
			writers.add(columns.write(evidence, "frame.original", Integer.BYTES));
			writers.add(columns.write(evidence, "frame.flow", Integer.BYTES));
			begun = true;
		} finally {
			if (!begun) {
				close();
			}
		}
	}

	@Override
	public void frame(long number, long timeNanos, long offset, int captured, long original, int flow) {
		if (failure.isEmpty()) {
			try {
				writers.get(0).add(timeNanos);
				writers.get(1).add(offset);
				writers.get(2).add(captured);
				writers.get(3).add(original);
				writers.get(4).add(flow);
			} catch (CaseException e) {
				failure = Optional.of(e);
			}
		}
	}

	/** Puts the columns into their places; the rows go into the transaction of the import. */
	List<ColumnRow> finish() throws CaseException {
		if (failure.isPresent()) {
			throw failure.get();
		}
		List<ColumnRow> rows = new ArrayList<>();
		for (ColumnWriter writer : writers) {
			rows.add(writer.finish());
		}
		return rows;
	}

	@Override
	public void close() throws CaseException {
		for (ColumnWriter writer : writers) {
			writer.close();
		}
	}
}
