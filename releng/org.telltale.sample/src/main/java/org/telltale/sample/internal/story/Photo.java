package org.telltale.sample.internal.story;

import org.telltale.sample.internal.image.Exif;
import org.telltale.sample.internal.image.JpegEncoder;
import org.telltale.sample.internal.image.Picture;
import org.telltale.sample.internal.wire.Planted;

/**
 * A photo exhibit.
 *
 * @param id its exhibit id
 * @param file its path in the evidence folder
 * @param jpeg the file's bytes
 */
record Photo(String id, String file, byte[] jpeg) {

	private static final int QUALITY = 82;
	private static final int SMALL_QUALITY = 95;

	/** A photo taken by the handset at {@code taken}, {@code yyyy:MM:dd HH:mm:ss}. */
	static Photo taken(String id, String taken) {
		String name = "IMG_" + taken.replace(":", "").replace(' ', '_') + ".jpg";
		byte[] exif = Exif.segment(Cast.VENDOR, Cast.MODEL, taken, 180000 + id.hashCode() % 1000, 30000);
		return new Photo(id, "handset/photos/" + name, JpegEncoder.encode(Picture.harbour(id), QUALITY, exif));
	}

	/** Its file name without folders. */
	String name() {
		return file.substring(file.lastIndexOf('/') + 1);
	}

	/** What it shows, coded anew. */
	byte[] codedAnew(int quality) {
		return JpegEncoder.encode(Picture.harbour(id), quality, new byte[0]);
	}

	/** What it shows at half its size. */
	byte[] halved() {
		return JpegEncoder.encode(Picture.harbour(id).halved(), SMALL_QUALITY, new byte[0]);
	}

	/** The file, to be planted. */
	Planted content(String note) {
		return Planted.exact(id, "PHOTO", note);
	}
}
