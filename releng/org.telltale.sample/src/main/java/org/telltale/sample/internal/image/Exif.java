package org.telltale.sample.internal.image;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.telltale.sample.internal.bytes.Sink;

/** An APP1 segment with EXIF 2.3 data: make, model, date and place, little-endian. */
public final class Exif {

	private static final int BYTE = 1;
	private static final int ASCII = 2;
	private static final int LONG = 4;
	private static final int RATIONAL = 5;
	private static final int UNDEFINED = 7;

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
	 */
	public static byte[] segment(String make, String model, String taken, int north, int west) {
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
		Sink tiff = new Sink().utf8("II").le16(42).le32(8);
		directory(tiff, main);
		directory(tiff.padTo(exifAt), exif);
		directory(tiff.padTo(gpsAt), gps);
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

	private static void directory(Sink tiff, List<Entry> entries) {
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
		tiff.le32(0).bytes(values.toBytes());
	}
}
