package org.telltale.handset.photo;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.TruncatedException;
import org.telltale.base.Where;

/** Recognises picture files by their first bytes and reads what they say of themselves. */
public final class PhotoReader {

	private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
	private static final byte[] FTYP = {'f', 't', 'y', 'p'};
	private static final List<String> HEIF_BRANDS = List.of("heic", "heix", "heif", "mif1", "msf1", "avif");

	private PhotoReader() {
	}

	/** Whether a file that starts with these bytes (16 are enough) is a picture that is read here. */
	public static boolean isAt(byte[] start) {
		return JpegReader.isAt(start) || isPng(start) || isHeif(start);
	}

	private static boolean isPng(byte[] start) {
		return start.length >= PNG.length && Arrays.equals(PNG, Arrays.copyOf(start, PNG.length));
	}

	private static boolean isHeif(byte[] start) {
		return start.length >= 12 && Arrays.equals(FTYP, Arrays.copyOfRange(start, 4, 8))
				&& HEIF_BRANDS.contains(new String(start, 8, 4, java.nio.charset.StandardCharsets.ISO_8859_1));
	}

	/**
	 * Reads a picture file.
	 *
	 * @param file all its bytes; ranges of the result count from its first
	 * @param evidence named in problems
	 * @return what it tells; none if its first bytes are no picture's
	 */
	public static Outcome<Photo> read(byte[] file, String evidence) {
		if (JpegReader.isAt(file)) {
			return JpegReader.read(file, evidence);
		}
		if (!isPng(file) && !isHeif(file)) {
			return Outcome.none(new Problem("photo.unknown", Where.at(evidence, 0, Math.min(16, file.length)),
					"The file is no JPEG, PNG or HEIF picture.", "It is not searched for as a photo."));
		}
		String mediaType = isPng(file) ? "image/png" : "image/heif";
		Optional<Photo.Dimensions> dimensions = isPng(file) ? pngDimensions(file) : Optional.empty();
		return Outcome.of(new Photo(mediaType, new ByteRange(0, file.length), dimensions, Exif.NONE),
				List.of(new Problem("photo.metadata", Where.at(evidence, 0, file.length),
						"Time, place and thumbnail are read of JPEG pictures only.", "They are not searched for apart.")));
	}

	/** PNG (ISO/IEC 15948) section 11.2.2: IHDR is the first chunk. */
	private static Optional<Photo.Dimensions> pngDimensions(byte[] file) {
		try {
			ByteCursor cursor = new ByteCursor(file).skip(16);
			return Optional.of(new Photo.Dimensions(cursor.u32(), cursor.u32()));
		} catch (TruncatedException cut) {
			return Optional.empty();
		}
	}
}
