/**
 * Files that are encrypted and authenticated in chunks (docs/formats/encryption.md), and their plain bytes behind an ordinary {@link java.nio.file.Path},
 * so that every reader of files reads them as it reads plain ones. Knows keys, no passwords.
 */
package org.telltale.base.cipher;
