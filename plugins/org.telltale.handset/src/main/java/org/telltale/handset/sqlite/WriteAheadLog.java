package org.telltale.handset.sqlite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.handset.bytes.EvidenceBytes;

/**
 * The committed frames of a write-ahead log (SQLite file format section 4): for each page the newest one whose salts
 * and running checksum hold, up to the last commit. What older frames hold counts no longer, but was in the database.
 */
final class WriteAheadLog implements Overlay {

	private static final int HEADER_BYTES = 32;
	private static final int FRAME_HEADER_BYTES = 24;
	private static final long MAGIC = 0x377f0682L;
	private static final long VERSION = 3007000;
	/** Bounds the memory that the map of pages takes. */
	private static final int MOST_FRAMES = 1 << 20;

	private final EvidenceBytes log;
	private final List<Problem> problems = new ArrayList<>();
	private final Map<Long, Long> committed = new HashMap<>();
	private final Map<Long, Long> open = new HashMap<>();
	private final List<Frame> superseded = new ArrayList<>();
	private long databasePages = -1;
	private int pageBytes;
	private boolean bigEndianSums;
	private int sum1;
	private int sum2;

	/** An image of a page, and where it lies in the log. */
	record Frame(long page, long offset) {
	}

	private WriteAheadLog(EvidenceBytes log) {
		this.log = log;
	}

	/** Reads the frames' headers and sums; what does not hold is a problem, never an exception but for the medium's. */
	static WriteAheadLog read(EvidenceBytes log) throws IOException {
		WriteAheadLog read = new WriteAheadLog(log);
		if (log.length() > 0) {
			read.readHeader();
		}
		return read;
	}

	private void readHeader() throws IOException {
		byte[] header = log.copy(0, HEADER_BYTES);
		if (header.length < HEADER_BYTES || (u32(header, 0) & ~1L) != MAGIC || u32(header, 4) != VERSION) {
			problem("sqlite.wal-header", 0, header.length, "The write-ahead log has no header that can be read.");
			return;
		}
		bigEndianSums = (u32(header, 0) & 1) == 1;
		long size = u32(header, 8);
		if (size < 512 || size > 65536 || Long.bitCount(size) != 1) {
			problem("sqlite.wal-header", 8, 4, "The write-ahead log gives its pages a size that cannot be.");
			return;
		}
		pageBytes = (int) size;
		add(header, 24);
		if (sum1 != (int) u32(header, 24) || sum2 != (int) u32(header, 28)) {
			problem("sqlite.wal-checksum", 0, HEADER_BYTES, "The checksum of the write-ahead log's header does not hold.");
			return;
		}
		readFrames(header);
	}

	private void readFrames(byte[] header) throws IOException {
		int frameBytes = FRAME_HEADER_BYTES + pageBytes;
		byte[] frame = new byte[frameBytes];
		long at = HEADER_BYTES;
		long afterCommit = at;
		int frames = 0;
		for (; log.read(at, frame) == frameBytes && holds(header, frame); at += frameBytes) {
			if (++frames > MOST_FRAMES) {
				problem("sqlite.wal-too-long", at, log.length() - at, "The write-ahead log has more frames than are read.");
				break;
			}
			open.put(u32(frame, 0), at + FRAME_HEADER_BYTES);
			long pagesAfterCommit = u32(frame, 4);
			if (pagesAfterCommit != 0) {
				open.forEach((page, offset) -> Optional.ofNullable(committed.put(page, offset)).ifPresent(old -> superseded.add(new Frame(page, old))));
				open.clear();
				databasePages = pagesAfterCommit;
				afterCommit = at + frameBytes;
			}
		}
		if (!open.isEmpty()) {
			problem("sqlite.wal-uncommitted", afterCommit, at - afterCommit,
					open.size() + " pages stand behind the last commit of the write-ahead log.");
		}
		if (at + FRAME_HEADER_BYTES <= log.length() && frames <= MOST_FRAMES && sameSalt(header, log.copy(at, FRAME_HEADER_BYTES))) {
			problem("sqlite.wal-checksum", at, log.length() - at,
					"From here on a frame of the write-ahead log is cut or its checksum does not hold.");
		} else if (frames <= MOST_FRAMES) {
			earlierRound(header, at, MOST_FRAMES - frames);
		}
	}

	/** What a round before this one left behind its end; the salts tell that it is another's. */
	private void earlierRound(byte[] header, long from, int most) throws IOException {
		int frameBytes = FRAME_HEADER_BYTES + pageBytes;
		for (long at = from; at + frameBytes <= log.length() && (at - from) / frameBytes < most; at += frameBytes) {
			byte[] frame = log.copy(at, FRAME_HEADER_BYTES);
			if (!sameSalt(header, frame) && u32(frame, 0) != 0) {
				superseded.add(new Frame(u32(frame, 0), at + FRAME_HEADER_BYTES));
			}
		}
	}

	/** Frames of an earlier round have other salts: they end the log and are no fault. */
	private boolean holds(byte[] header, byte[] frame) {
		if (!sameSalt(header, frame) || u32(frame, 0) == 0) {
			return false;
		}
		int before1 = sum1;
		int before2 = sum2;
		add(frame, 0, 8);
		add(frame, FRAME_HEADER_BYTES, frame.length);
		if (sum1 == (int) u32(frame, 16) && sum2 == (int) u32(frame, 20)) {
			return true;
		}
		sum1 = before1;
		sum2 = before2;
		return false;
	}

	private static boolean sameSalt(byte[] header, byte[] frame) {
		return u32(header, 16) == u32(frame, 8) && u32(header, 20) == u32(frame, 12);
	}

	private void add(byte[] bytes, int to) {
		add(bytes, 0, to);
	}

	/** Section 4.2: two running sums over pairs of 32-bit words. */
	private void add(byte[] bytes, int from, int to) {
		for (int i = from; i < to; i += 8) {
			sum1 += word(bytes, i) + sum2;
			sum2 += word(bytes, i + 4) + sum1;
		}
	}

	private int word(byte[] bytes, int at) {
		int word = (int) u32(bytes, at);
		return bigEndianSums ? word : Integer.reverseBytes(word);
	}

	private static long u32(byte[] bytes, int at) {
		return (bytes[at] & 0xffL) << 24 | (bytes[at + 1] & 0xffL) << 16 | (bytes[at + 2] & 0xffL) << 8 | bytes[at + 3] & 0xffL;
	}

	private void problem(String code, long offset, long length, String what) {
		problems.add(new Problem(code, log.where(offset, length), what,
				"Rows that stand only there are not listed."));
	}

	/** Images that no longer count, in the log's order. */
	List<Frame> superseded() {
		return superseded.stream().sorted(Comparator.comparingLong(Frame::offset)).toList();
	}

	/** The pages that the log has in a form that counts, in order. */
	List<Long> pages() {
		return committed.keySet().stream().sorted().toList();
	}

	@Override
	public EvidenceBytes bytes() {
		return log;
	}

	@Override
	public OptionalLong offsetOf(long page) {
		Long offset = committed.get(page);
		return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
	}

	@Override
	public boolean isEmpty() {
		return committed.isEmpty();
	}

	@Override
	public int pageBytes() {
		return pageBytes;
	}

	/** After the last commit. */
	@Override
	public long databasePages() {
		return databasePages;
	}

	@Override
	public List<Problem> problems() {
		return problems;
	}
}
