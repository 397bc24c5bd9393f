package org.telltale.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** ZIP archives by the JDK's writer; tests break them by hand. */
final class ZipBuilder {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
	private final ZipOutputStream zip = new ZipOutputStream(bytes);

	ZipBuilder deflated(String name, byte[] content) {
		return entry(new ZipEntry(name), content);
	}

	ZipBuilder stored(String name, byte[] content) {
		ZipEntry entry = new ZipEntry(name);
		CRC32 crc = new CRC32();
		crc.update(content);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(content.length);
		entry.setCrc(crc.getValue());
		return entry(entry, content);
	}

	private ZipBuilder entry(ZipEntry entry, byte[] content) {
		try {
			entry.setTime(1_400_000_000_000L);
			zip.putNextEntry(entry);
			zip.write(content);
			zip.closeEntry();
			return this;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	byte[] bytes() {
		try {
			zip.close();
			return bytes.toByteArray();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Where the n-th occurrence (from 0) of four bytes stands. */
	static int find(byte[] bytes, int signature, int n) {
		int left = n;
		for (int i = 0; i + 4 <= bytes.length; i++) {
			int here = bytes[i] & 0xff | (bytes[i + 1] & 0xff) << 8 | (bytes[i + 2] & 0xff) << 16 | bytes[i + 3] << 24;
			if (here == signature && left-- == 0) {
				return i;
			}
		}
		throw new IllegalArgumentException("no such signature");
	}
}
