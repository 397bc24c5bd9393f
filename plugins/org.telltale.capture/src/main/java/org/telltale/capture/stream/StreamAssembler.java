package org.telltale.capture.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Piece;

/**
 * Puts one direction of a TCP connection in order (RFC 9293 section 3.4): the first byte to arrive at a place is kept,
 * a later one that differs is a conflict. Stream offsets count from the first byte behind the SYN, else from the first
 * segment seen. Bytes stay until {@link #consume consumed}. Not thread-safe.
 */
public final class StreamAssembler {

	/** Hears of bytes that contradict those that came first. */
	@FunctionalInterface
	public interface ConflictListener {

		/** Frame {@code later} carries other bytes than those kept for {@code [offset, offset + length)}. */
		void conflict(long offset, int length, FrameRef later);
	}

	/**
	 * A cut of the stream.
	 *
	 * @param start its stream offset
	 * @param bytes its bytes
	 * @param pieces what carried them
	 * @param contradicting frames that carry other bytes for a part of it
	 */
	public record Window(long start, byte[] bytes, List<Piece> pieces, List<FrameRef> contradicting) {
	}

	private record Part(long offset, int length, List<FrameRef> frames, int payloadOffset) {
		long end() {
			return offset + length;
		}
	}

	/** Bytes that wait behind a hole; a hole itself (not captured for want of snapshot length) has no array. */
	private record Waiting(Part part, byte[] bytes, boolean hole) {
	}

	/** Farther ahead than the largest TCP window (RFC 7323) no segment belongs. */
	private static final long MAX_AHEAD = 1L << 30;
	private static final byte[] NONE = {};

	private final ConflictListener listener;
	private final ArrayDeque<Part> parts = new ArrayDeque<>(4);
	/** Bytes behind holes; most streams never have any. */
	private NavigableMap<Long, Waiting> waiting = Collections.emptyNavigableMap();
	private List<Part> conflicts = List.of();
	private byte[] buffer = NONE;
	private int head;
	private long consumed;
	private long delivered;
	private long base;
	private boolean based;
	private boolean skipping;
	private long waitingBytes;

	public StreamAssembler(ConflictListener listener) {
		this.listener = listener;
	}

	/** Sets the sequence number of stream offset 0. */
	public void base(long sequence) {
		base = sequence & 0xffffffffL;
		based = true;
	}

	/** Whether {@link #base} is known. */
	public boolean based() {
		return based;
	}

	/** The sequence number of stream offset 0. */
	public long base() {
		return base;
	}

	/** The stream offset of a sequence number, near what was delivered; negative before the base. */
	public long offset(long sequence) {
		return delivered + (int) (sequence - (base + delivered));
	}

	/** Whether a segment lies where no byte of this stream can: before its base or beyond any window. */
	public boolean stray(long offset) {
		return offset < 0 || offset > delivered + MAX_AHEAD;
	}

	/**
	 * Takes a segment's payload; {@link #stray} ones are the caller's to handle. The array is copied from.
	 *
	 * @param captured bytes there from {@code at} on
	 * @param length bytes that the segment has by its headers
	 * @param carriers gives the frames that carried it; asked only if bytes are kept
	 * @param payloadOffset where the payload begins in the captured bytes of its frame; -1 if it came in fragments
	 */
	public void add(long offset, byte[] bytes, int at, int captured, int length, Supplier<List<FrameRef>> carriers, int payloadOffset) {
		long end = offset + captured;
		if (skipping && offset <= delivered && waiting.isEmpty() && captured == length) {
			delivered = Math.max(delivered, end);
			consumed = delivered;
			return;
		}
		List<FrameRef> frames = carriers.get();
		if (offset < delivered && end > consumed && !skipping) {
			compare(offset, bytes, at, captured, frames.getLast());
		}
		place(Math.max(offset, delivered), end, offset, bytes, at, frames, payloadOffset, false);
		if (captured < length) {
			place(Math.max(end, delivered), offset + length, offset, bytes, at, frames, -1, true);
		}
		drain();
	}

