package org.telltale.base.cipher;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * What is said of a sealed file.
 *
 * @param outside of the encrypted one
 * @param size plain bytes
 */
record SealedAttributes(BasicFileAttributes outside, long size) implements BasicFileAttributes {

	@Override
	public FileTime lastModifiedTime() {
		return outside.lastModifiedTime();
	}

	@Override
	public FileTime lastAccessTime() {
		return outside.lastAccessTime();
	}

	@Override
	public FileTime creationTime() {
		return outside.creationTime();
	}

	@Override
	public boolean isRegularFile() {
		return true;
	}

	@Override
	public boolean isDirectory() {
		return false;
	}

	@Override
	public boolean isSymbolicLink() {
		return false;
	}

	@Override
	public boolean isOther() {
		return false;
	}

	@Override
	public Object fileKey() {
		return outside.fileKey();
	}
}
