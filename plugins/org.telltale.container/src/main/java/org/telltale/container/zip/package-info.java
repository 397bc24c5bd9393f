/**
 * ZIP archives (APPNOTE.TXT 6.3.10): what the central directory says, checked against the local headers. Public for
 * those who need to know where an archive's parts lie (APK signing blocks); others go through {@code walk}.
 */
package org.telltale.container.zip;
