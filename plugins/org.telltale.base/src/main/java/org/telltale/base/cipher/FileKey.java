package org.telltale.base.cipher;

/** Gives the key of a sealed file. */
@FunctionalInterface
public interface FileKey {

	/** The key, 32 bytes. @param id the file's id, out of its header */
	byte[] of(byte[] id);

	/** The keys of all files of an area. @param areaKey 32 bytes */
	static FileKey ofArea(byte[] areaKey) {
		return id -> SealedLayout.fileKey(areaKey, id);
	}

	/** The key of one file, known already. */
	static FileKey known(byte[] fileKey) {
		byte[] copy = fileKey.clone();
		return id -> copy.clone();
	}
}
