package org.telltale.match.exhibit;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.telltale.base.Digest;
import org.telltale.base.ExhibitKind;

/**
 * An exhibit as the matcher wants it.
 *
 * @param exhibitId the id in the examiner's list, for example {@code E1} or {@code E1/from}
 * @param kind what it is
 * @param value its text or number; empty for photos. A telephone number is in E.164 form ({@code +} and digits)
 * @param sha256 the digest of its content; empty where only a value is known
 * @param content the bytes of a photo; empty where only their digest is known, or for values
 * @param length bytes of the content, or of the value in UTF-8
 */
public record Sought(String exhibitId, ExhibitKind kind, Optional<String> value, Optional<Digest> sha256,
		Optional<ExhibitContent> content, long length) {

	/** A text or a number. */
	public static Sought value(String exhibitId, ExhibitKind kind, String value) {
		byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
		return new Sought(exhibitId, kind, Optional.of(value), Optional.of(Digest.sha256(bytes)), Optional.empty(),
				bytes.length);
	}

	/** A photo or other file. */
	public static Sought file(String exhibitId, Digest sha256, long length, ExhibitContent content) {
		return new Sought(exhibitId, ExhibitKind.PHOTO, Optional.empty(), Optional.of(sha256), Optional.of(content),
				length);
	}

	/** A photo or other file that is in memory. */
	public static Sought file(String exhibitId, byte[] content) {
		return file(exhibitId, Digest.sha256(content), content.length, ExhibitContent.of(content));
	}
}
