package org.telltale.handset.canary;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The APP1 segment that tells where and when (Exif 2.32, section 4): time in UTC, position, thumbnail.
 *
 * @param latitude in degrees, south negative
 * @param longitude in degrees, west negative
 * @param thumbnail a JPEG file
 */
record ExifSegment(Instant taken, double latitude, double longitude, byte[] thumbnail) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
	private static final int HEAD = 8;
	private static final int ENTRY = 12;
	/** A count, two entries, the place of the next directory. */
	private static final int FIRST = HEAD;
	private static final int EXIF = FIRST + 2 + 2 * ENTRY + 4;
	private static final int TIME_AT = EXIF + 2 + ENTRY + 4;
	private static final int GPS = TIME_AT + 20;
	private static final int LATITUDE_AT = GPS + 2 + 4 * ENTRY + 4;
	private static final int LONGITUDE_AT = LATITUDE_AT + 24;
	private static final int THUMBNAIL = LONGITUDE_AT + 24;
	private static final int THUMBNAIL_AT = THUMBNAIL + 2 + 3 * ENTRY + 4;
	private static final int ASCII = 2;
	private static final int SHORT = 3;
	private static final int LONG = 4;
	private static final int RATIONAL = 5;

	/** The picture with this segment behind its SOI marker. */
	byte[] putInto(byte[] jpeg) {
		byte[] tiff = tiff();
		return ByteBuffer.allocate(jpeg.length + tiff.length + 10).put(jpeg, 0, 2)
				.putShort((short) 0xffe1).putShort((short) (tiff.length + 8)).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff)
				.put(jpeg, 2, jpeg.length - 2).array();
	}

	private byte[] tiff() {
		ByteBuffer out = ByteBuffer.allocate(THUMBNAIL_AT + thumbnail.length);
		out.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(FIRST);
		out.putShort((short) 2);
		entry(out, 0x8769, LONG, 1).putInt(EXIF);
		entry(out, 0x8825, LONG, 1).putInt(GPS);
		out.putInt(THUMBNAIL);
		out.putShort((short) 1);
		// DateTimeOriginal
		entry(out, 0x9003, ASCII, 20).putInt(TIME_AT);
		out.putInt(0);
		out.put((TIME.format(taken) + "\0").getBytes(StandardCharsets.US_ASCII));
		out.putShort((short) 4);
		entry(out, 1, ASCII, 2).put((latitude < 0 ? "S\0\0\0" : "N\0\0\0").getBytes(StandardCharsets.US_ASCII));
		entry(out, 2, RATIONAL, 3).putInt(LATITUDE_AT);
		entry(out, 3, ASCII, 2).put((longitude < 0 ? "W\0\0\0" : "E\0\0\0").getBytes(StandardCharsets.US_ASCII));
		entry(out, 4, RATIONAL, 3).putInt(LONGITUDE_AT);
		out.putInt(0);
		degrees(out, Math.abs(latitude));
		degrees(out, Math.abs(longitude));
		out.putShort((short) 3);
		// Compression: JPEG
		entry(out, 0x0103, SHORT, 1).putShort((short) 6).putShort((short) 0);
		entry(out, 0x0201, LONG, 1).putInt(THUMBNAIL_AT);
		entry(out, 0x0202, LONG, 1).putInt(thumbnail.length);
		out.putInt(0);
		return out.put(thumbnail).array();
	}

	private static ByteBuffer entry(ByteBuffer out, int tag, int type, int count) {
		return out.putShort((short) tag).putShort((short) type).putInt(count);
	}

	/** Degrees, minutes, thousandths of a second. */
	private static void degrees(ByteBuffer out, double degrees) {
		long thousandths = Math.round(degrees * 3_600_000);
		out.putInt((int) (thousandths / 3_600_000)).putInt(1);
		out.putInt((int) (thousandths / 60_000 % 60)).putInt(1);
		out.putInt((int) (thousandths % 60_000)).putInt(1000);
	}
}
