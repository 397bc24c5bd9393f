package org.telltale.sample.internal.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.telltale.sample.internal.bytes.Sink;

/**
 * Writes an SQLite 3 database file (sqlite.org/fileformat2.html): UTF-8, pages of 4,096 bytes, each table on one leaf page, no index.
 */
public final class SqliteFile {

	private static final int PAGE = 4096;
	private static final int FILE_HEADER = 100;
	private static final int LEAF_HEADER = 8;
	private static final int LIBRARY_VERSION = 3_007_011;

	private final List<Table> tables = new ArrayList<>();

	/** A table under construction. */
	public static final class Table {

		private final String name;
		private final String sql;
		private final List<List<Object>> rows = new ArrayList<>();

		private Table(String name, String sql) {
			this.name = name;
			this.sql = sql;
		}

		/**
		 * Adds a row whose row id is its position from 1; values are Long, String or, for NULL and for the row id's own column, {@link
		 * #NULL}.
		 */
		public Table row(Object... values) {
			rows.add(List.of(values));
			return this;
		}
	}

	/** The value NULL. */
	public static final Object NULL = new Object();

	/** Adds a table with its CREATE statement. */
	public Table table(String name, String sql) {
		Table table = new Table(name, sql);
		tables.add(table);
		return table;
	}

	/** The file's bytes. */
	public byte[] toBytes() {
		Table schema = new Table("sqlite_master", "");
		for (int i = 0; i < tables.size(); i++) {
			Table table = tables.get(i);
			schema.row("table", table.name, table.name, (long) (i + 2), table.sql);
		}
		Sink file = new Sink().bytes(leaf(schema, header()));
		for (Table table : tables) {
			file.bytes(leaf(table, new byte[0]));
		}
		return file.toBytes();
	}

	private byte[] header() {
		Sink header = new Sink().utf8("SQLite format 3\0").be16(PAGE).u8(1).u8(1).u8(0).u8(64).u8(32).u8(32).be32(1).be32(tables.size()
				+ 1L);
		header.be32(0).be32(0).be32(1).be32(4).be32(0).be32(0).be32(1).be32(0).be32(0).be32(0).zeros(20).be32(1).be32(LIBRARY_VERSION);
		return header.toBytes();
	}

	/** A table b-tree leaf page (section 1.6); cells fill it from its end. */
	private static byte[] leaf(Table table, byte[] before) {
		List<byte[]> cells = new ArrayList<>();
		for (int i = 0; i < table.rows.size(); i++) {
			cells.add(cell(i + 1, table.rows.get(i)));
		}
		Sink page = new Sink().zeros(PAGE);
		page.set(0, before);
		int end = PAGE;
		int pointer = before.length + LEAF_HEADER;
		for (byte[] cell : cells) {
			end -= cell.length;
			if (end < before.length + LEAF_HEADER + 2 * cells.size()) {
				throw new IllegalStateException("the table " + table.name + " does not fit on one page");
			}
			page.set(end, cell).setBe16(pointer, end);
			pointer += 2;
		}
		byte[] head = new Sink().u8(0x0d).be16(0).be16(cells.size()).be16(end).u8(0).toBytes();
		return page.set(before.length, head).toBytes();
	}

	private static byte[] cell(long rowId, List<Object> values) {
		Sink types = new Sink();
		Sink bodies = new Sink();
		for (Object value : values) {
			if (value instanceof String text) {
				byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
				types.bytes(varint(13 + 2L * bytes.length));
				bodies.bytes(bytes);
			} else if (value instanceof Long number) {
				integer(types, bodies, number);
			} else {
				types.u8(0);
			}
		}
		int headerLength = types.length() + 1;
		byte[] payload = new Sink().bytes(varint(headerLength)).bytes(types.toBytes()).bytes(bodies.toBytes()).toBytes();
		return new Sink().bytes(varint(payload.length)).bytes(varint(rowId)).bytes(payload).toBytes();
	}

	/** Serial types 1, 2, 4, 6, 8 and 9 (section 2.1). */
	private static void integer(Sink types, Sink bodies, long number) {
		if (number == 0 || number == 1) {
			types.u8((int) (8 + number));
		} else if (number == (byte) number) {
			types.u8(1);
			bodies.u8((int) number);
		} else if (number == (short) number) {
			types.u8(2);
			bodies.be16((int) number);
		} else if (number == (int) number) {
			types.u8(4);
			bodies.be32(number);
		} else {
			types.u8(6);
			bodies.be64(number);
		}
	}

	private static byte[] varint(long value) {
		Sink out = new Sink();
		for (int shift = 28; shift >= 0; shift -= 7) {
			if (value >> shift != 0 || shift == 0) {
				out.u8((int) (value >> shift & 0x7f | (shift > 0 ? 0x80 : 0)));
			}
		}
		return out.toBytes();
	}
}
