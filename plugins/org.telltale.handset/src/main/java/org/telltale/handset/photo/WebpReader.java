package org.telltale.handset.photo;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.TruncatedException;
import org.telltale.base.Where;

/** Walks the chunks of a WebP file (RFC 9649 section 2): dimensions from the first chunk, EXIF from the chunk of that name. */
final class WebpReader {

	private static final long RIFF = 0x52494646;
	private static final long WEBP = 0x57454250;
	private static final long EXTENDED = 0x56503858;
	private static final long LOSSY = 0x56503820;
	private static final long LOSSLESS = 0x5650384c;
	private static final long EXIF = 0x45584946;

	private WebpReader() {
	}

	static boolean isAt(byte[] start) {
		try {
			ByteCursor cursor = new ByteCursor(start);
			return cursor.u32() == RIFF && cursor.skip(4).u32() == WEBP;
		} catch (TruncatedException shorter) {
			return false;
		}
	}

	/** A file that {@link #isAt} has recognised; a cut one gives what was read of it. */
	static Outcome<Photo> read(byte[] file, String evidence) {
		List<Problem> problems = new ArrayList<>();
		Optional<Photo.Dimensions> dimensions = Optional.empty();
		Exif exif = Exif.NONE;
		try {
			long end = new ByteCursor(file).order(ByteOrder.LITTLE_ENDIAN).seek(4).u32() + 8;
			ByteCursor cursor = new ByteCursor(file).seek(12);
			while (cursor.position() + 8L <= end) {
				long name = cursor.u32();
				long length = Integer.toUnsignedLong(Integer.reverseBytes((int) cursor.u32()));
				int at = cursor.position();
				ByteCursor chunk = cursor.part(length).order(ByteOrder.LITTLE_ENDIAN);
				if (dimensions.isEmpty()) {
					dimensions = dimensions(name, chunk);
				}
				if (name == EXIF && exif == Exif.NONE) {
					exif = ExifBlock.read(file, new ByteRange(at, length), evidence, problems);
				}
				cursor.skip(Math.min(length & 1, cursor.remaining()));
			}
			new ByteCursor(file).seek(end);
		} catch (TruncatedException cut) {
			problems.add(new Problem("photo.cut", Where.at(evidence, 0, file.length), "The picture ends before its end.", "Its last part is missing."));
		}
		return Outcome.of(new Photo("image/webp", new ByteRange(0, file.length), dimensions, exif), problems);
	}

	/** Sections 2.7 (VP8X), 2.5 (VP8, RFC 6386 section 9.1) and 3.4 (VP8L). */
	private static Optional<Photo.Dimensions> dimensions(long name, ByteCursor chunk) throws TruncatedException {
		if (name == EXTENDED) {
			return Optional.of(new Photo.Dimensions(chunk.skip(4).u24() + 1L, chunk.u24() + 1L));
		} else if (name == LOSSY) {
			return Optional.of(new Photo.Dimensions(chunk.skip(6).u16() & 0x3fff, chunk.u16() & 0x3fff));
		} else if (name == LOSSLESS) {
			long sizes = chunk.skip(1).u32();
			return Optional.of(new Photo.Dimensions((sizes & 0x3fff) + 1, (sizes >> 14 & 0x3fff) + 1));
		}
		return Optional.empty();
	}
}
