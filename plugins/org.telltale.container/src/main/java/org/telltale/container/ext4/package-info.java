/**
 * The ext2, ext3 and ext4 file systems (Linux kernel, Documentation/filesystems/ext4), read without mounting and
 * without replaying the journal: allocated files only. Called by {@code walk}.
 */
package org.telltale.container.ext4;
