package org.telltale.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.telltale.capture.tls.KeyLog;

/**
 * What the frames of one block of the file ask for. Filled by the reading thread, worked off by the workers, emptied by
 * the listener's thread, and used again. At each moment one thread has it.
 */
final class Batch {

	private static final Runnable NOTHING = () -> {
	};
	private static final int ROW = 5;

	Work[] works = new Work[0];
	int count;
	/** Number, time, offset, captured and original length (upper half: flow) of each frame, where rows are wanted. */
	long[] rows = new long[0];
	int[] rowFlows = new int[0];
	int rowCount;
	/** Lets the block go. */
	Runnable release = NOTHING;
	/** The array that holds the frames. */
	byte[] block;
	/** The moment at its end. */
	long moment;
	/** How far the file was read. */
	long offset;
	/** Whether nothing comes behind it. */
	boolean last;
	/** What each worker found, and what the reading found. */
	final List<Finds> finds = new ArrayList<>();
	/** Where the workers and the listener meet. */
	private final Gate gate = new Gate();

	/** @param workers how many work it off */
	Batch(int workers) {
		for (int i = 0; i <= workers; i++) {
			finds.add(gate.finds());
		}
	}

	/** A worker has worked everything off. */
	void rest(int worker) {
		gate.rest(finds.get(worker));
	}

	/** Nothing more is found. */
	void close() {
		gate.close();
	}

	/** The reading is through, and the workers begin. */
	void begin() {
		gate.rest(finds.getLast());
	}

	/** Tells what was found, while it is found, in the order of the work. */
	void tell(Finds.Hearer hearer) throws InterruptedException {
		Finds.tellInOrder(finds, gate, hearer);
	}

	Work next() {
		if (count == works.length) {
			int before = works.length;
			works = Arrays.copyOf(works, Math.max(256, before * 2));
			for (int i = before; i < works.length; i++) {
				works[i] = new Work();
			}
		}
		return works[count++];
	}

	/** The flow ends, or rests, here. */
	void flow(Work.Kind kind, OpenFlow flow, long moment) {
		Work work = next();
		work.kind = kind;
		work.flow = flow;
		work.moment = moment;
		work.share = flow.index;
	}

	/** Keys for what comes behind. */
	void keys(KeyLog keys, long moment) {
		Work work = next();
		work.kind = Work.Kind.KEYS;
		work.keys = keys;
		work.moment = moment;
	}

	/** What the reading itself found, behind all that was asked for so far. */
	void found(Object what) {
		finds.getLast().add(count, what);
	}

	void row(long number, long timeNanos, long frameOffset, int captured, long original, int flow) {
		if ((rowCount + 1) * ROW > rows.length) {
			rows = Arrays.copyOf(rows, Math.max(ROW * 256, rows.length * 2));
			rowFlows = Arrays.copyOf(rowFlows, rows.length / ROW);
		}
		int at = rowCount * ROW;
		rows[at] = number;
		rows[at + 1] = timeNanos;
		rows[at + 2] = frameOffset;
		rows[at + 3] = captured;
		rows[at + 4] = original;
		rowFlows[rowCount++] = flow;
	}

	void tellRows(FrameRow listener) {
		for (int i = 0; i < rowCount; i++) {
			int at = i * ROW;
			listener.frame(rows[at], rows[at + 1], rows[at + 2], (int) rows[at + 3], rows[at + 4], rowFlows[i]);
		}
	}

	/** The workers are done with the packets' bytes. */
	void letGo() {
		release.run();
		release = NOTHING;
		for (int i = 0; i < count; i++) {
			works[i].packet.bytes = null;
			works[i].fragments = List.of();
		}
	}

	void clear() {
		for (int i = 0; i < count; i++) {
			works[i].flow = null;
		}
		count = 0;
		rowCount = 0;
		block = null;
		last = false;
		finds.forEach(Finds::clear);
	}
}
