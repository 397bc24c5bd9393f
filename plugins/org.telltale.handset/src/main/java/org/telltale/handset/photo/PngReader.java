package org.telltale.handset.photo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.TruncatedException;
import org.telltale.base.Where;

/** Walks the chunks of a PNG file (ISO/IEC 15948): dimensions from IHDR, EXIF from eXIf. */
final class PngReader {

	private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
	private static final long IHDR = 0x49484452;
	private static final long IEND = 0x49454e44;
	private static final long EXIF = 0x65584966;

	private PngReader() {
	}

	static boolean isAt(byte[] start) {
		return start.length >= SIGNATURE.length && Arrays.equals(SIGNATURE, Arrays.copyOf(start, SIGNATURE.length));
	}

	/** A file that {@link #isAt} has recognised; a cut one gives what was read of it. */
	static Outcome<Photo> read(byte[] file, String evidence) {
		List<Problem> problems = new ArrayList<>();
		Optional<Photo.Dimensions> dimensions = Optional.empty();
		Exif exif = Exif.NONE;
		try {
			ByteCursor cursor = new ByteCursor(file).skip(SIGNATURE.length);
			long type;
			do {
				long length = cursor.u32();
				type = cursor.u32();
				int at = cursor.position();
				ByteCursor chunk = cursor.part(length);
				if (type == IHDR) {
					dimensions = Optional.of(new Photo.Dimensions(chunk.u32(), chunk.u32()));
				} else if (type == EXIF && exif == Exif.NONE) {
					exif = ExifBlock.read(file, new ByteRange(at, length), evidence, problems);
				}
				cursor.skip(4);
			} while (type != IEND);
		} catch (TruncatedException cut) {
			problems.add(new Problem("photo.cut", Where.at(evidence, 0, file.length), "The picture ends before its end marker.", "Its last part is missing."));
		}
		return Outcome.of(new Photo("image/png", new ByteRange(0, file.length), dimensions, exif), problems);
	}
}
