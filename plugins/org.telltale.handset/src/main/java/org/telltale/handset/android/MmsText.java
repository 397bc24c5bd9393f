package org.telltale.handset.android;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The texts of a multimedia message's header: Android keeps their bytes as characters U+0000 to U+00FF (ISO 8859-1)
 * and the number of their character set, IANA's MIBenum, beside them.
 */
final class MmsText {

	private static final Map<Long, String> CHARSETS = Map.ofEntries(Map.entry(3L, "US-ASCII"), Map.entry(4L, "ISO-8859-1"),
			Map.entry(5L, "ISO-8859-2"), Map.entry(6L, "ISO-8859-3"), Map.entry(7L, "ISO-8859-4"), Map.entry(8L, "ISO-8859-5"),
			Map.entry(9L, "ISO-8859-6"), Map.entry(10L, "ISO-8859-7"), Map.entry(11L, "ISO-8859-8"), Map.entry(12L, "ISO-8859-9"),
			Map.entry(17L, "Shift_JIS"), Map.entry(18L, "EUC-JP"), Map.entry(38L, "EUC-KR"), Map.entry(106L, "UTF-8"), Map.entry(113L, "GBK"),
			Map.entry(114L, "GB18030"), Map.entry(1000L, "UTF-16BE"), Map.entry(1013L, "UTF-16BE"), Map.entry(1014L, "UTF-16LE"),
			Map.entry(1015L, "UTF-16"), Map.entry(2025L, "GB2312"), Map.entry(2026L, "Big5"), Map.entry(2084L, "KOI8-R"),
			Map.entry(2250L, "windows-1250"), Map.entry(2251L, "windows-1251"), Map.entry(2252L, "windows-1252"));

	private MmsText() {
	}

	/**
	 * The text that a column means.
	 *
	 * @param written the column's text
	 * @param charset MIBenum; UTF-8 where none is given
	 * @return as written where it holds other characters than bytes, or its bytes are no text of that character set
	 */
	static String of(String written, Optional<Long> charset) {
		String name = CHARSETS.get(charset.filter(number -> number != 0).orElse(106L));
		if (name == null || !Charset.isSupported(name) || written.chars().anyMatch(c -> c > 0xff)) {
			return written;
		}
		try {
			return Charset.forName(name).newDecoder().decode(ByteBuffer.wrap(written.getBytes(StandardCharsets.ISO_8859_1))).toString();
		} catch (CharacterCodingException notOfIt) {
			return written;
		}
	}
}
