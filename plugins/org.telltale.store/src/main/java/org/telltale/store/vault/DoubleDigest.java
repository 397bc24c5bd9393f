package org.telltale.store.vault;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

import org.telltale.base.Digest;

/** The digest of a whole and of each of its MiB, in one pass. Not thread-safe. */
final class DoubleDigest {

	private final MessageDigest whole = Digest.newDigester(Digest.SHA_256);
	private final MessageDigest part = Digest.newDigester(Digest.SHA_256);
	private final List<Digest> parts = new ArrayList<>();
	private int partBytes;
	private long length;

	void update(byte[] bytes, int count) {
		whole.update(bytes, 0, count);
		length += count;
		int offset = 0;
		while (offset < count) {
			int taken = Math.min(count - offset, Sealed.MIB - partBytes);
			part.update(bytes, offset, taken);
			partBytes += taken;
			offset += taken;
			if (partBytes == Sealed.MIB) {
				endPart();
			}
		}
	}

	private void endPart() {
		parts.add(Digest.of(Digest.SHA_256, part.digest()));
		partBytes = 0;
	}

	long length() {
		return length;
	}

	/** The digests of the parts; ends the last one. Called once, after the last update. */
	List<Digest> parts() {
		if (partBytes > 0) {
			endPart();
		}
		return parts;
	}

	/** The digest of the whole. Called once, after the last update. */
	Digest whole() {
		return Digest.of(Digest.SHA_256, whole.digest());
	}
}
