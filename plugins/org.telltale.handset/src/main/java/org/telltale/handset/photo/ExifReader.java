package org.telltale.handset.photo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.telltale.base.ByteCursor;
import org.telltale.base.ByteRange;
import org.telltale.base.TruncatedException;

/** Reads the TIFF structure inside an EXIF segment: four directories by name, none by chance, so no loop is possible. */
final class ExifReader {

	private static final int MAKE = 0x010f;
	private static final int MODEL = 0x0110;
	private static final int EXIF = 0x8769;
	private static final int GPS = 0x8825;
	private static final int TAKEN = 0x9003;
	private static final int OFFSET_TAKEN = 0x9011;
	private static final int LATITUDE_REFERENCE = 1;
	private static final int LATITUDE = 2;
	private static final int LONGITUDE_REFERENCE = 3;
	private static final int LONGITUDE = 4;
	private static final int GPS_TIME = 7;
	private static final int GPS_DATE = 29;
	private static final int THUMBNAIL_OFFSET = 0x0201;
	private static final int THUMBNAIL_LENGTH = 0x0202;
	/** Bytes of a value of each TIFF 6.0 type, from type 1. */
	private static final int[] TYPE_BYTES = {1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};
	private static final int RATIONAL = 5;
	/** Hours (or degrees), minutes and seconds, as positions and times of a day have them. */
	private static final int SEXAGESIMAL = 3;
	private static final int SEXAGESIMAL_BYTES = SEXAGESIMAL * 8;
	private static final long HOUR_SECONDS = 3600;
	private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(24 * HOUR_SECONDS);
	private static final int LONGEST_TEXT = 1024;

	/** An entry of a directory. */
	private record Field(int type, long count, long valueOffset) {
	}

	private final byte[] tiff;
	private final long tiffOffset;
	private final ByteOrder order;

	private ExifReader(byte[] tiff, long tiffOffset, ByteOrder order) {
		this.tiff = tiff;
		this.tiffOffset = tiffOffset;
		this.order = order;
	}

