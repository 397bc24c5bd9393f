package org.telltale.sample.internal.image;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.telltale.sample.internal.bytes.Sink;

/** An APP1 segment with EXIF 2.3 data: make, model, date, place and perhaps a thumbnail, little-endian. */
public final class Exif {

	private static final int BYTE = 1;
	private static final int ASCII = 2;
	private static final int SHORT = 3;
	private static final int LONG = 4;
	private static final int RATIONAL = 5;
	private static final int UNDEFINED = 7;
	/** Three rationals. */
	private static final int ANGLE_BYTES = 24;

	/** A directory entry with its value's bytes. */
	private record Entry(int tag, int type, int count, byte[] value) {
	}

	private Exif() {
	}

	/**
	 * The segment's content, without marker and length.
	 *
	 * @param taken local date and time, {@code yyyy:MM:dd HH:mm:ss}
	 * @param north latitude in seconds of arc
	 * @param west longitude in seconds of arc, west positive
	 * @param thumbnail a small JPEG of the same picture; empty for none
	 */
	public static byte[] segment(String make, String model, String taken, int north, int west, byte[] thumbnail) {
		int exifAt = 8 + size(5) + (make.length() + 1) + (model.length() + 1) + 20;
		List<Entry> exif = List.of(new Entry(0x9000, UNDEFINED, 4, "0230".getBytes(StandardCharsets.US_ASCII)), ascii(0x9003, taken));
		int gpsAt = exifAt + size(exif.size()) + 20;
		List<Entry> main = List.of(ascii(0x10f, make), ascii(0x110, model), ascii(0x132, taken), number(0x8769, exifAt), number(0x8825,
				gpsAt));
		List<Entry> gps = new ArrayList<>();
		gps.add(new Entry(0, BYTE, 4, new byte[] {2, 3, 0, 0}));
		gps.add(ascii(1, "N"));
		gps.add(angle(2, north));
		gps.add(ascii(3, "W"));
		gps.add(angle(4, west));
		int smallAt = gpsAt + size(gps.size()) + 2 * ANGLE_BYTES;
		Sink tiff = new Sink().utf8("II").le16(42).le32(8);
		directory(tiff, main, thumbnail.length == 0 ? 0 : smallAt);
		directory(tiff.padTo(exifAt), exif, 0);
		directory(tiff.padTo(gpsAt), gps, 0);
		if (thumbnail.length > 0) {
			List<Entry> small = List.of(new Entry(0x103, SHORT, 1, new byte[] {6, 0}), number(0x201, smallAt + size(3)), number(0x202, thumbnail.length));
			directory(tiff.padTo(smallAt), small, 0);
			tiff.bytes(thumbnail);
		}
		return new Sink().utf8("Exif").be16(0).bytes(tiff.toBytes()).toBytes();
	}

	private static int size(int entries) {
		return 2 + 12 * entries + 4;
	}

	private static Entry ascii(int tag, String text) {
		return new Entry(tag, ASCII, text.length() + 1, (text + "\0").getBytes(StandardCharsets.US_ASCII));
	}

	private static Entry number(int tag, int value) {
		return new Entry(tag, LONG, 1, new Sink().le32(value).toBytes());
	}

	private static Entry angle(int tag, int seconds) {
		return new Entry(tag, RATIONAL, 3, new Sink().le32(seconds / 3600).le32(1).le32(seconds / 60 % 60).le32(1).le32(seconds % 60)
				.le32(1).toBytes());
	}

	private static void directory(Sink tiff, List<Entry> entries, int next) {
		int valuesAt = tiff.length() + size(entries.size());
		Sink values = new Sink();
		tiff.le16(entries.size());
		for (Entry entry : entries) {
			tiff.le16(entry.tag()).le16(entry.type()).le32(entry.count());
			if (entry.value().length <= 4) {
				tiff.bytes(entry.value()).zeros(4 - entry.value().length);
			} else {
				tiff.le32(valuesAt + values.length());
				values.bytes(entry.value());
			}
		}
		tiff.le32(next).bytes(values.toBytes());
	}
}
