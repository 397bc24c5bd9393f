/** Android packages: ZIP, binary XML, DEX and the v1 (JAR) signature; for this module only. */
package org.telltale.sample.internal.apk;
