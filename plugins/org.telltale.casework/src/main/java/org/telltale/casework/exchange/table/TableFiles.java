package org.telltale.casework.exchange.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.casework.exchange.input.ExchangeInput;

/** The tables of a case as files: one a table, and {@code export.json}, which says of which state of the case they are and what their digests are. */
public final class TableFiles {

	/** Of every entry of an archive: the same case gives the same bytes. */
	private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

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
		files.put("export.json", (head + "\n").getBytes(StandardCharsets.UTF_8));
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

	/** Writes the files into a folder, which is made if it is missing. */
	public static void folder(Map<String, byte[]> files, Path folder) throws IOException {
		Files.createDirectories(folder);
		for (Map.Entry<String, byte[]> file : files.entrySet()) {
			Files.write(folder.resolve(file.getKey()), file.getValue());
		}
	}
}
