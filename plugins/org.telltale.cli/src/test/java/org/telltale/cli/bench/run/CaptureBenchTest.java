package org.telltale.cli.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.telltale.base.json.Json;
import org.telltale.cli.bench.workload.Workload;

class CaptureBenchTest {

	@TempDir
	private Path folder;
	private final List<String> told = new ArrayList<>();

	@Test
	void toolThatIsNotThereIsNamedWithWhatInstallsIt() throws Exception {
		CaptureBench bench = bench(tool("nowhere", "telltale-no-such-program", Long.MAX_VALUE, "true"));
		bench.installed();
		bench.measure(workload(100), new Size("1m", 1 << 20));
		assertEquals(List.of("nowhere is not installed: apt-get install nowhere"), told);
		assertEquals(List.of(), bench.results().rows());
	}

	@Test
	void slowToolIsSparedLargeWorkloads() throws Exception {
		CaptureBench bench = bench(tool("slow", "bash", 50, "true"), tool("fast", "bash", 500, "true"));
		bench.measure(workload(100), new Size("1m", 1 << 20));
		assertEquals(List.of("fast"), bench.results().rows().stream().flatMap(row -> row.text("tool").stream()).toList());
	}

	@Test
	void outputFolderIsThereForEachRunAndEmptiedAfterIt() throws Exception {
		CaptureBench bench = bench(tool("writer", "bash", 500, "test -z \"$(ls -A \"$2\")\" && cp \"$1\" \"$2/copy\""));
		bench.measure(workload(100), new Size("1m", 1 << 20));
		assertEquals(Optional.of(2L), bench.results().rows().getFirst().integer("runs"));
		try (Stream<Path> left = Files.list(folder)) {
			assertTrue(left.noneMatch(file -> file.endsWith("output")));
		}
	}

	@Test
	void failingToolIsNotRunAgainAndSaysWhy() throws Exception {
		CaptureBench bench = bench(tool("broken", "bash", 500, "echo out of cheese >&2; exit 5"));
		bench.measure(workload(100), new Size("1m", 1 << 20));
		Json row = bench.results().rows().getFirst();
		assertEquals(Optional.of(0L), row.integer("runs"));
		assertEquals(Optional.of("exit code 5: out of cheese"), row.text("note"));
		assertEquals(1, told.size());
	}

	@Test
	void peersNamesAreUnique() {
		assertEquals(Peers.all().size(), Peers.all().stream().map(Tool::name).distinct().count());
	}

	private CaptureBench bench(Tool... tools) {
		return new CaptureBench(List.of(tools), Optional.empty(), List.of(0), 2, folder, told::add);
	}

	private static Tool tool(String name, String program, long largest, String script) {
		return new Tool(name, "test", program, List.of("bash", "-c", script, name, Tool.FILE, Tool.OUT), List.of("bash", "--version"), "apt-get install " + name, largest);
	}

	private Workload workload(int size) throws IOException {
		Path file = Files.write(folder.resolve("w.pcap"), new byte[size]);
		return new Workload(file, size, 1, size, 1);
	}
}
