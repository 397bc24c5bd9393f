package org.telltale.handset.photo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.TruncatedException;
import org.telltale.base.Where;

/** Finds the EXIF item of a HEIF or AVIF file (ISO/IEC 14496-12 section 8.11, ISO/IEC 23008-12 annex A). */
final class HeifReader {

	private static final List<String> BRANDS = List.of("heic", "heix", "heif", "mif1", "msf1", "avif");
	private static final int FULL_BOX = 4;
	/** A picture of many tiles has some hundred items. */
	private static final int MOST_BOXES = 10_000;

	/** A box's content. */
	private record Box(String type, long start, ByteCursor content) {
	}

	private HeifReader() {
	}

	static boolean isAt(byte[] start) {
		return start.length >= 12 && text(start, 4).equals("ftyp") && BRANDS.contains(text(start, 8));
	}

	private static String text(byte[] bytes, int at) {
		return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
	}

	/** A file that {@link #isAt} has recognised. */
	static Outcome<Photo> read(byte[] file, String evidence) {
		List<Problem> problems = new ArrayList<>();
		Exif exif = Exif.NONE;
		try {
			Optional<ByteRange> item = item(file);
			if (item.isPresent()) {
				exif = exif(file, item.get(), evidence, problems);
			}
		} catch (TruncatedException cut) {
			problems.add(new Problem("photo.boxes", Where.at(evidence, 0, file.length), "The file's boxes point outside themselves, or are too many.",
					"Time, place and thumbnail of the picture are not known."));
		}
		return Outcome.of(new Photo("image/heif", new ByteRange(0, file.length), Optional.empty(), exif), problems);
	}

	/** Annex A.2.1: the offset of the TIFF header from behind these four bytes. */
	private static Exif exif(byte[] file, ByteRange item, String evidence, List<Problem> problems) throws TruncatedException {
		ByteCursor cursor = new ByteCursor(file).seek(item.offset()).part(item.length());
		long header = cursor.u32();
		cursor.skip(header);
		return ExifBlock.read(file, new ByteRange(item.offset() + 4 + header, cursor.remaining()), evidence, problems);
	}

	private static Optional<ByteRange> item(byte[] file) throws TruncatedException {
		Map<String, Box> meta = new HashMap<>();
		for (Box box : boxes(new ByteCursor(file), 0, "meta")) {
			box.content().skip(FULL_BOX);
			boxes(box.content(), box.start(), "").forEach(child -> meta.putIfAbsent(child.type(), child));
		}
		Optional<Long> id = meta.containsKey("iinf") ? exifItem(meta.get("iinf")) : Optional.empty();
		if (id.isEmpty() || !meta.containsKey("iloc")) {
			return Optional.empty();
		}
		return location(meta.get("iloc").content(), id.get(), Optional.ofNullable(meta.get("idat")).map(Box::start), file.length);
	}

	/** The boxes from a cursor's position on, up to the wanted one, or all; {@code start} is where the cursor begins in the file. */
	private static List<Box> boxes(ByteCursor cursor, long start, String wanted) throws TruncatedException {
		List<Box> boxes = new ArrayList<>();
		while (cursor.remaining() >= 8) {
			int at = cursor.position();
			long size = cursor.u32();
			String type = new String(cursor.bytes(4), StandardCharsets.ISO_8859_1);
			size = size == 1 ? cursor.u64() : size;
			int head = cursor.position() - at;
			long length = size == 0 ? cursor.remaining() : size - head;
			long content = start + cursor.position();
			ByteCursor part = cursor.part(length);
			if (boxes.size() == MOST_BOXES) {
				throw new TruncatedException(at, head, 0);
			}
			if (wanted.isEmpty() || wanted.equals(type)) {
				boxes.add(new Box(type, content, part));
			}
			if (wanted.equals(type)) {
				return boxes;
			}
		}
		return boxes;
	}

	/** ISO/IEC 14496-12 section 8.11.6. */
	private static Optional<Long> exifItem(Box iinf) throws TruncatedException {
		ByteCursor cursor = iinf.content();
		int version = cursor.u8();
		cursor.skip(version == 0 ? 5 : 7);
		for (Box entry : boxes(cursor, iinf.start(), "")) {
			int form = entry.content().u8();
			if (entry.type().equals("infe") && form >= 2) {
				entry.content().skip(3);
				long id = form == 2 ? entry.content().u16() : entry.content().u32();
				if (new String(entry.content().skip(2).bytes(4), StandardCharsets.ISO_8859_1).equals("Exif")) {
					return Optional.of(id);
				}
			}
		}
		return Optional.empty();
	}

	/** Section 8.11.3; of items in the file or in the box {@code idat}, in one piece. */
	private static Optional<ByteRange> location(ByteCursor iloc, long wanted, Optional<Long> idat, long fileBytes) throws TruncatedException {
		int version = iloc.u8();
		int sizes = iloc.skip(3).u16();
		int index = version == 0 ? 0 : sizes & 15;
		long each = index + (sizes >> 12) + (sizes >> 8 & 15);
		long count = version < 2 ? iloc.u16() : iloc.u32();
		for (long i = 0; i < count; i++) {
			long id = version < 2 ? iloc.u16() : iloc.u32();
			int method = version == 0 ? 0 : iloc.u16() & 15;
			long base = number(iloc.skip(2), sizes >> 4 & 15);
			int extents = iloc.u16();
			if (id != wanted) {
				iloc.skip(each * extents);
				continue;
			}
			Optional<Long> from = method == 0 ? Optional.of(0L) : method == 1 ? idat : Optional.empty();
			if (extents != 1 || from.isEmpty()) {
				return Optional.empty();
			}
			long offset = from.get() + base + number(iloc.skip(index), sizes >> 12);
			long length = number(iloc, sizes >> 8 & 15);
			boolean inside = offset >= 0 && length > 0 && offset <= fileBytes - length;
			return inside ? Optional.of(new ByteRange(offset, length)) : Optional.empty();
		}
		return Optional.empty();
	}

	private static long number(ByteCursor cursor, int bytes) throws TruncatedException {
		return switch (bytes) {
			case 0 -> 0;
			case 4 -> cursor.u32();
			case 8 -> cursor.u64();
			default -> throw new TruncatedException(cursor.position(), bytes, 0);
		};
	}
}
