package org.telltale.handset.photo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds small JPEG files with EXIF directories, in the order of the standards. */
public final class JpegBuilder {

	private final ByteArrayOutputStream file = new ByteArrayOutputStream();

	public JpegBuilder() {
		marker(0xd8);
	}

	private void marker(int marker) {
		file.write(0xff);
		file.write(marker);
	}

	/** A segment: marker, length with itself, content. */
	public JpegBuilder segment(int marker, byte[] content) {
		marker(marker);
		file.writeBytes(ByteBuffer.allocate(2).putShort((short) (content.length + 2)).array());
		file.writeBytes(content);
		return this;
	}

	/** SOF0 with one component. */
	public JpegBuilder frame(int width, int height) {
		return segment(0xc0, ByteBuffer.allocate(9).put((byte) 8).putShort((short) height).putShort((short) width).put((byte) 1)
				.put(new byte[] {1, 0x11, 0}).array());
	}

	/** SOS, entropy-coded bytes with a stuffed FF and a restart marker, EOI. */
	public JpegBuilder scan() {
		segment(0xda, new byte[] {1, 1, 0, 0, 63, 0});
		file.writeBytes(new byte[] {1, 2, (byte) 0xff, 0, 3, (byte) 0xff, (byte) 0xd0, 4});
		marker(0xd9);
		return this;
	}

	/** APP1 with IFD0 (Make, Model), EXIF (time), GPS (51°30'2.5"N 0°7'28.56"W) and IFD1 (thumbnail). */
	public JpegBuilder exif(ByteOrder order, byte[] thumbnail) {
		byte[] tiff = tiff(order, thumbnail);
		byte[] content = new byte[6 + tiff.length];
		System.arraycopy("Exif\0\0".getBytes(StandardCharsets.US_ASCII), 0, content, 0, 6);
		System.arraycopy(tiff, 0, content, 6, tiff.length);
		return segment(0xe1, content);
	}

	/** The directories alone, as other files carry them. */
	static byte[] tiff(ByteOrder order, byte[] thumbnail) {
		return tiff(order, thumbnail, "2014:08:07 10:11:12", new int[0]);
	}

	/** @param fix hour, minute and hundredths of a second of 7 August 2014 at which the receiver had its position, or nothing */
	private static byte[] tiff(ByteOrder order, byte[] thumbnail, String taken, int... fix) {
		int gps = fix.length == 0 ? 120 : 400 + thumbnail.length;
		ByteBuffer tiff = ByteBuffer.allocate(400 + thumbnail.length + (fix.length == 0 ? 0 : 80)).order(order);
		tiff.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
		tiff.putShort((short) 4);
		entry(tiff, 0x010f, 2, 9, 250);
		entry(tiff, 0x0110, 2, 8, 260);
		entry(tiff, 0x8769, 4, 1, 80);
		entry(tiff, 0x8825, 4, 1, gps);
		tiff.putInt(180);
		tiff.position(80).putShort((short) 1);
		entry(tiff, 0x9003, 2, 20, 270);
		tiff.position(gps).putShort((short) (fix.length == 0 ? 4 : 6));
		text(tiff, 1, "N");
		entry(tiff, 2, 5, 3, 300);
		text(tiff, 3, "W");
		entry(tiff, 4, 5, 3, 324);
		if (fix.length > 0) {
			entry(tiff, 7, 5, 3, 348);
			entry(tiff, 29, 2, 11, 372);
		}
		tiff.position(180).putShort((short) 2);
		entry(tiff, 0x0201, 4, 1, 400);
		entry(tiff, 0x0202, 4, 1, thumbnail.length);
		tiff.position(250).put("Hesperus\0".getBytes(StandardCharsets.US_ASCII));
		tiff.position(260).put("HM Note\0".getBytes(StandardCharsets.US_ASCII));
		tiff.position(270).put((taken + "\0").getBytes(StandardCharsets.US_ASCII));
		rationals(tiff.position(300), 51, 1, 30, 1, 250, 100);
		rationals(tiff.position(324), 0, 1, 7, 1, 2856, 100);
		if (fix.length > 0) {
			rationals(tiff.position(348), fix[0], 1, fix[1], 1, fix[2], 100);
			tiff.position(372).put("2014:08:07\0".getBytes(StandardCharsets.US_ASCII));
		}
		tiff.position(400).put(thumbnail);
		return tiff.array();
	}

	private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
		tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
	}

	private static void text(ByteBuffer tiff, int tag, String letter) {
		tiff.putShort((short) tag).putShort((short) 2).putInt(2).put((byte) letter.charAt(0)).put(new byte[3]);
	}

	private static void rationals(ByteBuffer tiff, int... values) {
		for (int value : values) {
			tiff.putInt(value);
		}
	}

	/** Bytes behind the picture. */
	public JpegBuilder trailing(byte[] bytes) {
		file.writeBytes(bytes);
		return this;
	}

	public byte[] build() {
		return file.toByteArray();
	}

	/** A picture with two clocks. @param fix as {@link #tiff} */
	public static byte[] timed(String taken, int... fix) {
		byte[] tiff = tiff(ByteOrder.BIG_ENDIAN, new byte[0], taken, fix);
		return new JpegBuilder().segment(0xe1, ByteBuffer.allocate(6 + tiff.length).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff).array()).frame(640, 480).scan().build();
	}

	/** A whole picture with all that is read. */
	public static byte[] picture(byte[] thumbnail) {
		return new JpegBuilder().exif(ByteOrder.LITTLE_ENDIAN, thumbnail).frame(640, 480).scan().build();
	}
}
