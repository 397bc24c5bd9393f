package org.telltale.handset.photo;

import java.util.Optional;
import org.telltale.base.ByteRange;

/**
 * What EXIF directories tell (CIPA DC-008 / JEITA CP-3451), as text for people; each is empty if it is not there.
 *
 * @param taken DateTimeOriginal in the camera's own clock, {@code YYYY-MM-DDThh:mm:ss}, with its offset from UTC if given
 * @param make the device's maker
 * @param model the device
 * @param position where it was taken
 * @param thumbnail the bytes of the embedded small JPEG, in the file
 * @param fix when the satellites' receiver had its position, where the camera's own clock is told too
 */
public record Exif(Optional<String> taken, Optional<String> make, Optional<String> model, Optional<Position> position,
		Optional<ByteRange> thumbnail, Optional<Fix> fix) {

	/** Nothing told. */
	public static final Exif NONE = new Exif(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
			Optional.empty());

	/**
	 * A position.
	 *
	 * @param text latitude and longitude in decimal degrees with six decimals (0.1 m), parted by a comma
	 * @param latitude the bytes of its latitude, three rationals
	 * @param longitude the bytes of its longitude, three rationals
	 */
	public record Position(String text, ByteRange latitude, ByteRange longitude) {
	}

	/**
	 * GPSDateStamp and GPSTimeStamp (section 4.6.6): the time of a fix in UTC, which may be older than the picture.
	 *
	 * @param at ISO 8601, to the millisecond
	 * @param clock the bytes of DateTimeOriginal
	 * @param date the bytes of GPSDateStamp
	 * @param time the bytes of GPSTimeStamp, three rationals
	 */
	public record Fix(String at, ByteRange clock, ByteRange date, ByteRange time) {
	}
}