	/** Whether the payload of a segment that starts at {@code offset} needs its frames named. */
	public boolean keeps() {
		return !skipping;
	}

	private void compare(long offset, byte[] bytes, int at, int length, FrameRef frame) {
		long from = Math.max(offset, consumed);
		long to = Math.min(offset + length, delivered);
		int kept = index(from);
		int mine = (int) (at + from - offset);
		int count = (int) (to - from);
		if (count > 0 && !Arrays.equals(buffer, kept, kept + count, bytes, mine, mine + count)) {
			conflict(from, count, frame);
		}
	}

	private void conflict(long offset, int length, FrameRef frame) {
		if (conflicts.isEmpty()) {
			conflicts = new ArrayList<>();
		}
		conflicts.add(new Part(offset, length, List.of(frame), -1));
		listener.conflict(offset, length, frame);
	}

	/** Places {@code [from, to)} where nothing is yet. */
	private void place(long from, long to, long offset, byte[] bytes, int at, List<FrameRef> frames, int payloadOffset, boolean hole) {
		long position = from;
		while (position < to) {
			Map.Entry<Long, Waiting> below = waiting.isEmpty() ? null : waiting.floorEntry(position);
			if (below != null && below.getValue().part().end() > position) {
				long stop = Math.min(to, below.getValue().part().end());
				contradiction(below.getValue(), position, stop, offset, bytes, at, frames, hole);
				position = stop;
				continue;
			}
			Long above = waiting.isEmpty() ? null : waiting.ceilingKey(position);
			long stop = above == null ? to : Math.min(to, above);
			int length = (int) (stop - position);
			int source = (int) (at + position - offset);
			Part part = new Part(position, length, frames, payloadOffset < 0 ? -1 : (int) (payloadOffset + position - offset));
			if (position == delivered && !hole) {
				append(part, bytes, source);
			} else {
				byte[] copy = hole || skipping ? NONE : Arrays.copyOfRange(bytes, source, source + length);
				if (waiting.isEmpty()) {
					waiting = new TreeMap<>();
				}
				waiting.put(position, new Waiting(part, copy, hole));
				waitingBytes += copy.length;
			}
			position = stop;
		}
	}

	private void contradiction(Waiting kept, long from, long to, long offset, byte[] bytes, int at, List<FrameRef> frames, boolean hole) {
		if (hole || kept.hole() || kept.bytes().length == 0 || skipping) {
			return;
		}
		int first = (int) (from - kept.part().offset());
		int mine = (int) (at + from - offset);
		int count = (int) (to - from);
		if (!Arrays.equals(kept.bytes(), first, first + count, bytes, mine, mine + count)) {
			conflict(from, count, frames.getLast());
		}
	}

	private void append(Part part, byte[] bytes, int at) {
		if (skipping) {
			delivered = part.end();
			consumed = delivered;
			return;
		}
		int used = (int) (delivered - consumed);
		if (head + used + part.length() > buffer.length) {
			makeRoom(used, part.length());
		}
		System.arraycopy(bytes, at, buffer, head + used, part.length());
		parts.add(part);
		delivered = part.end();
	}

	private void makeRoom(int used, int more) {
		byte[] target = used + more <= buffer.length / 2 ? buffer : new byte[used == 0 ? Math.max(512, more) : Math.max(2048, Math.addExact(used, more) * 3 / 2)];
		System.arraycopy(buffer, head, target, 0, used);
		buffer = target;
		head = 0;
	}

	private void drain() {
		while (!waiting.isEmpty() && waiting.firstKey() <= delivered && !waiting.firstEntry().getValue().hole()) {
			Waiting next = waiting.pollFirstEntry().getValue();
			waitingBytes -= next.bytes().length;
			append(next.part(), next.bytes(), 0);
		}
	}

