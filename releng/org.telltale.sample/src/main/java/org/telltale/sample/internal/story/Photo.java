package org.telltale.sample.internal.story;

import org.telltale.sample.internal.image.Exif;
import org.telltale.sample.internal.image.JpegEncoder;
import org.telltale.sample.internal.image.Picture;
import org.telltale.sample.internal.wire.Payload;
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
	private static final int THUMBNAIL_QUALITY = 60;

	/** A photo taken by the handset at {@code taken}, {@code yyyy:MM:dd HH:mm:ss}. */
	static Photo taken(String id, String taken) {
		return taken(id, taken, new byte[0]);
	}

	/** One whose camera put a small picture of it into the file. */
	static Photo withThumbnail(String id, String taken) {
		return taken(id, taken, thumbnail(id));
	}

	private static byte[] thumbnail(String id) {
		return JpegEncoder.encode(Picture.harbour(id).halved(), THUMBNAIL_QUALITY, new byte[0]);
	}

	private static Photo taken(String id, String taken, byte[] thumbnail) {
		String name = "IMG_" + taken.replace(":", "").replace(' ', '_') + ".jpg";
		byte[] exif = Exif.segment(Cast.VENDOR, Cast.MODEL, taken, 180000 + id.hashCode() % 1000, 30000, thumbnail);
		return new Photo(id, "handset/photos/" + name, JpegEncoder.encode(Picture.harbour(id), QUALITY, exif));
	}

	/** Its file name without folders. */
	String name() {
		return file.substring(file.lastIndexOf('/') + 1);
	}

	/** The small picture in the file, to be planted by itself: what is in the file, and what shows the same as the file. */
	Payload thumbnail() {
		return new Payload().plant(Planted.exact(id + "/thumbnail", "PHOTO", "the EXIF thumbnail alone"), thumbnail(id))
				.alsoPlanted(Planted.similar(id, "only its thumbnail leaves"));
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
