package org.telltale.container.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.telltale.container.Source;

/**
 * The lines in front of a backup's data.
 *
 * @param version of the format, 1 to 5
 * @param compressed whether the data are a zlib stream
 * @param lock how the data are encrypted; empty if they are not
 * @param length bytes of all lines, their ends included
 */
record BackupHeader(int version, boolean compressed, Optional<Lock> lock, int length) {

	private static final String MAGIC = "ANDROID BACKUP";
	private static final int LONGEST_LINE = 4096;
	private static final int PLAIN_LINES = 4;
	private static final int LOCKED_LINES = 9;

	/**
	 * What the five lines of an encrypted backup say.
	 *
	 * @param userSalt for the password
	 * @param checksumSalt for the master key's checksum
	 * @param rounds of PBKDF2
	 * @param iv for the key blob
	 * @param blob the data's IV, the master key and its checksum, encrypted
	 */
	record Lock(byte[] userSalt, byte[] checksumSalt, long rounds, byte[] iv, byte[] blob) {
	}

	/** The header at a source's start; empty if it is none, cut, or says what is not known. */
	static Optional<BackupHeader> read(Source source) throws IOException {
		byte[] start = source.bytes(0, LOCKED_LINES * LONGEST_LINE);
		List<String> lines = new ArrayList<>();
		int at = 0;
		int wanted = PLAIN_LINES;
		while (lines.size() < wanted) {
			int end = at;
			while (end < start.length && start[end] != '\n') {
				end++;
			}
			if (end == start.length || end - at > LONGEST_LINE) {
				return Optional.empty();
			}
			lines.add(new String(start, at, end - at, StandardCharsets.ISO_8859_1));
			at = end + 1;
			wanted = lines.size() == PLAIN_LINES && lines.get(3).equals("AES-256") ? LOCKED_LINES : wanted;
		}
		boolean known = lines.get(0).equals(MAGIC) && lines.get(1).matches("[1-5]") && lines.get(2).matches("[01]")
				&& (wanted == LOCKED_LINES || lines.get(3).equals("none"));
		Optional<Lock> lock = known && wanted == LOCKED_LINES ? lock(lines) : Optional.empty();
		return known && lock.isPresent() == (wanted == LOCKED_LINES)
				? Optional.of(new BackupHeader(lines.get(1).charAt(0) - '0', lines.get(2).equals("1"), lock, at)) : Optional.empty();
	}

	private static Optional<Lock> lock(List<String> lines) {
		boolean hex = lines.get(4).concat(lines.get(5)).concat(lines.get(7)).concat(lines.get(8)).matches("[0-9A-Fa-f]*");
		boolean even = (lines.get(4).length() | lines.get(5).length() | lines.get(7).length() | lines.get(8).length()) % 2 == 0;
		if (!hex || !even || !lines.get(6).matches("\\d{1,18}")) {
			return Optional.empty();
		}
		HexFormat digits = HexFormat.of();
		return Optional.of(new Lock(digits.parseHex(lines.get(4)), digits.parseHex(lines.get(5)), Long.parseLong(lines.get(6)),
				digits.parseHex(lines.get(7)), digits.parseHex(lines.get(8))));
	}
}
