package org.telltale.casework.exchange.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFilesTest {

	@TempDir
	private Path temporary;

	private static Map<String, byte[]> export(String... tables) {
		Map<String, byte[]> files = new LinkedHashMap<>();
		for (String table : tables) {
			files.put(table, table.getBytes(StandardCharsets.UTF_8));
		}
		String digests = String.join(",", Stream.of(tables).map(table -> "\"" + table + "\":\"\"").toList());
		files.put("export.json", ("{\"sha256\":{" + digests + "}}").getBytes(StandardCharsets.UTF_8));
		return files;
	}

	private static List<String> names(Path folder) throws IOException {
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void anOlderExportIsReplacedWhole() throws IOException {
		Path folder = temporary.resolve("made/tables");
		TableFiles.folder(export("a.csv", "b.csv"), folder);
		assertEquals(List.of("a.csv", "b.csv", "export.json"), names(folder));
		TableFiles.folder(export("c.csv"), folder);
		assertEquals(List.of("c.csv", "export.json"), names(folder), "no table of the older one is left");
		assertEquals(List.of("tables"), names(folder.getParent()));
	}

	@Test
	void whereALinkPointsIsWritten() throws IOException {
		Path link = Files.createSymbolicLink(temporary.resolve("link"), temporary.resolve("tables"));
		TableFiles.folder(export("a.csv"), temporary.resolve("tables"));
		TableFiles.folder(export("b.csv"), link);
		assertEquals(List.of("b.csv", "export.json"), names(temporary.resolve("tables")));
		assertEquals(List.of("link", "tables"), names(temporary));
	}

	@Test
	void whatCannotBeWrittenWholeIsNotThere() throws IOException {
		Path folder = temporary.resolve("tables");
		Map<String, byte[]> files = export("a.csv");
		files.put("no/such.csv", new byte[0]);
		assertThrows(IOException.class, () -> TableFiles.folder(files, folder));
		assertEquals(List.of(), names(temporary));
		TableFiles.folder(export("b.csv"), folder);
		assertThrows(IOException.class, () -> TableFiles.folder(files, folder));
		assertEquals(List.of("b.csv", "export.json"), names(folder), "the older one is there still");
	}

	@Test
	void aFolderOfOtherThingsIsRefused() throws IOException {
		Files.writeString(temporary.resolve("mine.csv"), "1");
		assertEquals("the folder holds mine.csv, which is of no export", assertThrows(IOException.class, () -> TableFiles.folder(export("a.csv"), temporary)).getMessage());
		assertEquals(List.of("mine.csv"), names(temporary));
	}
}
