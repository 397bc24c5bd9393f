package org.telltale.capture.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes by which a kind of file is known.
 *
 * @param offset where they stand
 * @param bytes what stands there
 * @param type the media type
 */
record Magic(int offset, byte[] bytes, String type) {

	private static final List<Magic> TABLE = List.of(at(0, "\u00ff\u00d8\u00ff", "image/jpeg"), at(0, "\u0089PNG\r\n\u001a\n", "image/png"),
			at(0, "GIF87a", "image/gif"), at(0, "GIF89a", "image/gif"), at(8, "WEBPVP8", "image/webp"), at(8, "AVI LIST", "video/x-msvideo"),
			at(8, "WAVEfmt ", "audio/vnd.wave"), at(0, "RIFF", "application/x-riff"), at(0, "II*\0", "image/tiff"), at(0, "MM\0*", "image/tiff"),
			at(0, "\0\0\u0001\0", "image/vnd.microsoft.icon"), at(0, "8BPS\0", "image/vnd.adobe.photoshop"),
			at(0, "\0\0\0\fjP  \r\n\u0087\n", "image/jp2"), at(0, "\u00ff\n", "image/jxl"), at(0, "\0\0\0\fJXL \r\n\u0087\n", "image/jxl"),
			at(4, "ftypheic", "image/heic"), at(4, "ftypheix", "image/heic"), at(4, "ftypmif1", "image/heif"), at(4, "ftypavif", "image/avif"),
			at(4, "ftypqt  ", "video/quicktime"), at(4, "ftypM4A ", "audio/mp4"), at(4, "ftyp3g", "video/3gpp"), at(4, "ftyp", "video/mp4"),
			at(4, "styp", "video/iso.segment"), at(0, "%PDF-", "application/pdf"), at(0, "{\\rtf", "application/rtf"),
			at(0, "%!PS-", "application/postscript"), at(0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "application/x-ole-storage"),
			at(0, "PK\u0003\u0004", "application/zip"), at(0, "PK\u0005\u0006", "application/zip"), at(0, "\u001f\u008b\b", "application/gzip"),
			at(0, "BZh", "application/x-bzip2"), at(0, "\u00fd7zXZ\0", "application/x-xz"), at(0, "7z\u00bc\u00af'\u001c", "application/x-7z-compressed"),
			at(0, "Rar!\u001a\u0007", "application/vnd.rar"), at(0, "\u0028\u00b5\u002f\u00fd", "application/zstd"),
			at(0, "\u0004\"M\u0018", "application/x-lz4"), at(257, "ustar", "application/x-tar"), at(0, "MSCF\0\0\0\0", "application/vnd.ms-cab-compressed"),
			at(0, "Cr24", "application/x-chrome-extension"), at(0, "SQLite format 3\0", "application/vnd.sqlite3"),
			at(0, "\u007fELF", "application/x-elf"), at(0, "dex\n", "application/x-dex"), at(0, "dey\n", "application/x-dex"),
			at(0, "\u00ca\u00fe\u00ba\u00be", "application/java-vm"), at(0, "\u00ce\u00fa\u00ed\u00fe", "application/x-mach-o"),
			at(0, "\u00cf\u00fa\u00ed\u00fe", "application/x-mach-o"), at(0, "MZ", "application/x-msdownload"), at(0, "\0asm", "application/wasm"),
			at(0, "ANDROID!", "application/x-android-boot"), at(0, "\u003a\u00ff\u0026\u00ed", "application/x-android-sparse"),
			at(0, "OggS", "application/ogg"), at(0, "fLaC", "audio/flac"), at(0, "ID3", "audio/mpeg"), at(0, "\u00ff\u00fb", "audio/mpeg"),
			at(0, "\u00ff\u00f3", "audio/mpeg"), at(0, "\u00ff\u00f1", "audio/aac"), at(0, "\u00ff\u00f9", "audio/aac"), at(0, "#!AMR", "audio/amr"),
			at(0, "#!SILK_V3", "audio/silk"), at(0, "\u0002#!SILK_V3", "audio/silk"), at(0, "MThd", "audio/midi"), at(0, "FLV\u0001", "video/x-flv"),
			at(0, "FWS", "application/x-shockwave-flash"), at(0, "CWS", "application/x-shockwave-flash"),
			at(0, "\u001aE\u00df\u00a3", "video/x-matroska"), at(0, "\0\0\u0001\u00ba", "video/mpeg"), at(0, "\0\0\u0001\u00b3", "video/mpeg"),
			at(0, "0&\u00b2u\u008ef\u00cf\u0011", "video/x-ms-asf"), at(0, "#EXTM3U", "application/vnd.apple.mpegurl"),
			at(0, "wOFF", "font/woff"), at(0, "wOF2", "font/woff2"), at(0, "OTTO", "font/otf"), at(0, "\0\u0001\0\0\0", "font/ttf"),
			at(0, "bplist00", "application/x-bplist"), at(0, "\u00d4\u00c3\u00b2\u00a1", "application/vnd.tcpdump.pcap"),
			at(0, "\n\r\r\n", "application/x-pcapng"), at(0, "-----BEGIN ", "application/x-pem-file"), at(0, "BEGIN:VCARD", "text/vcard"),
			at(0, "BEGIN:VCALENDAR", "text/calendar"), at(0, "<?xml", "application/xml"), at(0, "BM", "image/bmp"));
	/** Rows by the value of the content's first byte; a row at another offset stands in all of them. The order decides. */
	private static final Magic[][] BY_FIRST = byFirst();

	private static Magic at(int offset, String latin, String type) {
		return new Magic(offset, latin.getBytes(StandardCharsets.ISO_8859_1), type);
	}

	private static Magic[][] byFirst() {
		Magic[][] found = new Magic[256][];
		for (int first = 0; first < 256; first++) {
			List<Magic> rows = new ArrayList<>();
			for (Magic magic : TABLE) {
				boolean riff = magic.offset == 8;
				if (riff ? first == 'R' : magic.offset > 0 || (magic.bytes[0] & 0xff) == first) {
					rows.add(magic);
				}
			}
			found[first] = rows.toArray(Magic[]::new);
		}
		return found;
	}

	/** The type that the content's bytes tell; empty text if none does. */
	static String type(byte[] content) {
		if (content.length < 2) {
			return "";
		}
		for (Magic magic : BY_FIRST[content[0] & 0xff]) {
			if (magic.fits(content)) {
				return magic.type;
			}
		}
		return "";
	}

	private boolean fits(byte[] content) {
		if (content.length < offset + bytes.length) {
			return false;
		}
		for (int i = 0; i < bytes.length; i++) {
			if (content[offset + i] != bytes[i]) {
				return false;
			}
		}
		return offset != 0 || bytes.length > 2 || consistent(content);
	}

	/** Two bytes alone are found by chance too often: what follows must fit. */
	private boolean consistent(byte[] content) {
		return switch (type) {
			case "image/bmp" -> content.length > 30 && content[6] == 0 && content[7] == 0 && content[8] == 0 && content[9] == 0 && content[15] == 0;
			case "application/x-msdownload" -> content.length >= 64;
			case "audio/mpeg" -> content.length > 4 && (content[2] & 0xf0) != 0xf0 && (content[2] & 0x0c) != 0x0c;
			case "image/jxl" -> content.length > 16;
			default -> true;
		};
	}
}
