package org.telltale.store.vault;

import java.nio.file.Path;
import java.util.List;

import org.telltale.base.Digest;

/**
 * An item of evidence after it was read through once.
 *
 * @param digest SHA-256 of the whole
 * @param length bytes
 * @param mibDigests SHA-256 of each MiB from the start, the last one shorter; none for an empty item
 * @param vaulted whether the bytes were copied into the vault; else they are referenced where they lie
 * @param path where the bytes can be read: in the vault, or where they lie
 */
public record Sealed(Digest digest, long length, List<Digest> mibDigests, boolean vaulted, Path path) {

	/** Bytes to which one of the partial digests applies. */
	public static final int MIB = 1 << 20;

	public Sealed {
		mibDigests = List.copyOf(mibDigests);
	}
}
