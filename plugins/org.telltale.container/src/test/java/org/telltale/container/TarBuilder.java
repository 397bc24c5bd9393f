package org.telltale.container;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;

/** Tape archives in the ustar format. */
final class TarBuilder {

	private final LittleEndian archive = new LittleEndian();

	TarBuilder entry(char type, String name, String content) {
		int at = archive.length();
		archive.length(at + 512).put(at, name.getBytes(US_ASCII)).put(at + 100, "0000644\0".getBytes(US_ASCII))
				.put(at + 108, "0001750\0".getBytes(US_ASCII)).put(at + 116, "0003720\0".getBytes(US_ASCII))
				.put(at + 124, String.format(Locale.ROOT, "%011o\0", content.length()).getBytes(US_ASCII)).put(at + 136, "12345670123\0".getBytes(US_ASCII))
				.put(at + 148, "        ".getBytes(US_ASCII)).u8(at + 156, type).put(at + 257, "ustar\u000000".getBytes(US_ASCII));
		int sum = 0;
		for (int i = at; i < at + 512; i++) {
			sum += archive.bytes()[i] & 0xff;
		}
		archive.put(at + 148, String.format(Locale.ROOT, "%06o\0 ", sum).getBytes(US_ASCII));
		archive.put(at + 512, content.getBytes(US_ASCII)).length(at + 512 + (content.length() + 511) / 512 * 512);
		return this;
	}

	byte[] bytes() {
		return archive.length(archive.length() + 1024).bytes();
	}
}