	/**
	 * Reads a TIFF structure.
	 *
	 * @param tiff from its byte-order mark on
	 * @param tiffOffset where it starts in the file; ranges of the result count from the file's start
	 * @throws TruncatedException if a directory or a value points outside the structure
	 */
	static Exif read(byte[] tiff, long tiffOffset) throws TruncatedException {
		ByteCursor cursor = new ByteCursor(tiff);
		int mark = cursor.u16();
		if (mark != 0x4949 && mark != 0x4d4d) {
			throw new TruncatedException(0, 2, 0);
		}
		ExifReader reader = new ExifReader(tiff, tiffOffset, mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		return reader.read(reader.at(4).u32());
	}

	private Exif read(long first) throws TruncatedException {
		Map<Integer, Field> main = new TreeMap<>();
		long next = directory(first, main);
		Map<Integer, Field> exif = sub(main, EXIF);
		Map<Integer, Field> gps = sub(main, GPS);
		Map<Integer, Field> small = new TreeMap<>();
		if (next != 0) {
			directory(next, small);
		}
		return new Exif(taken(exif), text(main.get(MAKE)), text(main.get(MODEL)), position(gps), thumbnail(small), fix(exif, gps));
	}

	private ByteCursor at(long offset) throws TruncatedException {
		return new ByteCursor(tiff).order(order).seek(offset);
	}

	/** TIFF 6.0 section 2: a count, entries of 12 bytes, the offset of the next directory. */
	private long directory(long offset, Map<Integer, Field> fields) throws TruncatedException {
		ByteCursor cursor = at(offset);
		int count = cursor.u16();
		for (int i = 0; i < count; i++) {
			int tag = cursor.u16();
			int type = cursor.u16();
			long values = cursor.u32();
			long inline = cursor.position();
			long pointer = cursor.u32();
			if (type >= 1 && type <= TYPE_BYTES.length) {
				boolean fits = values * TYPE_BYTES[type - 1] <= 4;
				fields.putIfAbsent(tag, new Field(type, values, fits ? inline : pointer));
			}
		}
		return cursor.remaining() >= 4 ? cursor.u32() : 0;
	}

	private Map<Integer, Field> sub(Map<Integer, Field> main, int tag) throws TruncatedException {
		Map<Integer, Field> fields = new TreeMap<>();
		Field pointer = main.get(tag);
		if (pointer != null) {
			directory(at(pointer.valueOffset()).u32(), fields);
		}
		return fields;
	}

	private Optional<String> text(Field field) throws TruncatedException {
		if (field == null || field.type() != 2) {
			return Optional.empty();
		}
		String text = new String(at(field.valueOffset()).bytes(Math.min(field.count(), LONGEST_TEXT)), StandardCharsets.UTF_8);
		int end = text.indexOf('\0');
		return Optional.of((end < 0 ? text : text.substring(0, end)).strip()).filter(stripped -> !stripped.isEmpty());
	}

	/** {@code YYYY:MM:DD hh:mm:ss}; cameras without a clock write blanks or zeros. */
	private Optional<String> taken(Map<Integer, Field> exif) throws TruncatedException {
		Optional<String> offset = text(exif.get(OFFSET_TAKEN)).filter(text -> text.matches("[+-]\\d\\d:\\d\\d"));
		return text(exif.get(TAKEN)).filter(text -> text.matches("\\d{4}:\\d\\d:\\d\\d \\d\\d:\\d\\d:\\d\\d") && !text.startsWith("0000"))
				.map(text -> text.substring(0, 10).replace(':', '-') + "T" + text.substring(11) + offset.orElse(""));
	}

	/** The date as text, hours, minutes and seconds as rationals; empty unless the camera's own clock is told too. */
	private Optional<Exif.Fix> fix(Map<Integer, Field> exif, Map<Integer, Field> gps) throws TruncatedException {
		Field time = gps.get(GPS_TIME);
		Optional<String> date = text(gps.get(GPS_DATE)).filter(text -> text.matches("\\d{4}:\\d\\d:\\d\\d"));
		if (taken(exif).isEmpty() || date.isEmpty() || time == null || time.type() != RATIONAL || time.count() != SEXAGESIMAL) {
			return Optional.empty();
		}
		return seconds(time).filter(all -> all.compareTo(DAY_SECONDS) < 0).flatMap(all -> instant(date.get(), all))
				.map(at -> new Exif.Fix(at, range(exif.get(TAKEN)), range(gps.get(GPS_DATE)), sexagesimal(time)));
	}

	/** The bytes that {@link #text} reads. */
	private ByteRange range(Field text) {
		return new ByteRange(tiffOffset + text.valueOffset(), Math.min(text.count(), LONGEST_TEXT));
	}

	private static Optional<String> instant(String date, BigDecimal seconds) {
		try {
			return Optional.of(LocalDate.parse(date.replace(':', '-')).atStartOfDay(ZoneOffset.UTC).plus(seconds.movePointRight(3).longValue(), ChronoUnit.MILLIS).toInstant().toString());
		} catch (DateTimeException noDay) {
			return Optional.empty();
		}
	}

	/** The bytes that {@link #seconds} reads. */
	private ByteRange sexagesimal(Field field) {
		return new ByteRange(tiffOffset + field.valueOffset(), SEXAGESIMAL_BYTES);
	}

	/** Three rationals in seconds; empty if one divides by zero. */
	private Optional<BigDecimal> seconds(Field field) throws TruncatedException {
		ByteCursor cursor = at(field.valueOffset());
		BigDecimal sum = BigDecimal.ZERO;
		for (long factor = HOUR_SECONDS; factor >= 1; factor /= 60) {
			long numerator = cursor.u32();
			long denominator = cursor.u32();
			if (denominator == 0) {
				return Optional.empty();
			}
			sum = sum.add(BigDecimal.valueOf(numerator * factor).divide(BigDecimal.valueOf(denominator), 12, RoundingMode.HALF_EVEN));
		}
		return Optional.of(sum);
	}

	private Optional<Exif.Position> position(Map<Integer, Field> gps) throws TruncatedException {
		Optional<BigDecimal> latitude = degrees(gps.get(LATITUDE), text(gps.get(LATITUDE_REFERENCE)), "S", 90);
		Optional<BigDecimal> longitude = degrees(gps.get(LONGITUDE), text(gps.get(LONGITUDE_REFERENCE)), "W", 180);
		if (latitude.isEmpty() || longitude.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new Exif.Position(latitude.get().toPlainString() + "," + longitude.get().toPlainString(),
				sexagesimal(gps.get(LATITUDE)), sexagesimal(gps.get(LONGITUDE))));
	}

	/** Degrees, minutes, seconds, each a rational. */
	private Optional<BigDecimal> degrees(Field field, Optional<String> reference, String negative, int most) throws TruncatedException {
		if (field == null || field.type() != RATIONAL || field.count() != SEXAGESIMAL || reference.isEmpty()) {
			return Optional.empty();
		}
		Optional<BigDecimal> seconds = seconds(field);
		if (seconds.isEmpty()) {
			return Optional.empty();
		}
		BigDecimal rounded = seconds.get().divide(BigDecimal.valueOf(HOUR_SECONDS), 6, RoundingMode.HALF_EVEN);
		return Optional.of(reference.get().equals(negative) ? rounded.negate() : rounded)
				.filter(degrees -> degrees.abs().compareTo(BigDecimal.valueOf(most)) <= 0);
	}

	private Optional<ByteRange> thumbnail(Map<Integer, Field> small) throws TruncatedException {
		if (!small.containsKey(THUMBNAIL_OFFSET) || !small.containsKey(THUMBNAIL_LENGTH)) {
			return Optional.empty();
		}
		long offset = at(small.get(THUMBNAIL_OFFSET).valueOffset()).u32();
		long length = at(small.get(THUMBNAIL_LENGTH).valueOffset()).u32();
		at(offset).skip(length);
		return length == 0 ? Optional.empty() : Optional.of(new ByteRange(tiffOffset + offset, length));
	}
}
