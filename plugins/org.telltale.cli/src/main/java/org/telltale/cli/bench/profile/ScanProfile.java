package org.telltale.cli.bench.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

import org.telltale.base.json.Json;

/**
 * What a recording says: shares of the parts of the engine, of packages, of methods (by themselves), and of what was allocated and where. Of the JVM's two
 * samplers, by CPU time (JEP 509, Linux) and by the clock, the one that has more samples counts.
 */
public final class ScanProfile {

	/** The columns of a table. */
	public static final List<String> COLUMNS = List.of("work", "kind", "percent", "name");

	private static final String CPU_SAMPLE = "jdk.CPUTimeSample";
	private static final String SAMPLE = "jdk.ExecutionSample";
	private static final String ALLOCATION = "jdk.ObjectAllocationSample";
	private static final String COLLECTION = "jdk.GarbageCollection";
	private static final int MOST = 20;
	private static final String SETTINGS = """
			<?xml version="1.0" encoding="UTF-8"?>
			<configuration version="2.0">
			<event name="jdk.ExecutionSample"><setting name="enabled">true</setting><setting name="period">10 ms</setting></event>
			<event name="jdk.CPUTimeSample"><setting name="enabled">true</setting><setting name="throttle">10 ms</setting></event>
			<event name="jdk.ObjectAllocationSample"><setting name="enabled">true</setting><setting name="throttle">300/s</setting></event>
			<event name="jdk.GarbageCollection"><setting name="enabled">true</setting><setting name="threshold">0 ms</setting></event>
			</configuration>
			""";

	private final String work;
	private final Times cpu = new Times();
	private final Times execution = new Times();
	private final Shares allocatedTypes = new Shares();
	private final Shares allocatingMethods = new Shares();
	private long collections;
	private long pauseNanos;

	/** Samples of one sampler. */
	private static final class Times {
		private final Shares parts = new Shares();
		private final Shares packages = new Shares();
		private final Shares methods = new Shares();
		private long count;
	}

	private ScanProfile(String work) {
		this.work = work;
	}

	/**
	 * The options with which a JVM records what {@link #read} wants.
	 *
	 * @param settings written with the events that are wanted
	 */
	public static List<String> options(Path recording, Path settings) throws IOException {
		Files.writeString(settings, SETTINGS, StandardCharsets.UTF_8);
		return List.of("-XX:StartFlightRecording:filename=" + recording + ",dumponexit=true,settings=" + settings);
	}

	/** Reads a recording. */
	public static List<Json> read(String work, Path recording) throws IOException {
		ScanProfile profile = new ScanProfile(work);
		try (RecordingFile file = new RecordingFile(recording)) {
			while (file.hasMoreEvents()) {
				profile.event(file.readEvent());
			}
		}
		return profile.rows();
	}

	private void event(RecordedEvent event) {
		switch (event.getEventType().getName()) {
			case CPU_SAMPLE -> sample(cpu, event);
			case SAMPLE -> sample(execution, event);
			case ALLOCATION -> {
				allocatedTypes.add(event.getClass("objectClass").getName(), event.getLong("weight"));
				allocatingMethods.add(frames(event).stream().filter(frame -> typeOf(frame).startsWith("org.telltale.")).findFirst().map(ScanProfile::methodOf).orElse(EnginePart.JAVA),
						event.getLong("weight"));
			}
			case COLLECTION -> {
				collections++;
				pauseNanos += event.getDuration("sumOfPauses").toNanos();
			}
			default -> {
				// the recorder's own
			}
		}
	}

	private static void sample(Times times, RecordedEvent event) {
		List<RecordedFrame> frames = frames(event);
		if (frames.isEmpty()) {
			return;
		}
		List<String> types = frames.stream().map(ScanProfile::typeOf).toList();
		times.parts.add(EnginePart.of(types), 1);
		times.packages.add(EnginePart.packageOf(types), 1);
		times.methods.add(methodOf(frames.getFirst()), 1);
		times.count++;
	}

	private static List<RecordedFrame> frames(RecordedEvent event) {
		return Optional.ofNullable(event.getStackTrace()).map(trace -> trace.getFrames()).orElse(List.of());
	}

	private static String typeOf(RecordedFrame frame) {
		return frame.getMethod().getType().getName();
	}

	private static String methodOf(RecordedFrame frame) {
		return typeOf(frame) + "." + frame.getMethod().getName();
	}

	private List<Json> rows() {
		boolean byCpu = cpu.count >= execution.count;
		Times times = byCpu ? cpu : execution;
		List<Json> rows = new ArrayList<>();
		rows.addAll(times.parts.rows(work, "part", MOST));
		rows.addAll(times.packages.rows(work, "package", MOST));
		rows.addAll(times.methods.rows(work, "method", MOST));
		rows.addAll(allocatedTypes.rows(work, "allocated type", MOST / 2));
		rows.addAll(allocatingMethods.rows(work, "allocating method", MOST / 2));
		rows.add(Json.object().put("type", "profile").put("work", work).put("kind", "samples").put("name", (byCpu ? CPU_SAMPLE : SAMPLE) + ": " + times.count).put("weight", times.count));
		rows.add(Json.object().put("type", "profile").put("work", work).put("kind", "collections").put("name", collections + ", paused " + pauseNanos / 1_000_000 + " ms").put("weight", collections));
		return rows;
	}
}
