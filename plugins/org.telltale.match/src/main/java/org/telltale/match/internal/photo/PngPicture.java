package org.telltale.match.internal.photo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.telltale.base.ByteCursor;
import org.telltale.base.ByteRange;
import org.telltale.base.TruncatedException;

/** A PNG picture (ISO/IEC 15948) without interlace; transparency and colour management are passed over. */
final class PngPicture implements Picture {

	private static final byte[] SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
	private static final int IHDR = 0x49484452;
	private static final int PLTE = 0x504c5445;
	private static final int IDAT = 0x49444154;
	private static final int IEND = 0x49454e44;
	private static final int CHECK_BYTES = 4;
	private static final int PALETTE = 3;

	private final byte[] bytes;
	private final Header header;
	private final List<ByteRange> data;
	private final byte[] palette;
	private final int length;

	/** The content of IHDR (section 11.2.2). */
	private record Header(int width, int height, int depth, int type) {

		int channels() {
			return switch (type) {
				case 2 -> 3;
				case 4 -> 2;
				case 6 -> 4;
				default -> 1;
			};
		}

		int pixelBytes() {
			return Math.max(1, channels() * depth / 8);
		}

		int rowBytes() {
			return (int) (((long) width * channels() * depth + 7) / 8);
		}

		boolean isAllowed() {
			return switch (type) {
				case 0 -> List.of(1, 2, 4, 8, 16).contains(depth);
				case PALETTE -> List.of(1, 2, 4, 8).contains(depth);
				case 2, 4, 6 -> depth == 8 || depth == 16;
				default -> false;
			};
		}
	}

	private PngPicture(byte[] bytes, Header header, List<ByteRange> data, byte[] palette, int length) {
		this.bytes = bytes;
		this.header = header;
		this.data = data;
		this.palette = palette;
		this.length = length;
	}

	static boolean isAt(byte[] start) {
		return start.length >= SIGNATURE.length && Arrays.equals(SIGNATURE, 0, SIGNATURE.length, start, 0, SIGNATURE.length);
	}

	/** Walks the chunks of bytes that {@link #isAt} has recognised. */
	static PngPicture outline(byte[] bytes) throws NotComparable {
		try {
			return walk(bytes);
		} catch (TruncatedException cut) {
			throw new NotComparable(NotComparable.Reason.DAMAGED);
		}
	}

	private static PngPicture walk(byte[] bytes) throws TruncatedException, NotComparable {
		ByteCursor cursor = new ByteCursor(bytes).skip(SIGNATURE.length);
		Header header = header(cursor);
		List<ByteRange> data = new ArrayList<>();
		byte[] palette = {};
		while (true) {
			long count = cursor.u32();
			int type = (int) cursor.u32();
			int from = cursor.position();
			ByteCursor content = cursor.part(count);
			cursor.skip(CHECK_BYTES);
			NotComparable.unless(type != IHDR, NotComparable.Reason.DAMAGED);
			if (type == PLTE && header.type == PALETTE) {
				NotComparable.unless(palette.length == 0 && data.isEmpty() && count >= 3 && count <= 768 && count % 3 == 0,
						NotComparable.Reason.DAMAGED);
				palette = content.bytes(count);
			} else if (type == IDAT) {
				data.add(new ByteRange(from, count));
			} else if (type == IEND) {
				NotComparable.unless(header.type != PALETTE || palette.length > 0, NotComparable.Reason.DAMAGED);
				return new PngPicture(bytes, header, data, palette, cursor.position());
			} else {
				NotComparable.unless(type == PLTE || isAncillary(type), NotComparable.Reason.FORMAT);
			}
		}
	}

