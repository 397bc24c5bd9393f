package org.telltale.handset.reader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files in a ZIP or tar archive. */
final class ArchiveBuilder {

	private record Member(String path, byte[] bytes, boolean stored) {
	}

	private final List<Member> members = new ArrayList<>();

	ArchiveBuilder file(String path, byte[] bytes) {
		members.add(new Member(path, bytes, false));
		return this;
	}

	ArchiveBuilder file(String path, String text) {
		return file(path, text.getBytes(StandardCharsets.UTF_8));
	}

	ArchiveBuilder stored(String path, byte[] bytes) {
		members.add(new Member(path, bytes, true));
		return this;
	}

	byte[] zip() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Member member : members) {
				ZipEntry entry = new ZipEntry(member.path());
				entry.setTime(0);
				if (member.stored()) {
					CRC32 crc = new CRC32();
					crc.update(member.bytes());
					entry.setMethod(ZipEntry.STORED);
					entry.setSize(member.bytes().length);
					entry.setCrc(crc.getValue());
				}
				zip.putNextEntry(entry);
				zip.write(member.bytes());
			}
		} catch (IOException inMemory) {
			throw new UncheckedIOException(inMemory);
		}
		return bytes.toByteArray();
	}

	byte[] tar() {
		ByteArrayOutputStream tar = new ByteArrayOutputStream();
		for (Member member : members) {
			byte[] header = new byte[512];
			put(header, 0, member.path());
			put(header, 124, String.format(Locale.ROOT, "%011o", member.bytes().length));
			put(header, 156, "0");
			put(header, 257, "ustar");
			put(header, 148, "        ");
			int sum = 0;
			for (byte b : header) {
				sum += b & 0xff;
			}
			put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
			tar.writeBytes(header);
			tar.writeBytes(member.bytes());
			tar.writeBytes(new byte[(512 - member.bytes().length % 512) % 512]);
		}
		tar.writeBytes(new byte[1024]);
		return tar.toByteArray();
	}

	private static void put(byte[] header, int at, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
		System.arraycopy(bytes, 0, header, at, bytes.length);
	}

	static byte[] gzip(byte[] content) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(content);
		} catch (IOException inMemory) {
			throw new UncheckedIOException(inMemory);
		}
		return bytes.toByteArray();
	}
}
