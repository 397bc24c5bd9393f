package org.telltale.handset.photo;

import java.util.Optional;
import org.telltale.base.ByteRange;

/**
 * What a picture file says of itself.
 *
 * @param mediaType {@code image/jpeg}, {@code image/png}, {@code image/webp} or {@code image/heif}
 * @param picture the picture's bytes, from its first marker to its last; what follows in the file is no part of it
 * @param dimensions in pixels
 * @param exif what its EXIF directories tell
 */
public record Photo(String mediaType, ByteRange picture, Optional<Dimensions> dimensions, Exif exif) {

	/** Width and height in pixels. */
	public record Dimensions(long width, long height) {
	}
}
