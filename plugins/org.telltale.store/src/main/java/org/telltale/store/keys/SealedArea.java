package org.telltale.store.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

import org.telltale.base.cipher.FileKey;
import org.telltale.base.cipher.Hkdf;
import org.telltale.base.cipher.SealedPath;
import org.telltale.base.cipher.SealedWriter;

/** A folder of encrypted files under names that say nothing. */
public final class SealedArea {

	private final byte[] contentKey;
	private final byte[] nameKey;

	SealedArea(byte[] contentKey, byte[] nameKey) {
		this.contentKey = contentKey;
		this.nameKey = nameKey;
	}

	/** What a name is on the disk: 64 lower-case hexadecimal digits. */
	public String name(String plain) {
		return HexFormat.of().formatHex(Hkdf.hmac(nameKey, plain.getBytes(StandardCharsets.UTF_8)));
	}

	/** Begins to write at a channel's position, which is closed if that fails. */
	public SealedWriter writer(FileChannel channel) throws IOException {
		try {
			return new SealedWriter(channel, contentKey);
		} catch (IOException e) {
			channel.close();
			throw e;
		}
	}

	/**
	 * A file's plain bytes.
	 *
	 * @param called the file name that it is known by
	 * @param sha256 of the plain bytes
	 */
	public SealedPath path(Path file, String called, String sha256) {
		return new SealedPath(file, called, FileKey.ofArea(contentKey), Optional.of(sha256));
	}

	/** The same of one whose digest is not known, behind something else. @param start where it begins in the file, in bytes */
	public SealedPath path(Path file, long start, String called) {
		return new SealedPath(file, start, called, FileKey.ofArea(contentKey), Optional.empty());
	}
}
