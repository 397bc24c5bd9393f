package org.telltale.store.columns;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.telltale.base.Digest;
import org.telltale.store.CaseException;
import org.telltale.store.keys.SealedArea;
import org.telltale.store.rows.ColumnRow;

/**
 * The folder of the columns: {@code columns/<evidence>/<name>.col}. A column is there whole or not at all; its length and digest are
 * a {@link ColumnRow} of the database, and a file without its row counts as absent.
 */
public final class Columns {

	private final Path folder;
	private final Path temporary;
	private final Optional<SealedArea> area;

	/**
	 * Columns in that folder.
	 *
	 * @param temporary where half-written columns are; on the same file system
	 */
	public Columns(Path folder, Path temporary) {
		this(folder, temporary, Optional.empty());
	}

	/** The same of a case that may be encrypted: its files and their names are. @param area its keys */
	public Columns(Path folder, Path temporary, Optional<SealedArea> area) {
		this.folder = folder;
		this.temporary = temporary;
		this.area = area;
	}

	/**
	 * Begins a column; one that is there already is replaced at the end.
	 *
	 * @param evidence id of the item that it is made from
	 * @param name table and column, of lower-case letters, digits, dots and hyphens
	 * @param widthBytes 1, 2, 4 or 8
	 */
	public ColumnWriter write(String evidence, String name, int widthBytes) throws CaseException {
		Path place = place(evidence, name);
		try {
			Files.createDirectories(temporary);
			Files.createDirectories(place.getParent());
			return new ColumnWriter(Files.createTempFile(temporary, "column-", ".part"), place, new ColumnRow(evidence, name, widthBytes, 0, ""), area);
		} catch (IOException e) {
			throw new CaseException("the column " + place + " cannot be written", "check that the disk has space", e);
		}
	}

	/** Puts a column's file, known to be whole, into an encrypted case's place. */
	public void take(Path file, String evidence, String name) throws CaseException {
		try (ColumnWriter writer = write(evidence, name, 1); InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
			for (int b = in.read(); b >= 0; b = in.read()) {
				writer.add(b);
			}
			writer.finish();
		} catch (IOException e) {
			throw new CaseException("the column " + file + " cannot be read", "check that it can be read", e);
		}
	}

	/**
	 * Opens a column for reading.
	 *
	 * @throws CaseException if the file is not there or not as long as the row says
	 */
	public ColumnReader read(ColumnRow row) throws CaseException {
		if (!isName(row.evidence(), row.name()) || Integer.bitCount(row.width()) != 1 || row.width() > Long.BYTES) {
			throw new CaseException("the case lists a column of an impossible name or width", "import the evidence again: columns are rebuilt from it");
		}
		Path place = readable(row);
		try {
			return ColumnReader.open(place, row);
		} catch (IOException e) {
			throw new CaseException("the column " + place + " cannot be read", "import the evidence again: columns are rebuilt from it", e);
		}
	}

	/** Whether a column's file is there and has the digest that the row says. */
	public boolean holds(ColumnRow row) {
		return isName(row.evidence(), row.name()) && row.sha256().equals(digest(readable(row)));
	}

	private static String digest(Path file) {
		byte[] buffer = new byte[1 << 16];
		var digester = Digest.newDigester(Digest.SHA_256);
		try (var in = Files.newInputStream(file)) {
			int count;
			while ((count = in.read(buffer)) >= 0) {
				digester.update(buffer, 0, count);
			}
			return Digest.of(Digest.SHA_256, digester.digest()).hex();
		} catch (IOException unreadable) {
			return "";
		}
	}

	/** Where a column lies; names made of other characters never become paths. */
	public Path place(String evidence, String name) {
		if (!isName(evidence, name)) {
			throw new IllegalArgumentException("no column: " + evidence + " " + name);
		}
		return area.map(keys -> folder.resolve(keys.name(evidence)).resolve(keys.name(evidence + "/" + name) + ".col"))
				.orElseGet(() -> folder.resolve(evidence).resolve(name + ".col"));
	}

	/** Where a column's plain bytes are read. */
	public Path readable(ColumnRow row) {
		Path place = place(row.evidence(), row.name());
		return area.<Path>map(keys -> keys.path(place, row.name() + ".col", row.sha256())).orElse(place);
	}

	private static boolean isName(String evidence, String name) {
		return evidence.matches("[0-9a-f]{64}") && name.length() <= 100 && name.matches("[a-z0-9]+([.-][a-z0-9]+)*");
	}
}
