package org.telltale.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Fields as tshark prints them, where it is installed. */
final class Tshark {

	private static final char BETWEEN = 0x1f;

	private Tshark() {
	}

	/** Whether it answers; a machine without it is no failure, unless {@code -Dtelltale.tshark=required} says so. */
	static boolean answers() {
		boolean answers;
		try {
			answers = new ProcessBuilder("tshark", "--version").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
		} catch (IOException absent) {
			answers = false;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
		if (!answers && System.getProperty("telltale.tshark", "").equals("required")) {
			throw new IllegalStateException("tshark is not installed");
		}
		return answers;
	}

	/**
	 * For each frame that has one of the fields: for each field, its values in order.
	 *
	 * @param whole whether segments are put in order and a message waits for its whole body; if not, a header is told by its segments alone
	 */
	static List<List<List<String>>> fields(Path capture, List<String> fields, boolean whole) throws IOException {
		List<String> command = new ArrayList<>(List.of("tshark", "-n", "-o", "tcp.reassemble_out_of_order:" + whole, "-o", "http.desegment_body:" + whole, "-r",
				capture.toString(), "-Y",
				String.join(" || ", fields), "-T", "fields", "-E", "occurrence=a", "-E", "separator=/t", "-E", "aggregator=" + BETWEEN));
		fields.forEach(field -> command.addAll(List.of("-e", field)));
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
		return text.lines().map(line -> line.split("\t", -1))
				.map(cells -> IntStream.range(0, fields.size()).mapToObj(i -> values(i < cells.length ? cells[i] : "")).toList()).toList();
	}

	private static List<String> values(String cell) {
		return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(String.valueOf(BETWEEN), -1));
	}
}
