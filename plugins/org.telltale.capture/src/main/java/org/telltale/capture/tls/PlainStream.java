package org.telltale.capture.tls;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.tls.crypt.Opened;

/**
 * What the application records of one side hold, one after another. The TCP bytes of a record stay until its content was
 * consumed, so that a layer of it can say which records it is made of.
 */
final class PlainStream implements ByteStream {

	/** A record's content in this stream, and the record in the stream beneath. */
	private record Part(long offset, int length, long record, int recordLength, int start, int unit, Epoch epoch, Epoch.Mark mark) {
		long end() {
			return offset + length;
		}
	}

	private static final byte[] NONE = {};
	/** Memory of a part besides its content. */
	private static final int PART = 160;

	private final ByteStream sealed;
	private final CaptureContext context;
	private final Runnable consumed;
	private final ArrayDeque<Part> parts = new ArrayDeque<>();
	/** Holds the content of all parts from {@code head} on, as far as it was consumed too. */
	private byte[] buffer = NONE;
	private int head;
	private long used;
	private long delivered;
	private boolean skipping;

	/** @param consumed is run when something was consumed */
	PlainStream(ByteStream sealed, CaptureContext context, Runnable consumed) {
		this.sealed = sealed;
		this.context = context;
		this.consumed = consumed;
	}

	/** Takes a record's content. @param record the record's offset in the stream beneath */
	void add(Opened opened, long record, int recordLength, Epoch epoch, Epoch.Mark mark) {
		int length = opened.content().length;
		if (skipping || length == 0) {
			delivered += length;
			used = skipping ? delivered : used;
			return;
		}
		int kept = (int) (delivered - first());
		if (head + kept + length > buffer.length) {
			makeRoom(kept, length);
		}
		System.arraycopy(opened.content(), 0, buffer, head + kept, length);
		context.hold(PART);
		parts.add(new Part(delivered, length, record, recordLength, opened.start(), opened.unit(), epoch, mark));
		delivered += length;
	}

	private void makeRoom(int kept, int more) {
		byte[] target = kept + more <= buffer.length / 2 ? buffer : new byte[Math.max(4096, Math.addExact(kept, more) * 3 / 2)];
		System.arraycopy(buffer, head, target, 0, kept);
		context.hold(target.length - buffer.length);
		buffer = target;
		head = 0;
	}

	/** Offset of the first byte in the buffer. */
	private long first() {
		return parts.isEmpty() ? delivered : parts.peekFirst().offset();
	}

	/** Offset in the stream beneath from which on bytes are needed. */
	long needed() {
		return parts.isEmpty() ? Long.MAX_VALUE : parts.peekFirst().record();
	}

	/** Passes over content that nobody saw; everything was consumed before. */
	void jump(long length) {
		delivered += length;
		used = delivered;
	}

	/** Lets all go. */
	void release() {
		context.hold(-buffer.length - (long) PART * parts.size());
		parts.clear();
		buffer = NONE;
		head = 0;
		used = delivered;
	}

	@Override
	public long consumed() {
		return used;
	}

	@Override
	public long delivered() {
		return delivered;
	}

	@Override
	public byte[] buffer() {
		return buffer;
	}

	@Override
	public int index(long offset) {
		return (int) (head + offset - first());
	}

	@Override
	public void consume(long to) {
		used = to;
		while (!parts.isEmpty() && parts.peekFirst().end() <= to) {
			head += parts.removeFirst().length();
			context.hold(-PART);
		}
		if (parts.isEmpty()) {
			head = 0;
			if (buffer.length > 1 << 16) {
				context.hold(-buffer.length);
				buffer = NONE;
			}
		}
		consumed.run();
	}

	@Override
	public void skip() {
		skipping = true;
		release();
		consumed.run();
	}

	@Override
	public Layer layer(long from, long to, String word, Optional<String> host) {
		List<Part> run = new ArrayList<>();
		for (Part part : parts) {
			if (part.end() > from && part.offset() < to) {
				run.add(part);
			}
		}
		if (run.isEmpty()) {
			return sealed.layer(sealed.consumed(), sealed.consumed(), word, host);
		}
		Part first = run.getFirst();
		Part last = run.getLast();
		Layer records = sealed.layer(first.record(), last.record() + last.recordLength(), "", host);
		int start = index(first.offset());
		byte[] clear = Arrays.copyOfRange(buffer, start, start + (int) (last.end() - first.offset()));
		ByteMap way = way(run, first.record());
		Layer decrypted = records.child("tls.decrypt", first.epoch().params(first.mark(), last.mark(), "application_data"),
				List.of(records.all()), first.epoch().keys(), way, "tls.decrypt", clear);
		ByteRange part = new ByteRange(from - first.offset(), to - from);
		return decrypted.child("slice", Json.object(), List.of(part), ByteMap.pieces(List.of(part)), word,
				Arrays.copyOfRange(clear, (int) part.offset(), (int) part.end()));
	}

	/** From content to the ciphertext that it is made of: byte for byte, or with the blocks of a chain. */
	private static ByteMap way(List<Part> run, long base) {
		long begin = run.getFirst().offset();
		return range -> {
			List<ByteRange> found = new ArrayList<>();
			for (Part part : run) {
				long from = Math.max(part.offset() - begin, range.offset());
				long to = Math.min(part.end() - begin, range.end());
				if (from < to) {
					long inside = from - (part.offset() - begin);
					long before = inside / part.unit() * part.unit() - (part.unit() > 1 ? part.unit() : 0);
					long behind = (to - (part.offset() - begin) + part.unit() - 1) / part.unit() * part.unit();
					long cipher = part.record() - base + part.start();
					long first = Math.max(part.record() - base, cipher + before);
					found.add(new ByteRange(first, cipher + behind - first));
				}
			}
			return found;
		};
	}

	@Override
	public Optional<FrameRef> frameAt(long offset) {
		Part found = parts.peekFirst();
		for (Part part : parts) {
			if (part.offset() > offset) {
				break;
			}
			found = part;
		}
		if (found == null) {
			return sealed.frameAt(sealed.consumed());
		}
		long inside = Math.clamp(offset - found.offset(), 0, found.length() - 1L);
		return sealed.frameAt(found.record() + Math.min(found.start() + inside, found.recordLength() - 1L));
	}
}
