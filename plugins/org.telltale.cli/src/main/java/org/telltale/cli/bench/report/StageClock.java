package org.telltale.cli.bench.report;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.cli.bench.run.Figures;

/** Notes how long each stage of this process's work takes: by the clock, and in CPU time of all its threads (the compiler's and the collector's too). */
final class StageClock implements Progress {

	private final List<Json> stages = new ArrayList<>();
	private String stage = "";
	private long wallNanos;
	private long cpuNanos;

	/** Begins with what the Java machine has done before. */
	StageClock() {
		long upMillis = ManagementFactory.getRuntimeMXBean().getUptime();
		stage = "start";
		wallNanos = System.nanoTime() - upMillis * 1_000_000;
	}

	@Override
	public void step(String what, long done, long total) {
		long wall = System.nanoTime();
		long cpu = processNanos();
		if (!what.equals(stage)) {
			stages.add(Json.object().put("stage", stage).put("cpuSeconds", Figures.rounded((cpu - cpuNanos) / 1e9, 2)).put("wallSeconds", Figures.rounded((wall - wallNanos) / 1e9, 2)));
			stage = what;
			wallNanos = wall;
			cpuNanos = cpu;
		}
	}

	@Override
	public boolean cancelled() {
		return false;
	}

	/** The stages that have ended, in their order. */
	List<Json> stages() {
		return List.copyOf(stages);
	}

	/** The most that the heap's parts held, each at its worst moment: no less than the heap's own peak. */
	static long peakHeapBytes() {
		return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
	}

	private static long processNanos() {
		return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
	}
}
