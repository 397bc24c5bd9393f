package org.telltale.casework.exchange.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.casework.exchange.input.ExchangeInput;

/** The tables of a case as files: one a table, and {@code export.json}, which says of which state of the case they are and what their digests are. */
public final class TableFiles {

	/** Of every entry of an archive: the same case gives the same bytes. */
	private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

	private static final String HEAD = "export.json";

	private TableFiles() {
	}

	/** The files' contents by name. */
	public static Map<String, byte[]> of(ExchangeInput input) throws IOException {
		Map<String, CsvTable> tables = CaseTables.of(input);
		Map<String, byte[]> files = new LinkedHashMap<>();
		Json.Fields digests = Json.object();
		for (Map.Entry<String, CsvTable> table : tables.entrySet()) {
			StringBuilder text = new StringBuilder();
			table.getValue().write(text);
			byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
			files.put(table.getKey() + ".csv", bytes);
			digests.put(table.getKey() + ".csv", Digest.sha256(bytes).hex());
		}
		Json.Fields head = Json.object().put("v", 1).put("case", input.caseFile().getNumber()).put("synthetic", input.caseFile().isSynthetic())
				.put("personalData", ExchangeInput.UNMASKED).put("journalHead", input.journalHead()).put("facts", input.facts().size()).put("factsRoot", input.root())
				.put("notAnalysed", input.pending()).put("version", input.tool()).put("rows", CaseTables.counts(tables)).put("sha256", digests);
		files.put(HEAD, (head + "\n").getBytes(StandardCharsets.UTF_8));
		return files;
	}

	/** Writes the files as one ZIP archive. */
	public static void zip(Map<String, byte[]> files, OutputStream out) throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
			for (Map.Entry<String, byte[]> file : files.entrySet()) {
				ZipEntry entry = new ZipEntry(file.getKey());
				entry.setTimeLocal(NO_TIME);
				zip.putNextEntry(entry);
				zip.write(file.getValue());
				zip.closeEntry();
			}
		}
	}

	/**
	 * Writes the files into a folder, which is there whole or not at all. One that is empty, or holds an older export and nothing else, is replaced.
	 *
	 * @throws IOException if it cannot be written, or holds something else; what was there is there still
	 */
	public static void folder(Map<String, byte[]> files, Path folder) throws IOException {
		boolean there = Files.exists(folder);
		Path whole = there ? folder.toRealPath() : folder.toAbsolutePath().normalize();
		if (there) {
			requireExport(whole);
		}
		Files.createDirectories(whole.getParent());
		Path part = Files.createTempDirectory(whole.getParent(), ".export");
		Path old = part.resolveSibling(part.getFileName() + ".old");
		try {
			for (Map.Entry<String, byte[]> file : files.entrySet()) {
				Files.write(part.resolve(file.getKey()), file.getValue());
			}
			if (there) {
				Files.move(whole, old, StandardCopyOption.ATOMIC_MOVE);
			}
			Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
		} finally {
			if (Files.exists(old) && !Files.exists(whole)) {
				Files.move(old, whole, StandardCopyOption.ATOMIC_MOVE);
			}
			remove(part);
			remove(old);
		}
	}

	/** An export holds its head, and what the head names. */
	private static void requireExport(Path folder) throws IOException {
		Set<String> names = new TreeSet<>(Set.of(HEAD));
		if (Files.isRegularFile(folder.resolve(HEAD))) {
			try {
				JsonReader.read(Files.readString(folder.resolve(HEAD))).get("sha256").filter(Json.Fields.class::isInstance).ifPresent(digests -> names.addAll(((Json.Fields) digests).members().keySet()));
			} catch (JsonSyntaxException e) {
				throw new IOException(HEAD + " there is none of an export", e);
			}
		}
		try (Stream<Path> entries = Files.list(folder)) {
			Optional<Path> other = entries.filter(entry -> !names.contains(entry.getFileName().toString()) || !Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)).findFirst();
			if (other.isPresent()) {
				throw new IOException("the folder holds " + other.get().getFileName() + ", which is of no export");
			}
		}
	}

	/** Removes a folder of files, if it is there. */
	private static void remove(Path folder) throws IOException {
		if (Files.exists(folder)) {
			try (Stream<Path> entries = Files.list(folder)) {
				for (Path entry : entries.toList()) {
					Files.delete(entry);
				}
			}
			Files.delete(folder);
		}
	}
}
