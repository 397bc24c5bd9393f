package org.telltale.container.tree;

import org.telltale.container.Ownership;

/** A file, directory or link of a file system with inodes; what it is, its mode says (stat(2), {@code st_mode}). */
public interface FileNode {

	/** A number that no other one has. */
	long number();

	/** Where it stands in the file system. */
	long offset();

	/** Mode, owner, group, time of change. */
	Ownership ownership();

	/** Bytes of content, as it says. */
	long length();

	/** Whether it is a regular file. */
	default boolean isFile() {
		return type() == 0x8000;
	}

	/** Whether it is a directory. */
	default boolean isDirectory() {
		return type() == 0x4000;
	}

	/** Whether it is a symbolic link. */
	default boolean isLink() {
		return type() == 0xa000;
	}

	private int type() {
		return ownership().mode() & 0xf000;
	}
}
