/**
 * Android backups, the files that {@code adb backup} writes: header, AES-256 with a password, zlib (docs/formats/handset.md).
 * Called by {@code walk}, and by who reads a handset's files.
 */
package org.telltale.container.backup;
