package org.telltale.handset.sqlite;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Builds SQLite files byte by byte, in the order of the file format's description; one leaf a table. */
public final class SqliteBuilder {

	private static final int HEADER = 100;

	private final int pageBytes;
	private final int encoding;
	private final List<byte[]> pages = new ArrayList<>();
	private final List<Integer> cells = new ArrayList<>();
	private final List<Integer> contentStart = new ArrayList<>();
	private long schemaRows;

	public SqliteBuilder(int pageBytes, int encoding) {
		this.pageBytes = pageBytes;
		this.encoding = encoding;
		leaf();
		header();
	}

	public SqliteBuilder() {
		this(512, 1);
	}

	/** Section 1.3. */
	private void header() {
		ByteBuffer header = ByteBuffer.wrap(pages.get(0));
		header.put("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII));
		header.putShort((short) (pageBytes == 65536 ? 1 : pageBytes));
		header.put(new byte[] {1, 1, 0, 64, 32, 32});
		header.putInt(44, 4);
		header.putInt(56, encoding);
		header.putInt(60, 55);
	}

	/** A new empty leaf; answers its number. */
	public int leaf() {
		byte[] page = new byte[pageBytes];
		pages.add(page);
		cells.add(0);
		contentStart.add(pageBytes);
		page[start(pages.size())] = 13;
		return pages.size();
	}

	/** A table that a CREATE statement defines; answers its root page. */
	public int table(String name, String sql) {
		int root = leaf();
		row(1, ++schemaRows, "table", name, name, (long) root, sql);
		return root;
	}

	/** Adds a row to a leaf: a payload of the record format, cut where section 1.6 demands. */
	public SqliteBuilder row(int page, long rowId, Object... values) {
		byte[] payload = record(values);
		int most = pageBytes - 35;
		int least = (pageBytes - 12) * 32 / 255 - 23;
		int fitting = least + (payload.length - least) % (pageBytes - 4);
		int local = payload.length <= most ? payload.length : fitting <= most ? fitting : least;
		ByteArrayOutputStream cell = new ByteArrayOutputStream();
		cell.writeBytes(varint(payload.length));
		cell.writeBytes(varint(rowId));
		cell.write(payload, 0, local);
		if (local < payload.length) {
			cell.writeBytes(ByteBuffer.allocate(4).putInt(pages.size() + 1).array());
			overflow(payload, local);
		}
		return cell(page, cell.toByteArray());
	}

	/** Adds a cell of any bytes to a page. */
	public SqliteBuilder cell(int page, byte[] cell) {
		int start = contentStart.get(page - 1) - cell.length;
		byte[] bytes = pages.get(page - 1);
		System.arraycopy(cell, 0, bytes, start, cell.length);
		contentStart.set(page - 1, start);
		ByteBuffer.wrap(bytes).putShort(start(page) + 5, (short) start);
		pointer(page, start);
		return this;
	}

	/** Adds a pointer to a cell that is there already, or nowhere. */
	public SqliteBuilder pointer(int page, int offset) {
		int count = cells.get(page - 1);
		ByteBuffer buffer = ByteBuffer.wrap(pages.get(page - 1));
		int head = buffer.get(start(page)) == 5 ? 12 : 8;
		buffer.putShort(start(page) + head + 2 * count, (short) offset);
		buffer.putShort(start(page) + 3, (short) (count + 1));
		cells.set(page - 1, count + 1);
		return this;
	}

	/** Deletes the cell that was added as the n-th, counted from 0: a freeblock takes its place (section 1.6). */
	public SqliteBuilder delete(int page, int index, int cellBytes) {
		ByteBuffer buffer = ByteBuffer.wrap(pages.get(page - 1));
		int pointers = start(page) + 8;
		int offset = buffer.getShort(pointers + 2 * index);
		int count = cells.get(page - 1) - 1;
		for (int i = index; i < count; i++) {
			buffer.putShort(pointers + 2 * i, buffer.getShort(pointers + 2 * i + 2));
		}
		buffer.putShort(start(page) + 1, (short) offset).putShort(start(page) + 3, (short) count);
		buffer.putShort(offset, (short) 0).putShort(offset + 2, (short) cellBytes);
		cells.set(page - 1, count);
		return this;
	}

	/** Makes an empty page an interior page with these children. */
	public SqliteBuilder interior(int page, int right, int... children) {
		ByteBuffer buffer = ByteBuffer.wrap(pages.get(page - 1));
		buffer.put(start(page), (byte) 5);
		buffer.putInt(start(page) + 8, right);
		for (int child : children) {
			cell(page, ByteBuffer.allocate(5).putInt(child).put((byte) 1).array());
		}
		return this;
	}

	private void overflow(byte[] payload, int from) {
		int size = pageBytes - 4;
		for (int at = from; at < payload.length; at += size) {
			byte[] page = new byte[pageBytes];
			int count = Math.min(size, payload.length - at);
			ByteBuffer.wrap(page).putInt(at + size < payload.length ? pages.size() + 2 : 0);
			System.arraycopy(payload, at, page, 4, count);
			pages.add(page);
			cells.add(0);
			contentStart.add(pageBytes);
		}
	}

	private static int start(int page) {
		return page == 1 ? HEADER : 0;
	}

	private byte[] record(Object... values) {
		ByteArrayOutputStream types = new ByteArrayOutputStream();
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (Object value : values) {
			switch (value) {
				case Nothing nothing -> types.write(0);
				case Long number -> {
					int[] sizes = {0, 1, 2, 3, 4, 6, 8};
					int type = number == 0 ? 8 : number == 1 ? 9 : 1;
					while (type < 6 && number << 64 - 8 * sizes[type] >> 64 - 8 * sizes[type] != number) {
						type++;
					}
					types.write(type);
					body.write(ByteBuffer.allocate(8).putLong(number).array(), type > 6 ? 0 : 8 - sizes[type], type > 6 ? 0 : sizes[type]);
				}
				case String text -> {
					byte[] bytes = text.getBytes(charset());
					types.writeBytes(varint(bytes.length * 2L + 13));
					body.writeBytes(bytes);
				}
				case Double real -> {
					types.write(7);
					body.write(ByteBuffer.allocate(8).putDouble(real).array(), 0, 8);
				}
				case byte[] blob -> {
					types.writeBytes(varint(blob.length * 2L + 12));
					body.writeBytes(blob);
				}
				default -> throw new IllegalArgumentException(value.getClass().getName());
			}
		}
		ByteArrayOutputStream record = new ByteArrayOutputStream();
		record.writeBytes(varint(types.size() + 1L));
		record.writeBytes(types.toByteArray());
		record.writeBytes(body.toByteArray());
		return record.toByteArray();
	}

	/** Stands for NULL in a row. */
	public record Nothing() {
	}

	/** NULL. */
	public static final Nothing NULL = new Nothing();

	private Charset charset() {
		return encoding == 1 ? StandardCharsets.UTF_8 : encoding == 2 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
	}

	/** Section 1.6: seven bits a byte, the highest first; up to eight bytes here. */
	public static byte[] varint(long value) {
		int bytes = 1;
		while (value >>> 7 * bytes != 0) {
			bytes++;
		}
		byte[] varint = new byte[bytes];
		for (int i = 0; i < bytes; i++) {
			varint[i] = (byte) (value >>> 7 * (bytes - 1 - i) & 0x7f | (i < bytes - 1 ? 0x80 : 0));
		}
		return varint;
	}

	/** A page's bytes, to be changed in place. */
	public byte[] page(int number) {
		return pages.get(number - 1);
	}

	/** The file. */
	public byte[] build() {
		ByteBuffer.wrap(pages.get(0)).putInt(28, pages.size());
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		pages.forEach(file::writeBytes);
		return file.toByteArray();
	}
}