	/** Whether a gap that nothing can fill any more comes next: bytes cut by the snapshot length. */
	public boolean cutFollows() {
		return !waiting.isEmpty() && waiting.firstKey() == delivered;
	}

	/** Whether bytes wait behind a hole. */
	public boolean waits() {
		return !waiting.isEmpty();
	}

	/** How many bytes wait behind holes. */
	public long waitingBytes() {
		return waitingBytes + 64L * waiting.size();
	}

	/** Gives a hole up: moves behind it, which discards what was not consumed. @return the hole's length in bytes; the stream goes on that far behind where it was delivered to */
	public long passGap() {
		long from = delivered;
		consume(delivered);
		parts.clear();
		while (!waiting.isEmpty() && waiting.firstKey() == delivered && waiting.firstEntry().getValue().hole()) {
			delivered = waiting.pollFirstEntry().getValue().part().end();
		}
		if (delivered == from && !waiting.isEmpty()) {
			delivered = waiting.firstKey();
		}
		consumed = delivered;
		head = 0;
		long length = delivered - from;
		drain();
		return length;
	}

	/** First stream offset that was not consumed. */
	public long consumed() {
		return consumed;
	}

	/** First stream offset that has not come in order. */
	public long delivered() {
		return delivered;
	}

	/** The array that holds {@code [consumed, delivered)}; valid until the next call that changes this. */
	public byte[] buffer() {
		return buffer;
	}

	/** Index of a stream offset in {@link #buffer()}. */
	public int index(long offset) {
		return (int) (head + offset - consumed);
	}

	/** Memory held. */
	public long held() {
		return buffer.length + waitingBytes();
	}

	/** Lets go of everything before {@code to}. */
	public void consume(long to) {
		head += (int) (to - consumed);
		consumed = to;
		while (!parts.isEmpty() && parts.peekFirst().end() <= to) {
			parts.removeFirst();
		}
		if (!conflicts.isEmpty()) {
			conflicts.removeIf(part -> part.end() <= to);
		}
		if (consumed == delivered) {
			head = 0;
			if (buffer.length > 1 << 16) {
				buffer = NONE;
			}
		}
	}

	/** From now on counts bytes only; what was not consumed goes. */
	public void skip() {
		skipping = true;
		consumed = delivered;
		parts.clear();
		conflicts = List.of();
		buffer = NONE;
		head = 0;
		if (!waiting.isEmpty()) {
			waiting.replaceAll((offset, kept) -> new Waiting(kept.part(), NONE, kept.hole()));
		}
		waitingBytes = 0;
	}

	/** A copy of {@code [from, to)}, which must lie in {@code [consumed, delivered]}, with its way back to the frames. */
	public Window window(long from, long to) {
		int index = index(from);
		byte[] bytes = Arrays.copyOfRange(buffer, index, index + (int) (to - from));
		List<Piece> pieces = new ArrayList<>();
		for (Part part : parts) {
			long first = Math.max(from, part.offset());
			long end = Math.min(to, part.end());
			if (first < end) {
				pieces.add(new Piece((int) (first - from), (int) (end - first), part.frames(),
						part.payloadOffset() < 0 ? -1 : (int) (part.payloadOffset() + first - part.offset())));
			}
			if (part.offset() >= to) {
				break;
			}
		}
		List<FrameRef> contradicting = conflicts.stream().filter(part -> part.offset() < to && from < part.end())
				.map(part -> part.frames().getFirst()).distinct().toList();
		return new Window(from, bytes, pieces, contradicting);
	}

	/** The frame that carries a stream offset that was not consumed yet, or the last frame before it; empty if none is known. */
	public Optional<FrameRef> frameAt(long offset) {
		FrameRef found = parts.peekFirst() == null ? null : parts.peekFirst().frames().getLast();
		for (Part part : parts) {
			if (part.offset() > offset) {
				break;
			}
			found = part.frames().getLast();
		}
		return Optional.ofNullable(found);
	}
}
