package org.telltale.handset.photo;

import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;

/** Recognises picture files by their first bytes and reads what they say of themselves. */
public final class PhotoReader {

	private PhotoReader() {
	}

	/** Whether a file that starts with these bytes (16 are enough) is a picture that is read here. */
	public static boolean isAt(byte[] start) {
		return JpegReader.isAt(start) || PngReader.isAt(start) || WebpReader.isAt(start) || HeifReader.isAt(start);
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
		} else if (PngReader.isAt(file)) {
			return PngReader.read(file, evidence);
		} else if (WebpReader.isAt(file)) {
			return WebpReader.read(file, evidence);
		} else if (HeifReader.isAt(file)) {
			return HeifReader.read(file, evidence);
		}
		return Outcome.none(new Problem("photo.unknown", Where.at(evidence, 0, Math.min(16, file.length)),
				"The file is no JPEG, PNG, WebP or HEIF picture.", "It is not searched for as a photo."));
	}
}
