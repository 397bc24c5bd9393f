package org.telltale.container.tar;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.telltale.base.TruncatedException;
import org.telltale.container.Entry;
import org.telltale.container.EvidenceText;
import org.telltale.container.Ownership;

/**
 * A header block (POSIX.1-1988, "ustar Interchange Format").
 *
 * @param name prefix and name
 * @param ownership mode, owner, group, time of change
 * @param size bytes that follow
 * @param type the type flag
 * @param linked the name linked to
 */
record TarHeader(String name, Ownership ownership, long size, char type, String linked) {

	private static final int BLOCK = 512;
	private static final char END = 0;

	/** Reads a block; one that is all zeros is the end, one whose checksum is wrong is none. */
	static TarHeader read(byte[] block) throws TruncatedException {
		if (block.length == BLOCK && Arrays.equals(block, new byte[BLOCK])) {
			return new TarHeader("", new Ownership(0, 0, 0, 0), 0, END, "");
		}
		if (block.length < BLOCK || sum(block) != number(block, 148, 8)) {
			throw new TruncatedException(0, BLOCK, block.length);
		}
		boolean posix = block[262] == 0;
		String prefix = posix ? text(block, 345, 155) : "";
		String name = text(block, 0, 100);
		Ownership ownership = new Ownership((int) number(block, 100, 8), number(block, 108, 8), number(block, 116, 8), number(block, 136, 12));
		char type = block[156] == 0 ? '0' : (char) (block[156] & 0xff);
		long size = "12345".indexOf(type) >= 0 ? 0 : number(block, 124, 12);
		return new TarHeader(prefix.isEmpty() ? name : prefix + "/" + name, ownership, size, type, text(block, 157, 100));
	}

	boolean isEnd() {
		return type == END;
	}

	/** Whether it says how the next entry is called (or, for pax headers, may say so). */
	boolean isName() {
		return type == 'L' || type == 'K' || type == 'x' || type == 'g';
	}

	/** The name that the bytes behind this header give to the next entry. */
	Optional<String> longName(byte[] head) {
		return switch (type) {
			case 'L' -> Optional.of(EvidenceText.untilZero(head));
			case 'x' -> paxPath(head);
			default -> Optional.empty();
		};
	}

	/** pax: records of the form {@code length key=value\n}; lengths are in bytes, so bytes are kept as single characters. */
	private static Optional<String> paxPath(byte[] head) {
		for (String line : new String(head, StandardCharsets.ISO_8859_1).split("\n")) {
			int key = line.indexOf(" path=");
			if (key > 0 && line.substring(0, key).chars().allMatch(Character::isDigit)) {
				return Optional.of(EvidenceText.of(line.substring(key + 6).getBytes(StandardCharsets.ISO_8859_1)));
			}
		}
		return Optional.empty();
	}

	Entry.Kind kind() {
		return switch (type) {
			case '0', '7' -> Entry.Kind.FILE;
			case '1', '2' -> Entry.Kind.LINK;
			case '5' -> Entry.Kind.DIRECTORY;
			default -> Entry.Kind.SPECIAL;
		};
	}

	Optional<String> target() {
		return kind() == Entry.Kind.LINK ? Optional.of(linked) : Optional.empty();
	}

	private static String text(byte[] block, int at, int length) {
		return EvidenceText.untilZero(Arrays.copyOfRange(block, at, at + length));
	}

	private static int sum(byte[] block) {
		int sum = 0;
		for (int i = 0; i < BLOCK; i++) {
			sum += i >= 148 && i < 156 ? ' ' : block[i] & 0xff;
		}
		return sum;
	}

	/** Octal digits, or with the first bit set a big-endian number (GNU). */
	private static long number(byte[] block, int at, int length) throws TruncatedException {
		long value = 0;
		if ((block[at] & 0x80) != 0) {
			for (int i = at + 1; i < at + length; i++) {
				value = value << 8 | block[i] & 0xff;
			}
			if (value < 0) {
				throw new TruncatedException(at, length, 0);
			}
			return value;
		}
		for (int i = at; i < at + length && block[i] != 0 && !(block[i] == ' ' && value > 0); i++) {
			if (block[i] != ' ' && (block[i] < '0' || block[i] > '7')) {
				throw new TruncatedException(at, length, 0);
			}
			value = block[i] == ' ' ? value : value << 3 | block[i] - '0';
		}
		return value;
	}
}
