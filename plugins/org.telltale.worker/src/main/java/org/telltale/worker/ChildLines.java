package org.telltale.worker;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Reads the child's lines on a thread of its own, so that the parent can wait for them with a limit. */
final class ChildLines implements Runnable {

	/** What the reader hands over. */
	sealed interface Event {
	}

	/** A whole line, without its end. */
	record Line(byte[] bytes) implements Event {
	}

	/** No more lines: the stream has ended or cannot be read. */
	record End() implements Event {
	}

	/** A line is longer than allowed. */
	record TooLong() implements Event {
	}

	/** Few: a line may be a mebibyte long. */
	private static final int WAITING = 8;

	private final InputStream in;
	private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(WAITING);

	ChildLines(InputStream in) {
		this.in = new BufferedInputStream(in, 1 << 16);
	}

	BlockingQueue<Event> events() {
		return events;
	}

	@Override
	public void run() {
		try {
			Event event;
			do {
				event = next();
				events.put(event);
			} while (event instanceof Line);
		} catch (InterruptedException parentHasEnough) {
			Thread.currentThread().interrupt();
		}
	}

	private Event next() {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		try {
			for (int b = in.read(); b >= 0; b = in.read()) {
				if (b == '\n') {
					return new Line(line.toByteArray());
				}
				if (line.size() >= WorkerLimits.LINE_BYTES) {
					return new TooLong();
				}
				line.write(b);
			}
		} catch (IOException childGone) {
			return new End();
		}
		return new End();
	}
}
