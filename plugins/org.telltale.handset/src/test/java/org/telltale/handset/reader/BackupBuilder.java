package org.telltale.handset.reader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;

/** Builds Android backups byte by byte. */
final class BackupBuilder {

	private BackupBuilder() {
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static byte[] zlib(String text) throws IOException {
		return zlib(bytes(text));
	}

	static byte[] zlib(byte[] bytes) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
			deflater.write(bytes);
		}
		return out.toByteArray();
	}

	static byte[] backup(boolean compressed, byte[] tar) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(bytes("ANDROID BACKUP\n5\n" + (compressed ? 1 : 0) + "\nnone\n"));
		out.writeBytes(compressed ? zlib(tar) : tar);
		return out.toByteArray();
	}

	/** POSIX.1-1988: names and contents in turn. */
	static byte[] tar(Object... files) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (int i = 0; i < files.length; i += 2) {
			byte[] content = (byte[]) files[i + 1];
			byte[] header = new byte[512];
			put(header, 0, (String) files[i]);
			put(header, 124, String.format(Locale.ROOT, "%011o", content.length));
			put(header, 148, "        ");
			put(header, 156, "0");
			put(header, 257, "ustar");
			int sum = 0;
			for (byte b : header) {
				sum += b & 0xff;
			}
			put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
			out.writeBytes(header);
			out.writeBytes(Arrays.copyOf(content, (content.length + 511) / 512 * 512));
		}
		out.writeBytes(new byte[1024]);
		return out.toByteArray();
	}

	private static void put(byte[] header, int at, String text) {
		byte[] bytes = bytes(text);
		System.arraycopy(bytes, 0, header, at, bytes.length);
	}
}
