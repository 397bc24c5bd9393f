package org.telltale.capture.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.FilePart;
import org.telltale.capture.protocol.FileRange;
import org.telltale.capture.protocol.FileRecord;

/**
 * Puts partial content together by range (RFC 9110 section 15.3.7.3): parts of the same version of the same resource. One in
 * each connection joins its own parts ({@link #within}); one behind all of them, fed with the records in their final order, joins
 * parts that came in several connections ({@link #across}). A byte that is already there is kept. Within a budget: the
 * resource that began first is given up, and counted. Not thread-safe.
 */
public final class RangeJoiner {

	private static final int MAX_PARTS = 20_000;

	private final boolean across;
	private final long budgetBytes;
	private final int maxDecodedBytes;
	private final Map<String, PartSet> resources = new LinkedHashMap<>();
	private long held;
	private long givenUp;

	private RangeJoiner(boolean across, long budgetBytes, int maxDecodedBytes) {
		this.across = across;
		this.budgetBytes = budgetBytes;
		this.maxDecodedBytes = maxDecodedBytes;
	}

	/** Joins the parts of one connection. @param budgetBytes how much may be held @param maxDecodedBytes most bytes of one decompression */
	public static RangeJoiner within(long budgetBytes, int maxDecodedBytes) {
		return new RangeJoiner(false, budgetBytes, maxDecodedBytes);
	}

	/** Joins parts of several connections; what one connection carried alone was joined there. */
	public static RangeJoiner across(long budgetBytes, int maxDecodedBytes) {
		return new RangeJoiner(true, budgetBytes, maxDecodedBytes);
	}

	/**
	 * Takes the next record of all: hands it on, without the bytes that it kept for joining, and behind it a file that it
	 * completes.
	 */
	public void pass(CaptureRecord record, Consumer<CaptureRecord> sink) {
		if (record instanceof FileRecord file) {
			sink.accept(file.withoutPart());
			add(file).ifPresent(sink);
		} else {
			sink.accept(record);
		}
	}

	/** No more records come: files that are not whole but made of several parts, one for each run without a hole. */
	public List<FileRecord> finish() {
		List<FileRecord> found = new ArrayList<>();
		for (PartSet set : resources.values()) {
			if (!across || set.flows() > 1) {
				for (PartSet.Run run : set.runs()) {
					if (run.parts() > 1) {
						found.add(joined(set, run.from(), run.bytes(), run.parts(), false));
					}
				}
			}
		}
		resources.clear();
		held = 0;
		return found;
	}

	/** How many resources were given up for lack of room: their parts stand in the results by themselves. */
	public long givenUp() {
		return givenUp;
	}

	/** How many bytes are held. */
	public long held() {
		return held;
	}

	/** Takes a part; gives the file that it completes. */
	Optional<FileRecord> add(FileRecord file) {
		if (file.part().isEmpty() || file.range().isEmpty()) {
			return Optional.empty();
		}
		FilePart part = file.part().get();
		ByteRange range = file.range().get().ranges().getFirst();
		PartSet set = resources.computeIfAbsent(part.resource(), key -> new PartSet(file));
		held -= set.held();
		set.add(range.offset(), part.bytes(), file);
		held += set.held();
		if (!set.whole()) {
			makeRoom();
			return Optional.empty();
		}
		resources.remove(part.resource());
		held -= set.held();
		return set.parts() < 2 || across && set.flows() < 2 ? Optional.empty() : Optional.of(joined(set, 0, set.runs().getFirst().bytes(), set.parts(), set.complete()));
	}

	private void makeRoom() {
		Iterator<PartSet> oldest = resources.values().iterator();
		while (oldest.hasNext() && (held > budgetBytes || resources.size() > MAX_PARTS)) {
			PartSet set = oldest.next();
			held -= set.held();
			oldest.remove();
			givenUp += set.parts() > 1 ? 1 : 0;
		}
	}

	private FileRecord joined(PartSet set, long from, byte[] sent, int parts, boolean whole) {
		FileRecord first = set.first();
		FilePart part = first.part().orElseThrow();
		byte[] bytes = sent;
		boolean complete = whole;
		if (from == 0) {
			for (String coding : part.codings()) {
				Optional<ContentCoding.Decoded> decoded = ContentCoding.undo(coding, bytes, maxDecodedBytes);
				complete &= decoded.isPresent() && decoded.get().whole();
				if (decoded.isEmpty()) {
					break;
				}
				bytes = decoded.get().bytes();
			}
		}
		Optional<String> declared = part.declared().isEmpty() ? Optional.empty() : Optional.of(part.declared());
		FileRange range = new FileRange(List.of(new ByteRange(from, sent.length)), set.size(), parts);
		FlowRef flow = first.flow();
		return new FileRecord(flow, first.frame(), first.timeNanos(), first.direction(), first.name(),
				from == 0 ? MediaType.of(bytes, declared) : first.mediaType(), bytes.length, Digest.sha256(bytes), complete, Optional.of(range),
				Optional.empty());
	}
}
