/**
 * The F2FS file system (Linux kernel, Documentation/filesystems/f2fs.rst and include/linux/f2fs_fs.h), read without mounting
 * as its last checkpoint left it. Called by {@code walk}.
 */
package org.telltale.container.f2fs;
