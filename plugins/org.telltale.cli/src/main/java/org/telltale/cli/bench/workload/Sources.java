package org.telltale.cli.bench.workload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The captures of a folder that a workload is made of: link type Ethernet and, where the folder has an {@code index.tsv} with {@code file},
 * {@code capinfos_packets} and {@code malformed}, clean by it: as many frames as capinfos counts, none malformed.
 *
 * @param captures in the order of their names
 */
record Sources(List<SourceCapture> captures) {

	/** Reads what can be used; an empty list if nothing can. */
	static Sources of(Path folder) throws IOException {
		Path index = folder.resolve("index.tsv");
		Map<String, Long> clean = Files.isRegularFile(index) ? clean(index) : Map.of();
		List<SourceCapture> captures = new ArrayList<>();
		List<Path> files;
		try (Stream<Path> inside = Files.list(folder)) {
			files = inside.filter(Files::isRegularFile).sorted().toList();
		}
		for (Path file : files) {
			String name = file.getFileName().toString();
			if (clean.isEmpty() || clean.containsKey(name)) {
				Optional<SourceCapture> read = SourceCapture.read(file);
				read.filter(c -> !c.frames().isEmpty() && c.frames().size() == clean.getOrDefault(name, (long) c.frames().size())).ifPresent(captures::add);
			}
		}
		return new Sources(captures);
	}

	private static Map<String, Long> clean(Path index) throws IOException {
		List<String> lines = Files.readAllLines(index, StandardCharsets.UTF_8);
		List<String> head = Arrays.asList(lines.isEmpty() ? new String[0] : lines.getFirst().split("\t", -1));
		int file = head.indexOf("file");
		int packets = head.indexOf("capinfos_packets");
		int malformed = head.indexOf("malformed");
		Map<String, Long> clean = new TreeMap<>();
		if (file < 0 || packets < 0 || malformed < 0) {
			return clean;
		}
		for (String line : lines.subList(1, lines.size())) {
			String[] cells = line.split("\t", -1);
			if (cells.length == head.size() && cells[malformed].equals("0") && cells[packets].matches("[0-9]{1,9}")) {
				clean.put(cells[file], Long.parseLong(cells[packets]));
			}
		}
		return clean;
	}
}
