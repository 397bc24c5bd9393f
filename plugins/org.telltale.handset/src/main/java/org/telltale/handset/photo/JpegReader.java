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

/** Walks the markers of a JPEG file from SOI to EOI (ITU-T T.81 annex B); its dimensions come from the frame header. */
final class JpegReader {

	private static final int SOI = 0xd8;
	private static final int EOI = 0xd9;
	private static final int SOS = 0xda;
	private static final int APP1 = 0xe1;
	private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

	private final byte[] file;
	private final String evidence;
	private final List<Problem> problems = new ArrayList<>();
	private Optional<Photo.Dimensions> dimensions = Optional.empty();
	private Exif exif = Exif.NONE;

	private JpegReader(byte[] file, String evidence) {
		this.file = file;
		this.evidence = evidence;
	}

	static boolean isAt(byte[] start) {
		return start.length >= 3 && start[0] == (byte) 0xff && start[1] == (byte) SOI && start[2] == (byte) 0xff;
	}

	/** A file that {@link #isAt} has recognised; a cut one gives what was read of it. */
	static Outcome<Photo> read(byte[] file, String evidence) {
		JpegReader reader = new JpegReader(file, evidence);
		int end = file.length;
		try {
			end = reader.markers();
			if (end < file.length) {
				reader.problem("photo.trailing", end, file.length - end, "Bytes follow the end of the picture.",
						"They belong to the file's digest; they are not looked into.");
			}
		} catch (TruncatedException cut) {
			reader.problem("photo.cut", 0, file.length, "The picture ends before its end marker.", "Its last part is missing.");
		}
		return Outcome.of(new Photo("image/jpeg", new ByteRange(0, end), reader.dimensions, reader.exif), reader.problems);
	}

	/** Answers the offset behind EOI. */
	private int markers() throws TruncatedException {
		ByteCursor cursor = new ByteCursor(file).skip(2);
		while (true) {
			int marker = marker(cursor);
			if (marker == EOI) {
				return cursor.position();
			}
			if (marker != 0x01 && (marker < 0xd0 || marker > 0xd7)) {
				int length = cursor.u16();
				int start = cursor.position();
				ByteCursor segment = cursor.part(length - 2L);
				segment(marker, start, segment);
				if (marker == SOS) {
					scan(cursor);
				}
			}
		}
	}

	/** Any number of fill bytes FF may stand before a marker (section B.1.1.2). */
	private static int marker(ByteCursor cursor) throws TruncatedException {
		if (cursor.u8() != 0xff) {
			throw new TruncatedException(cursor.position(), 1, 0);
		}
		int marker = cursor.u8();
		while (marker == 0xff) {
			marker = cursor.u8();
		}
		return marker;
	}

	private void segment(int marker, int start, ByteCursor segment) throws TruncatedException {
		boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
		if (frame && dimensions.isEmpty()) {
			long height = segment.skip(1).u16();
			dimensions = Optional.of(new Photo.Dimensions(segment.u16(), height));
		} else if (marker == APP1 && exif == Exif.NONE && segment.remaining() > EXIF.length
				&& Arrays.equals(EXIF, segment.bytes(EXIF.length))) {
			try {
				exif = ExifReader.read(segment.bytes(segment.remaining()), start + EXIF.length);
			} catch (TruncatedException outside) {
				problem("photo.exif", start, segment.position(), "The EXIF directories point outside themselves.",
						"Time, place and thumbnail of the picture are not known.");
			}
		}
	}

	/** Entropy-coded data ends at a marker that is neither a stuffed FF00 nor a restart. */
	private void scan(ByteCursor cursor) throws TruncatedException {
		int at = cursor.position();
		while (at + 1 < file.length) {
			int next = file[at + 1] & 0xff;
			if (file[at] == (byte) 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
				cursor.seek(at);
				return;
			}
			at++;
		}
		throw new TruncatedException(at, 2, file.length - at);
	}

	private void problem(String code, long offset, long length, String what, String consequence) {
		problems.add(new Problem(code, Where.at(evidence, offset, length), what, consequence));
	}
}
