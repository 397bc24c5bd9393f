package org.telltale.cli.bench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Asks the kernel again and again for the peak resident memory of a process and its descendants (proc(5), VmHWM), as long as the process runs. */
final class PeakSampler implements Runnable {

	private static final long INTERVAL_MILLIS = 20;

	private final Process process;
	private volatile long peakBytes;

	PeakSampler(Process process) {
		this.process = process;
	}

	@Override
	public void run() {
		while (process.isAlive()) {
			long seen = Stream.concat(Stream.of(process.toHandle()), process.descendants()).mapToLong(each -> peak(each.pid())).max().orElse(0);
			peakBytes = Math.max(peakBytes, seen);
			try {
				Thread.sleep(INTERVAL_MILLIS);
			} catch (InterruptedException stopped) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	long peakBytes() {
		return peakBytes;
	}

	private static long peak(long pid) {
		try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"), StandardCharsets.ISO_8859_1)) {
			return lines.filter(line -> line.startsWith("VmHWM:")).mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024).findFirst().orElse(0);
		} catch (IOException | java.io.UncheckedIOException gone) {
			return 0;
		}
	}
}
