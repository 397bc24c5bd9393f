package org.telltale.container.ext4;

/**
 * A name in a directory.
 *
 * @param name as text
 * @param inode what it names
 */
record DirectoryEntry(String name, long inode) {
}
