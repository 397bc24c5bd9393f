package org.telltale.handset.photo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.Problem;
import org.telltale.base.TruncatedException;
import org.telltale.base.Where;

/** EXIF directories as picture files other than JPEG carry them: a TIFF structure, which some programs put JPEG's prefix in front of. */
final class ExifBlock {

	private static final byte[] PREFIX = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

	private ExifBlock() {
	}

	/**
	 * Reads a block.
	 *
	 * @param range in the file, inside it
	 * @param problems takes what is wrong with it
	 */
	static Exif read(byte[] file, ByteRange range, String evidence, List<Problem> problems) {
		byte[] block = Arrays.copyOfRange(file, (int) range.offset(), (int) range.end());
		int prefix = block.length >= PREFIX.length && Arrays.equals(PREFIX, Arrays.copyOf(block, PREFIX.length)) ? PREFIX.length : 0;
		return read(block, prefix, range.offset()).orElseGet(() -> {
			problems.add(new Problem("photo.exif", Where.at(evidence, range.offset(), range.length()), "The EXIF directories point outside themselves.",
					"Time, place and thumbnail of the picture are not known."));
			return Exif.NONE;
		});
	}

	private static Optional<Exif> read(byte[] block, int prefix, long offset) {
		try {
			return Optional.of(ExifReader.read(Arrays.copyOfRange(block, prefix, block.length), offset + prefix));
		} catch (TruncatedException outside) {
			return Optional.empty();
		}
	}
}
