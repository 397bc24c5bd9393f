package org.telltale.capture.http2;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.CaptureContext;

/**
 * Offers the header blocks of one direction as text, several at a time, each time from the frames that put into the table what
 * they refer to, as long as those frames are held. Not thread-safe.
 */
final class HeaderTexts {

	/** How much is held for what later blocks refer to. */
	private static final int HISTORY = 1 << 20;
	/** So many bytes of frames wait before they are offered together, each time with what is held before them. */
	private static final int BATCH_BYTES = HISTORY / 4;
	private static final long BATCH_TEXT = 1 << 20;

	private record Start(int ordinal, int tableSize) {
	}

	private final ByteStream stream;
	private final CaptureContext context;
	private final CopyCredit credit;
	private final String word;
	private final TreeMap<Long, Start> starts = new TreeMap<>();
	private int blocks;
	private long from = -1;
	private long to;
	private long oldest;
	private long text;
	private Optional<String> host = Optional.empty();

	/** Texts of a direction. @param word the layers' name in a chain */
	HeaderTexts(ByteStream stream, CaptureContext context, CopyCredit credit, String word) {
		this.stream = stream;
		this.context = context;
		this.credit = credit;
		this.word = word;
	}

	/** A block begins here, when the table's maximum size is this. */
	void begins(long offset, int tableSize) {
		if (context.wantsLayers() || context.wantsDerivations()) {
			starts.put(offset, new Start(blocks++, tableSize));
		}
	}

	/**
	 * A block is read and is to be offered.
	 *
	 * @param start of its first frame
	 * @param end of its last
	 * @param needs start of the oldest block that it refers to
	 * @param size of its text, about
	 * @param server the name under which the server was addressed
	 */
	void block(long start, long end, long needs, long size, Optional<String> server) {
		if (!context.wantsLayers()) {
			return;
		}
		if (from >= 0 && (!server.equals(host) || end - from > BATCH_BYTES || text + size > BATCH_TEXT)) {
			offer();
		}
		if (from < 0) {
			from = start;
			oldest = start;
			text = 0;
			host = server;
		}
		to = end;
		oldest = Math.min(oldest, needs);
		text += size;
	}

	/** Offers what waits. */
	void offer() {
		if (from < 0) {
			return;
		}
		Map.Entry<Long, Start> begin = starts.ceilingEntry(Math.max(oldest, stream.consumed()));
		if (begin == null || begin.getKey() > from || !credit.take(stream.delivered(), to - begin.getKey())) {
			begin = starts.floorEntry(from);
		}
		if (begin.getKey() > oldest) {
			context.log().count("http2.header-history", "http2.header-history", 0,
					"HTTP/2 header fields that only refer to a field sent long before",
					"Records name them; they were searched where they were first sent, not where they were repeated.");
		}
		Layer leaf = stream.layer(begin.getKey(), to, "", host);
		int skip = starts.get(from).ordinal() - begin.getValue().ordinal();
		int tableSize = begin.getValue().tableSize();
		HeaderText.of(leaf.bytes(), tableSize, skip).filter(found -> found.bytes().length > 0)
				.ifPresent(found -> context.layers(List.of(leaf.child("http2.headers", Json.object().put("skip", skip).put("tableSize", tableSize),
						List.of(leaf.all()), found.map(), word, found.bytes()))));
		from = -1;
	}

	/** Where a block's window for {@link HeaderText} begins, and with which maximum table size; empty if that is not held. */
	Optional<Map.Entry<Long, Integer>> window(long needs) {
		Start start = needs >= stream.consumed() ? starts.get(needs) : null;
		return start == null ? Optional.empty() : Optional.of(Map.entry(needs, start.tableSize()));
	}

	/** The table is not known any more: what waits is offered, what came before is of no use to what comes. */
	void lost() {
		offer();
		starts.clear();
	}

	/** Up to where the stream may be consumed. @param next where the next frame begins @param tableOldest the oldest block that the table has entries of */
	long floor(long next, long tableOldest) {
		long kept = context.wantsLayers() ? Math.min(next, Math.max(tableOldest, next - HISTORY)) : next;
		long floor = from < 0 ? kept : Math.min(from, kept);
		while (!starts.isEmpty() && starts.firstKey() < floor) {
			starts.pollFirstEntry();
		}
		return floor;
	}
}