	/** Whether a chunk's type is four letters, the first of them small (section 5.4). */
	private static boolean isAncillary(int type) {
		boolean letters = true;
		for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
			int small = type >> shift & 0xff | 0x20;
			letters &= small >= 'a' && small <= 'z';
		}
		return letters && (type & 1 << 29) != 0;
	}

	private static Header header(ByteCursor cursor) throws TruncatedException, NotComparable {
		NotComparable.unless(cursor.u32() == 13 && cursor.u32() == IHDR, NotComparable.Reason.DAMAGED);
		long width = cursor.u32();
		long height = cursor.u32();
		int depth = cursor.u8();
		int type = cursor.u8();
		int methods = cursor.u24();
		cursor.skip(CHECK_BYTES);
		NotComparable.unless(width <= MOST_PIXELS && height <= MOST_PIXELS, NotComparable.Reason.SIZE);
		Header header = new Header((int) width, (int) height, depth, type);
		NotComparable.unless(methods == 0 && header.isAllowed(), NotComparable.Reason.FORMAT);
		return header;
	}

	@Override
	public int width() {
		return header.width;
	}

	@Override
	public int height() {
		return header.height;
	}

	@Override
	public int length() {
		return length;
	}

	@Override
	public long work() {
		return (long) header.width * header.height;
	}

	@Override
	public void luminance(Rows rows) throws NotComparable {
		Inflater inflater = new Inflater();
		try {
			Feed feed = new Feed(inflater);
			byte[] above = new byte[header.rowBytes()];
			byte[] row = new byte[above.length];
			byte[] filter = new byte[1];
			byte[] luminance = new byte[header.width];
			for (int y = 0; y < header.height; y++) {
				feed.fill(filter);
				feed.fill(row);
				unfilter(filter[0], row, above);
				luminance(row, luminance);
				rows.row(luminance, 0);
				byte[] spare = above;
				above = row;
				row = spare;
			}
		} catch (DataFormatException damaged) {
			throw new NotComparable(NotComparable.Reason.DAMAGED);
		} finally {
			inflater.end();
		}
	}

	/** The inflated data of all IDAT chunks. */
	private final class Feed {

		private final Inflater inflater;
		private int next;

		Feed(Inflater inflater) {
			this.inflater = inflater;
		}

		void fill(byte[] out) throws DataFormatException, NotComparable {
			int at = 0;
			while (at < out.length) {
				int count = inflater.inflate(out, at, out.length - at);
				at += count;
				if (count == 0) {
					NotComparable.unless(inflater.needsInput() && !inflater.finished() && next < data.size(), NotComparable.Reason.DAMAGED);
					ByteRange range = data.get(next++);
					inflater.setInput(bytes, (int) range.offset(), (int) range.length());
				}
			}
		}
	}

	/** Section 9.2. */
	private void unfilter(int filter, byte[] row, byte[] above) throws NotComparable {
		int step = header.pixelBytes();
		NotComparable.unless(filter >= 0 && filter <= 4, NotComparable.Reason.DAMAGED);
		for (int i = 0; i < row.length && filter > 0; i++) {
			int left = i < step ? 0 : row[i - step] & 0xff;
			int up = above[i] & 0xff;
			row[i] += (byte) switch (filter) {
				case 1 -> left;
				case 2 -> up;
				case 3 -> (left + up) / 2;
				default -> paeth(left, up, i < step ? 0 : above[i - step] & 0xff);
			};
		}
	}

	private static int paeth(int left, int up, int upperLeft) {
		int byLeft = Math.abs(up - upperLeft);
		int byUp = Math.abs(left - upperLeft);
		int byBoth = Math.abs(left + up - 2 * upperLeft);
		if (byLeft <= byUp && byLeft <= byBoth) {
			return left;
		}
		return byUp <= byBoth ? up : upperLeft;
	}

	private void luminance(byte[] row, byte[] out) throws NotComparable {
		for (int x = 0; x < header.width; x++) {
			out[x] = (byte) switch (header.type) {
				case 0, 4 -> sample(row, x * header.channels());
				case PALETTE -> entry(sample(row, x));
				default -> luminance(sample(row, x * header.channels()), sample(row, x * header.channels() + 1),
						sample(row, x * header.channels() + 2));
			};
		}
	}

	/** A sample of a row; one of less than 8 bits is scaled to them, unless it is an index. */
	private int sample(byte[] row, int index) {
		if (header.depth >= 8) {
			return row[index * (header.depth / 8)] & 0xff;
		}
		int bit = index * header.depth;
		int most = (1 << header.depth) - 1;
		int value = row[bit / 8] >> 8 - header.depth - bit % 8 & most;
		return header.type == PALETTE ? value : 255 * value / most;
	}

	private int entry(int index) throws NotComparable {
		NotComparable.unless(3 * index < palette.length, NotComparable.Reason.DAMAGED);
		return luminance(palette[3 * index] & 0xff, palette[3 * index + 1] & 0xff, palette[3 * index + 2] & 0xff);
	}

	private static int luminance(int red, int green, int blue) {
		return (299 * red + 587 * green + 114 * blue + 500) / 1000;
	}
}
