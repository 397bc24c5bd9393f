package org.telltale.capture.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names a file's type by its first bytes, else as its sender declared it. */
public final class MediaType {

	private record Magic(int offset, byte[] bytes, String type) {

		private static Magic of(int offset, String latin, String type) {
			return new Magic(offset, latin.getBytes(StandardCharsets.ISO_8859_1), type);
		}

		boolean fits(byte[] content) {
			return content.length >= offset + bytes.length
					&& java.util.Arrays.equals(content, offset, offset + bytes.length, bytes, 0, bytes.length);
		}
	}

	private static final List<Magic> TABLE = List.of(Magic.of(0, "\u00ff\u00d8\u00ff", "image/jpeg"),
			Magic.of(0, "\u0089PNG\r\n\u001a\n", "image/png"), Magic.of(0, "GIF8", "image/gif"), Magic.of(8, "WEBP", "image/webp"),
			Magic.of(4, "ftypheic", "image/heic"), Magic.of(4, "ftypmif1", "image/heif"), Magic.of(4, "ftyp", "video/mp4"),
			Magic.of(0, "%PDF-", "application/pdf"), Magic.of(0, "PK\u0003\u0004", "application/zip"),
			Magic.of(0, "\u001f\u008b\b", "application/gzip"), Magic.of(0, "BZh", "application/x-bzip2"),
			Magic.of(0, "\u00fd7zXZ\0", "application/x-xz"), Magic.of(0, "7z\u00bc\u00af", "application/x-7z-compressed"),
			Magic.of(0, "SQLite format 3\0", "application/vnd.sqlite3"), Magic.of(0, "\u007fELF", "application/x-elf"),
			Magic.of(0, "dex\n", "application/x-dex"), Magic.of(0, "MZ", "application/x-msdownload"),
			Magic.of(0, "OggS", "application/ogg"), Magic.of(0, "ID3", "audio/mpeg"), Magic.of(0, "#!AMR", "audio/amr"),
			Magic.of(0, "FLV", "video/x-flv"), Magic.of(0, "BM", "image/bmp"), Magic.of(0, "RIFF", "application/x-riff"));

	private MediaType() {
	}

	/** The type. @param declared what the sender says, taken if the content tells nothing */
	public static String of(byte[] content, Optional<String> declared) {
		for (Magic magic : TABLE) {
			if (magic.fits(content)) {
				return magic.type();
			}
		}
		return declared.map(type -> type.replaceFirst("[;,].*$", "").strip().toLowerCase(Locale.ROOT)).filter(type -> !type.isEmpty())
				.orElse("application/octet-stream");
	}
}
