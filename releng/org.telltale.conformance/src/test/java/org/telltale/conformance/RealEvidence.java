package org.telltale.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.cli.Main;

/** The folder of real evidence. What is missing is a failure, never a skip. */
final class RealEvidence {

	private RealEvidence() {
	}

	/** One command of the command line, run to its end. */
	record Ran(int code, String out, String err) {

		List<String> lines() {
			return out.lines().toList();
		}

		List<Json> records() {
			return lines().stream().map(line -> {
				try {
					return JsonReader.read(line);
				} catch (JsonSyntaxException e) {
					throw new IllegalStateException(line, e);
				}
			}).toList();
		}
	}

	static Ran run(Object... arguments) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int code = Main.run(List.of(arguments).stream().map(String::valueOf).toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
		return new Ran(code, out.toString(), err.toString());
	}

	static Path file(String name) {
		String folder = System.getProperty("telltale.conformance", "");
		if (folder.isBlank()) {
			throw new IllegalStateException("say -Dtelltale.conformance=FOLDER, a folder with captures/, firmware/ and handset/");
		}
		Path file = Path.of(folder).resolve(name);
		if (!Files.exists(file)) {
			throw new IllegalStateException("missing fixture: " + file);
		}
		return file;
	}

	/** Rows of a table with a header line, columns parted by tabs. */
	static List<Map<String, String>> table(String name) {
		try {
			return rows(Files.readString(file(name), StandardCharsets.UTF_8), List.of());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Rows of a table without header. */
	static List<Map<String, String>> table(String name, List<String> columns) {
		try {
			return rows(Files.readString(file(name), StandardCharsets.UTF_8), columns);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Rows of a table of ours; lines that begin with {@code #} are remarks. */
	static List<Map<String, String>> ours(String resource) {
		try (InputStream in = RealEvidence.class.getResourceAsStream(resource)) {
			String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			return rows(String.join("\n", text.lines().filter(line -> !line.startsWith("#")).toList()), List.of());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static List<Map<String, String>> rows(String text, List<String> columns) {
		List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
		List<String> names = columns.isEmpty() ? List.of(lines.getFirst().split("\t", -1)) : columns;
		List<Map<String, String>> rows = new ArrayList<>();
		for (String line : columns.isEmpty() ? lines.subList(1, lines.size()) : lines) {
			String[] cells = line.split("\t", -1);
			Map<String, String> row = new LinkedHashMap<>();
			for (int i = 0; i < names.size(); i++) {
				row.put(names.get(i), i < cells.length ? cells[i] : "");
			}
			rows.add(row);
		}
		return rows;
	}
}
