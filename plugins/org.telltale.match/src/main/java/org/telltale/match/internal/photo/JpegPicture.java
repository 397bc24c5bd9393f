package org.telltale.match.internal.photo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/** A JPEG picture (ITU-T T.81), sequential or progressive with Huffman codes. Its first component is decoded, nothing else. */
final class JpegPicture implements Picture {

	private static final int SOI = 0xd8;
	private static final int EOI = 0xd9;
	private static final int SOS = 0xda;
	private static final int DQT = 0xdb;
	private static final int DHT = 0xc4;
	private static final int DRI = 0xdd;
	/** Reserved for extensions; no frame header, though it stands among them. */
	private static final int JPG = 0xc8;
	private static final long MOST_PROGRESSIVE_PIXELS = 1L << 24;
	/** Arithmetic coding, lengths that come later, hierarchies. */
	private static final Set<Integer> NOT_READ = Set.of(0xcc, 0xdc, 0xde, 0xdf);

	private final byte[] bytes;
	private final List<Segment> segments;
	private final JpegFrame frame;
	private final int length;

	/** A segment that decoding needs; its content, and behind that of SOS the end of its entropy-coded bytes. */
	private record Segment(int marker, int from, int to, int codedTo) {
	}

	private JpegPicture(byte[] bytes, List<Segment> segments, JpegFrame frame, int length) {
		this.bytes = bytes;
		this.segments = segments;
		this.frame = frame;
		this.length = length;
	}

	static boolean isAt(byte[] start) {
		return start.length >= 3 && start[0] == (byte) 0xff && start[1] == (byte) SOI && start[2] == (byte) 0xff;
	}

	/** Walks the markers of bytes that {@link #isAt} has recognised. */
	static JpegPicture outline(byte[] bytes) throws NotComparable {
		try {
			return walk(bytes);
		} catch (TruncatedException cut) {
			throw new NotComparable(NotComparable.Reason.DAMAGED);
		}
	}

	private static JpegPicture walk(byte[] bytes) throws TruncatedException, NotComparable {
		ByteCursor cursor = new ByteCursor(bytes).skip(2);
		List<Segment> segments = new ArrayList<>();
		Optional<JpegFrame> frame = Optional.empty();
		boolean scans = false;
		for (int marker = marker(cursor); marker != EOI; marker = marker(cursor)) {
			NotComparable.unless(marker != SOI, NotComparable.Reason.DAMAGED);
			if (marker == 0x01 || marker >= 0xd0 && marker <= 0xd7) {
				continue;
			}
			int count = cursor.u16() - 2;
			NotComparable.unless(count >= 0, NotComparable.Reason.DAMAGED);
			int from = cursor.position();
			ByteCursor segment = cursor.part(count);
			boolean header = marker >= 0xc0 && marker <= 0xcf && marker != DHT && marker != JPG;
			NotComparable.unless(!NOT_READ.contains(marker) && !(header && marker > 0xc2), NotComparable.Reason.FORMAT);
			if (header) {
				NotComparable.unless(frame.isEmpty(), NotComparable.Reason.DAMAGED);
				frame = Optional.of(frame(segment, marker == 0xc2));
			} else if (marker == SOS) {
				NotComparable.unless(frame.isPresent(), NotComparable.Reason.DAMAGED);
				scans = true;
				cursor.seek(codedEnd(bytes, from + count));
				segments.add(new Segment(marker, from, from + count, cursor.position()));
			} else if (marker == DQT || marker == DHT || marker == DRI) {
				segments.add(new Segment(marker, from, from + count, from + count));
			}
		}
		NotComparable.unless(scans, NotComparable.Reason.DAMAGED);
		return new JpegPicture(bytes, segments, frame.orElseThrow(), cursor.position());
	}

	private static int marker(ByteCursor cursor) throws TruncatedException, NotComparable {
		NotComparable.unless(cursor.u8() == 0xff, NotComparable.Reason.DAMAGED);
		int marker = cursor.u8();
		while (marker == 0xff) {
			marker = cursor.u8();
		}
		NotComparable.unless(marker != 0, NotComparable.Reason.DAMAGED);
		return marker;
	}

	private static int codedEnd(byte[] bytes, int from) throws NotComparable {
		for (int at = from; at + 1 < bytes.length; at++) {
			int next = bytes[at + 1] & 0xff;
			if (bytes[at] == (byte) 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
				return at;
			}
		}
		throw new NotComparable(NotComparable.Reason.DAMAGED);
	}

	private static JpegFrame frame(ByteCursor segment, boolean progressive) throws TruncatedException, NotComparable {
		int precision = segment.u8();
		int height = segment.u16();
		int width = segment.u16();
		int count = segment.u8();
		NotComparable.unless(precision == 8 && (count == 1 || count == 3), NotComparable.Reason.FORMAT);
		NotComparable.unless(segment.remaining() == 3 * count, NotComparable.Reason.DAMAGED);
		List<JpegFrame.Component> components = new ArrayList<>();
		Set<Integer> ids = new HashSet<>();
		for (int i = 0; i < count; i++) {
			int id = segment.u8();
			int factors = segment.u8();
			JpegFrame.Component component = new JpegFrame.Component(id, factors >> 4, factors & 0xf, segment.u8());
			NotComparable.unless(ids.add(id) && component.across() >= 1 && component.across() <= 4 && component.down() >= 1
					&& component.down() <= 4 && component.table() < 4, NotComparable.Reason.DAMAGED);
			components.add(component);
			NotComparable.unless(component.across() <= components.getFirst().across() && component.down() <= components.getFirst().down(),
					NotComparable.Reason.FORMAT);
		}
		return new JpegFrame(progressive, width, height, List.copyOf(components));
	}

	@Override
	public int width() {
		return frame.width();
	}

	@Override
	public int height() {
		return frame.height();
	}

	@Override
	public int length() {
		return length;
	}

	@Override
	public long work() {
		return (long) frame.width() * frame.height() * segments.stream().filter(segment -> segment.marker == SOS).count();
	}

	@Override
	public void luminance(Rows rows) throws NotComparable {
		NotComparable.unless(!frame.progressive() || (long) frame.width() * frame.height() <= MOST_PROGRESSIVE_PIXELS,
				NotComparable.Reason.SIZE);
		try {
			decode(rows);
		} catch (TruncatedException cut) {
			throw new NotComparable(NotComparable.Reason.DAMAGED);
		}
	}

	private void decode(Rows rows) throws TruncatedException, NotComparable {
		JpegTables tables = new JpegTables();
		JpegScans scans = frame.progressive() ? new ProgressiveScans(frame) : new SequentialScan(frame, rows);
		for (Segment segment : segments) {
			ByteCursor content = new ByteCursor(bytes, segment.from, segment.to - segment.from);
			switch (segment.marker) {
				case DQT -> tables.quantization(content);
				case DHT -> tables.huffman(content);
				case DRI -> tables.restart(content);
				default -> {
					Optional<JpegScan> scan = JpegScan.read(content, frame);
					if (scan.isPresent()) {
						scans.read(scan.get(), tables, new EntropyBits(bytes, segment.to, segment.codedTo));
					}
				}
			}
		}
		scans.finish(rows);
	}
}
