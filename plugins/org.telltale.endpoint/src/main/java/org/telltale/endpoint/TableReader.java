package org.telltale.endpoint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;

/** Reads a table, whatever its form, which its content tells (docs/formats/tables.md). */
public final class TableReader {

	/** The most bytes of a file, expanded too. */
	public static final int MOST_BYTES = 512 << 20;
	/** So many bytes of the start tell the form of a text. */
	public static final int START_BYTES = 12_288;
	/** So many bytes of the end tell a MaxMind DB. */
	public static final int END_BYTES = MmdbTable.METADATA;

	private TableReader() {
	}

	/**
	 * The form of a table.
	 *
	 * @param start the first {@link #START_BYTES} of the file, or all
	 * @param end the last {@link #END_BYTES} of the file, or all
	 * @return empty if it is no table
	 */
	public static Optional<TableKind> recognise(byte[] start, byte[] end) {
		if (MmdbTable.marker(end) >= 0) {
			return Optional.of(TableKind.MMDB);
		}
		byte[] begun = TableFile.isGzip(start) ? expandedStart(start) : start;
		String text = new String(begun, 0, Math.min(START_BYTES, begun.length), StandardCharsets.UTF_8);
		List<String> lines = text.lines().filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("%")).toList();
		if (RdapReader.recognises(text)) {
			return Optional.of(TableKind.RDAP);
		} else if (lines.isEmpty()) {
			return Optional.empty();
		} else if (lines.getFirst().matches("[0-9.]{1,8}\\|[a-z]{1,20}\\|[^|]*\\|.*")) {
			return Optional.of(TableKind.STATISTICS);
		} else if (RoutesReader.recognises(lines.getFirst())) {
			return Optional.of(TableKind.ROUTES);
		} else if (OverlayReader.recognises(lines.getFirst())) {
			return Optional.of(TableKind.OVERLAY);
		}
		return WhoisReader.recognises(lines) ? Optional.of(TableKind.WHOIS) : Optional.empty();
	}

	/** What the start of a gzip file expands to; nothing where that is damaged. */
	private static byte[] expandedStart(byte[] start) {
		byte[] room = new byte[START_BYTES];
		int count = 0;
		try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(start))) {
			for (int more = in.read(room); more > 0 && count < room.length; more = in.read(room, count, room.length - count)) {
				count += more;
			}
		} catch (IOException cutOrDamaged) {
			return Arrays.copyOf(room, count);
		}
		return Arrays.copyOf(room, count);
	}

	/**
	 * Reads a table.
	 *
	 * @param bytes the whole file
	 * @param name what the table is to be called; of a prefix-to-AS table it holds the day
	 * @param acquired when the file was acquired, as entered
	 * @return the table, without the rows that the problems name; no table if nothing can be made of the file
	 */
	public static Outcome<Table> read(byte[] bytes, String name, Optional<Instant> acquired) {
		Outcome<TableFile> file = TableFile.of(bytes, name, acquired, MOST_BYTES);
		if (file.value().isEmpty()) {
			return new Outcome<>(Optional.empty(), file.problems());
		}
		Outcome<Table> table = read(file.value().get());
		List<Problem> problems = new ArrayList<>(file.problems());
		problems.addAll(table.problems());
		return new Outcome<>(table.value(), problems);
	}

	/** That a file of that id is larger than a table may be. */
	public static Problem tooLarge(String id) {
		return new Problem("table.too-large", Where.at(id, 0, 0), "the file has more than " + (MOST_BYTES >> 20) + " MiB, expanded",
				"the table is not used");
	}

	private static Outcome<Table> read(TableFile file) {
		byte[] bytes = file.bytes();
		Optional<TableKind> kind = recognise(bytes, Arrays.copyOfRange(bytes, Math.max(0, bytes.length - END_BYTES), bytes.length));
		return switch (kind.orElse(TableKind.OVERLAY)) {
			case STATISTICS -> DelegatedReader.read(file);
			case ROUTES -> RoutesReader.read(file);
			case MMDB -> MmdbTable.read(file);
			case WHOIS -> WhoisReader.read(file);
			case RDAP -> RdapReader.read(file);
			default -> OverlayReader.read(file, TableKind.OVERLAY);
		};
	}
}
