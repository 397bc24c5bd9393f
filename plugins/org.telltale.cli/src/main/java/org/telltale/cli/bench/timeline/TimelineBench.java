package org.telltale.cli.bench.timeline;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

import org.telltale.base.json.Json;
import org.telltale.timeline.FlowTimes;
import org.telltale.timeline.NaiveSlots;
import org.telltale.timeline.Slots;
import org.telltale.timeline.TimeIndex;

/**
 * How long a view of the timeline takes after a zoom or a pan: the lanes that fit on a screen, a slot a pixel. Flows and views are made from a seed.
 *
 * @param flows how many there are, over 30 days in 100 lanes; the first lanes have most
 * @param views how many views are asked for
 * @param seed another gives others
 */
public record TimelineBench(int flows, int views, long seed) {

	/** What a table shows. */
	public static final List<String> COLUMNS = List.of("what", "flows", "views", "buildSeconds", "memoryMegabytes", "medianMillis", "p95Millis", "worstMillis");

	private static final int LANES = 100;
	/** Lanes that are seen at once, and how wide they are in pixels. */
	private static final int SEEN = 30;
	private static final int PIXELS = 1500;
	private static final long SPAN_NANOS = Duration.ofDays(30).toNanos();
	private static final long SHORTEST_VIEW_NANOS = Duration.ofSeconds(1).toNanos();
	/** The loop is that slow: fewer views are enough. */
	private static final int LOOPED = 20;

	private record View(long from, long to) {
	}

	/**
	 * Measures the index, and beside it a loop over all flows.
	 *
	 * @throws IllegalStateException if both do not say the same
	 */
	public List<Json> measured() {
		RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
		FlowTimes times = flows(random);
		List<View> asked = IntStream.range(0, views).mapToObj(i -> view(random)).toList();
		long begun = System.nanoTime();
		TimeIndex index = new TimeIndex(times, LANES);
		double buildSeconds = (System.nanoTime() - begun) / 1e9;
		NaiveSlots loop = new NaiveSlots(times);
		asked.stream().limit(LOOPED).forEach(view -> compare(index, loop, view));
		Json.Fields measured = row("index", times.count(), asked.size(), millis(asked, view -> {
			for (int lane = 0; lane < SEEN; lane++) {
				index.slots(lane, view.from(), view.to(), PIXELS);
			}
		})).put("buildSeconds", number(buildSeconds)).put("memoryMegabytes", number(index.memoryBytes() / 1e6));
		List<View> few = asked.subList(0, Math.min(LOOPED, asked.size()));
		return List.of(measured, row("loop over all flows", times.count(), few.size(), millis(few, view -> loop.slots(SEEN, view.from(), view.to(), PIXELS))));
	}

	private FlowTimes flows(RandomGenerator random) {
		FlowTimes times = new FlowTimes(new int[flows], new long[flows], new long[flows], new long[flows], new long[flows]);
		for (int i = 0; i < flows; i++) {
			double skewed = random.nextDouble();
			times.lanes()[i] = (int) (LANES * skewed * skewed);
			times.startNanos()[i] = random.nextLong(SPAN_NANOS);
			times.endNanos()[i] = times.startNanos()[i] + logarithmic(random, 1_000_000, Duration.ofHours(1).toNanos());
			times.bytesOut()[i] = logarithmic(random, 40, 100_000_000);
			times.bytesIn()[i] = logarithmic(random, 40, 100_000_000);
		}
		return times;
	}

	private static View view(RandomGenerator random) {
		long length = logarithmic(random, SHORTEST_VIEW_NANOS, SPAN_NANOS);
		long from = random.nextLong(SPAN_NANOS - length + 1);
		return new View(from, from + length);
	}

	private static long logarithmic(RandomGenerator random, long least, long most) {
		return (long) (least * Math.pow((double) most / least, random.nextDouble()));
	}

	private static void compare(TimeIndex index, NaiveSlots loop, View view) {
		List<Slots> expected = loop.slots(SEEN, view.from(), view.to(), PIXELS);
		for (int lane = 0; lane < SEEN; lane++) {
			Slots found = index.slots(lane, view.from(), view.to(), PIXELS);
			if (!Arrays.equals(found.bytesOut(), expected.get(lane).bytesOut()) || !Arrays.equals(found.bytesIn(), expected.get(lane).bytesIn())
					|| !Arrays.equals(found.begun(), expected.get(lane).begun()) || !Arrays.equals(found.open(), expected.get(lane).open())) {
				throw new IllegalStateException("the index and the loop differ in lane " + lane + " of " + view);
			}
		}
	}

	/** How long each view took, in ms, ascending. */
	private static List<Double> millis(List<View> views, Consumer<View> work) {
		List<Double> millis = new ArrayList<>();
		for (View view : views) {
			long begun = System.nanoTime();
			work.accept(view);
			millis.add((System.nanoTime() - begun) / 1e6);
		}
		millis.sort(null);
		return millis;
	}

	private static Json.Fields row(String what, int flows, int views, List<Double> millis) {
		return Json.object().put("type", "timeline").put("what", what).put("flows", flows).put("views", views).put("lanes", SEEN).put("slots", PIXELS)
				.put("medianMillis", number(millis.get(millis.size() / 2))).put("p95Millis", number(millis.get((int) (millis.size() * 0.95)))).put("worstMillis", number(millis.getLast()));
	}

	private static Json number(double value) {
		return new Json.Number(new BigDecimal(String.format(Locale.ROOT, "%.2f", value)));
	}
}
