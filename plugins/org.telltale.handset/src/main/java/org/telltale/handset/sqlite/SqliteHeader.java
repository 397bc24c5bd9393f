package org.telltale.handset.sqlite;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/**
 * The first 100 bytes of a database (SQLite file format section 1.3).
 *
 * @param pageBytes the size of a page
 * @param usableBytes what is left of a page behind the bytes reserved at its end
 * @param encoding of all text
 * @param userVersion set by the application; Android keeps its schema's version there
 * @param freePages pages that hold nothing that counts, but may hold what was deleted
 * @param firstTrunk the first page that lists them; 0 if there is none
 * @param schemaFormat from 4 on, 0 and 1 are stored without bytes
 */
record SqliteHeader(int pageBytes, int usableBytes, Charset encoding, long userVersion, long freePages, long firstTrunk, int schemaFormat) {

	static final int LENGTH = 100;
	private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
	private static final int LEAST_USABLE = 480;

	/** Whether a file that starts with these bytes says that it is a database. */
	static boolean isAt(byte[] start) {
		return start.length >= MAGIC.length && Arrays.equals(MAGIC, 0, MAGIC.length, start, 0, MAGIC.length);
	}

	/** The header; empty if the bytes are none or say what cannot be. */
	static Optional<SqliteHeader> read(byte[] bytes) {
		try {
			return isAt(bytes) ? parse(new ByteCursor(bytes)) : Optional.empty();
		} catch (TruncatedException tooShort) {
			return Optional.empty();
		}
	}

	private static Optional<SqliteHeader> parse(ByteCursor cursor) throws TruncatedException {
		int pageSize = cursor.seek(16).u16();
		int pageBytes = pageSize == 1 ? 65536 : pageSize;
		int usable = pageBytes - cursor.seek(20).u8();
		long firstTrunk = cursor.seek(32).u32();
		long freePages = cursor.u32();
		long schemaFormat = cursor.seek(44).u32();
		long encoding = cursor.seek(56).u32();
		long userVersion = cursor.seek(60).u32();
		cursor.seek(LENGTH);
		if (pageBytes < 512 || Integer.bitCount(pageBytes) != 1 || usable < LEAST_USABLE || schemaFormat > 4) {
			return Optional.empty();
		}
		return charset(encoding).map(charset -> new SqliteHeader(pageBytes, usable, charset, userVersion, freePages, firstTrunk,
				(int) schemaFormat));
	}

	/** 0 stands in databases in which no table was ever made; SQLite takes it as UTF-8. */
	private static Optional<Charset> charset(long encoding) {
		return switch ((int) Math.min(encoding, 9)) {
			case 0, 1 -> Optional.of(StandardCharsets.UTF_8);
			case 2 -> Optional.of(StandardCharsets.UTF_16LE);
			case 3 -> Optional.of(StandardCharsets.UTF_16BE);
			default -> Optional.empty();
		};
	}
}
