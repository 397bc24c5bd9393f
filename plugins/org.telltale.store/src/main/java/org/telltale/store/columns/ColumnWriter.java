package org.telltale.store.columns;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Optional;

import org.telltale.base.Digest;
import org.telltale.store.CaseException;
import org.telltale.store.keys.AreaWriter;
import org.telltale.store.keys.SealedArea;
import org.telltale.store.rows.ColumnRow;

/** Writes one column, value by value, without knowing how many there will be. Not thread-safe. */
public final class ColumnWriter implements AutoCloseable {

	private static final int BUFFER_BYTES = 1 << 16;

	private final Path part;
	private final Path place;
	private final ColumnRow begun;
	private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
	private final MessageDigest digester = Digest.newDigester(Digest.SHA_256);
	private final AreaWriter out;
	private long rows;

	ColumnWriter(Path part, Path place, ColumnRow begun, Optional<SealedArea> area) throws IOException {
		if (Integer.bitCount(begun.width()) != 1 || begun.width() > Long.BYTES) {
			throw new IllegalArgumentException("no width: " + begun.width());
		}
		this.part = part;
		this.place = place;
		this.begun = begun;
		this.out = AreaWriter.open(part, area);
	}

	/** Appends a value; its low bytes are kept, as many as the column is wide. */
	public void add(long value) throws CaseException {
		if (buffer.remaining() < begun.width()) {
			flush();
		}
		switch (begun.width()) {
			case 1 -> buffer.put((byte) value);
			case 2 -> buffer.putShort((short) value);
			case 4 -> buffer.putInt((int) value);
			default -> buffer.putLong(value);
		}
		rows++;
	}

	private void flush() throws CaseException {
		buffer.flip();
		digester.update(buffer.duplicate());
		try {
			out.write(buffer.array(), 0, buffer.limit());
		} catch (IOException e) {
			throw failed(e);
		}
		buffer.clear();
	}

	/** Puts the column into its place; the row goes into the transaction that the column belongs to. */
	public ColumnRow finish() throws CaseException {
		flush();
		Digest sha256 = Digest.of(Digest.SHA_256, digester.digest());
		try {
			out.finish(sha256);
			out.close();
			Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} catch (IOException e) {
			throw failed(e);
		}
		return new ColumnRow(begun.evidence(), begun.name(), begun.width(), rows, sha256.hex());
	}

	private CaseException failed(IOException e) {
		return new CaseException("the column " + place + " cannot be written", "check that the disk has space", e);
	}

	/** Drops what was written, unless it was finished. */
	@Override
	public void close() throws CaseException {
		try {
			out.close();
			Files.deleteIfExists(part);
		} catch (IOException e) {
			throw failed(e);
		}
	}
}
