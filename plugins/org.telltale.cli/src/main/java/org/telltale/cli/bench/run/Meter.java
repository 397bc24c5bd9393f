package org.telltale.cli.bench.run;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program and measures it. GNU time reads what the kernel has counted for the process and all descendants that were waited for (getrusage); without it bash counts the time and the
 * memory is sampled. Either is a small program between us and the measured one: a process that is started by a large one begins with that one's peak memory.
 */
public final class Meter {

	private static final String BASH_SCRIPT = "TIMEFORMAT='%3U %3S %3R'; { time \"$@\" 2>&9; } 9>&2 2>\"$0\"";

	private static final long AFTER_STOP_MILLIS = 5_000;
	private static final File NOTHING = new File("/dev/null");

	private final Path folder;
	private final Duration limit;
	private final Optional<Path> gnuTime;

	/**
	 * @param folder for its own small files
	 * @param limit  how long a run may take
	 */
	public Meter(Path folder, Duration limit) {
		this(folder, limit, Optional.of(Path.of("/usr/bin/time")).filter(Files::isExecutable));
	}

	Meter(Path folder, Duration limit, Optional<Path> gnuTime) {
		this.folder = folder;
		this.limit = limit;
		this.gnuTime = gnuTime;
	}

	/**
	 * Runs a program; what it prints is dropped.
	 *
	 * @param environment what the program's environment has more
	 * @param directory   where it runs
	 */
	public Measured run(List<String> command, Map<String, String> environment, Path directory) throws IOException, InterruptedException {
		Path figures = folder.resolve("figures.txt");
		Path errors = folder.resolve("errors.txt");
		Files.deleteIfExists(figures);
		List<String> whole = new ArrayList<>(gnuTime.isPresent() ? List.of(gnuTime.get().toString(), "-q", "-o", figures.toString(), "-f", "%U %S %e %M")
				: List.of("bash", "-c", BASH_SCRIPT, figures.toString()));
		whole.addAll(command);
		ProcessBuilder builder = new ProcessBuilder(whole).redirectError(errors.toFile()).redirectInput(NOTHING).directory(directory.toFile());
		builder.environment().putAll(environment);
		long start = System.nanoTime();
		Process process = builder.start();
		Thread onEnd = Thread.ofPlatform().unstarted(() -> stop(process));
		Runtime.getRuntime().addShutdownHook(onEnd);
		try {
			return measured(process, start, figures, errors);
		} finally {
			stop(process);
			Runtime.getRuntime().removeShutdownHook(onEnd);
		}
	}

	private Measured measured(Process process, long start, Path figures, Path errors) throws IOException, InterruptedException {
		FirstByte output = new FirstByte(process.getInputStream());
		Thread reader = Thread.ofPlatform().daemon().start(output);
		PeakSampler sampler = new PeakSampler(process);
		Thread sampling = gnuTime.isPresent() ? Thread.ofPlatform().unstarted(sampler) : Thread.ofPlatform().daemon().start(sampler);
		boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
		if (!ended) {
			stop(process);
			process.waitFor();
		}
		// a grandchild that outlived its parents may hold the output open
		reader.join(ended ? limit.toMillis() : AFTER_STOP_MILLIS);
		double wall = (System.nanoTime() - start) / 1e9;
		sampling.join();
		double first = output.nanos() == 0 ? wall : (output.nanos() - start) / 1e9;
		if (!ended) {
			return new Measured(Measured.TOO_LONG, 0, wall, 0, first, "stopped after " + limit.toSeconds() + " s");
		}
		double[] read = figures(figures);
		long peak = gnuTime.isPresent() ? (long) read[3] * 1024 : sampler.peakBytes();
		return new Measured(process.exitValue(), read[0] + read[1], read[2], peak, first, lastLine(errors));
	}

	private static void stop(Process process) {
		process.descendants().forEach(ProcessHandle::destroyForcibly);
		process.destroyForcibly();
	}

	/** User, system and wall seconds, and the peak in KiB where GNU time says it. */
	private static double[] figures(Path file) throws IOException {
		String[] parts = lastLine(file).split(" ");
		double[] read = new double[4];
		for (int i = 0; i < Math.min(parts.length, read.length); i++) {
			try {
				read[i] = Double.parseDouble(parts[i]);
			} catch (NumberFormatException notFigures) {
				throw new IOException(file + " holds no figures: " + String.join(" ", parts), notFigures);
			}
		}
		return read;
	}

	private static String lastLine(Path file) throws IOException {
		if (!Files.isRegularFile(file)) {
			return "";
		}
		List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
		return lines.isEmpty() ? "" : lines.getLast().strip();
	}

	/** Reads what the program prints, so that it never waits, and notes when that began. */
	private static final class FirstByte implements Runnable {
		private final InputStream in;
		private volatile long nanos;

		FirstByte(InputStream in) {
			this.in = in;
		}

		@Override
		public void run() {
			byte[] buffer = new byte[1 << 16];
			try (in) {
				for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
					nanos = nanos == 0 && count > 0 ? System.nanoTime() : nanos;
				}
			} catch (IOException closed) {
				nanos = nanos == 0 ? System.nanoTime() : nanos;
			}
		}

		long nanos() {
			return nanos;
		}
	}
}
