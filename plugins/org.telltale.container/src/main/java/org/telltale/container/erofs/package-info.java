/**
 * The EROFS file system (Linux kernel, Documentation/filesystems/erofs.rst and fs/erofs/erofs_fs.h), which Android uses for
 * what is never written to: files as they are, and compressed with LZ4. Called by {@code walk}.
 */
package org.telltale.container.erofs;
