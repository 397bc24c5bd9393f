package org.telltale.cli.bench.tables;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.telltale.base.IpAddress;
import org.telltale.base.Outcome;
import org.telltale.base.json.Json;
import org.telltale.endpoint.Atlas;
import org.telltale.endpoint.Table;
import org.telltale.endpoint.TableReader;

/** Reads a table several times and asks it for random addresses of version 4. Times are CPU times of the thread. */
public final class TableBench {

	/** The members of a row, in the order in which they are printed. */
	public static final List<String> COLUMNS = List.of("table", "form", "rows", "fileMB", "loadCpuSeconds", "memoryMB", "lookupCpuMicros", "attributionCpuMicros");

	private static final int LOOKUPS = 200_000;
	private static final int ATTRIBUTIONS = 20_000;
	private static final double MEGA = 1e6;

	private final long seed;
	private final int rounds;

	/** @param rounds how often each table is read; the fastest counts */
	public TableBench(long seed, int rounds) {
		this.seed = seed;
		this.rounds = rounds;
	}

	/** A prefix-to-AS table of so many prefixes in order, one in four of them inside of the one before. */
	public byte[] routes(int ranges) {
		RandomGenerator random = random();
		StringBuilder text = new StringBuilder();
		long step = Math.max(1, (224L << 24) / ranges / 256) * 256;
		for (int i = 0; i < ranges; i++) {
			long first = (1L << 24) + i / 4L * 4 * step;
			text.append(IpAddress.four(first + (i % 4 == 3 ? 0 : i % 4 * step))).append('\t').append(i % 4 == 3 ? 32 : 24).append('\t').append(1 + random.nextInt(75_000)).append('\n');
		}
		return text.toString().getBytes(StandardCharsets.US_ASCII);
	}

	/** An overlay of so many ranges, in no order. */
	public byte[] overlay(int ranges) {
		RandomGenerator random = random();
		StringBuilder text = new StringBuilder("range,country,asn,asName,owner,registry,from,to,source\n");
		for (int i = 0; i < ranges; i++) {
			long first = random.nextInt() & 0xdfffff00L;
			text.append(IpAddress.four(first)).append('-').append(IpAddress.four(first + random.nextInt(4096))).append(",X").append((char) ('A' + i % 26)).append(',')
					.append(i % 75_000).append(",NET,Holder ").append(i).append(",XNIC,2014-01-01,2014-12-31,made\n");
		}
		return text.toString().getBytes(StandardCharsets.US_ASCII);
	}

	/** Measures a table; empty if it cannot be read. */
	public Optional<Json> measured(String name, byte[] bytes) {
		double load = Double.MAX_VALUE;
		double memory = 0;
		Optional<Table> table = Optional.empty();
		for (int round = 0; round < rounds; round++) {
			table = Optional.empty();
			long before = used();
			long start = cpuNanos();
			Outcome<Table> read = TableReader.read(bytes, name, Optional.empty());
			load = Math.min(load, (cpuNanos() - start) / 1e9);
			table = read.value();
			memory = (used() - before) / MEGA;
		}
		return table.isEmpty() ? Optional.empty() : Optional.of(row(name, bytes, table.get(), load, memory));
	}

	private Json row(String name, byte[] bytes, Table table, double load, double memory) {
		return Json.object().put("type", "table-rate").put("table", name).put("form", table.origin().kind().words()).put("rows", table.size()).put("fileMB", number(bytes.length / MEGA))
				.put("loadCpuSeconds", number(load)).put("memoryMB", number(memory)).put("lookupCpuMicros", number(lookup(table))).put("attributionCpuMicros", number(attribution(table)));
	}

	private double lookup(Table table) {
		IpAddress[] asked = random().ints(LOOKUPS).mapToObj(bits -> IpAddress.four(bits & 0xffffffffL)).toArray(IpAddress[]::new);
		long found = 0;
		double best = Double.MAX_VALUE;
		for (int round = 0; round < rounds; round++) {
			long start = cpuNanos();
			for (IpAddress address : asked) {
				found += table.rows(address).size();
			}
			best = Math.min(best, (cpuNanos() - start) / 1e3 / LOOKUPS);
		}
		return found < 0 ? 0 : best;
	}

	private double attribution(Table table) {
		Atlas atlas = new Atlas(List.of(table));
		IpAddress[] asked = random().ints(ATTRIBUTIONS).mapToObj(bits -> IpAddress.four(bits & 0xffffffffL)).toArray(IpAddress[]::new);
		Instant moment = Instant.parse("2014-08-07T10:00:00Z");
		long known = 0;
		double best = Double.MAX_VALUE;
		for (int round = 0; round < rounds; round++) {
			long start = cpuNanos();
			for (IpAddress address : asked) {
				known += atlas.lookup(address, moment).known() ? 1 : 0;
			}
			best = Math.min(best, (cpuNanos() - start) / 1e3 / ATTRIBUTIONS);
		}
		return known < 0 ? 0 : best;
	}

	private RandomGenerator random() {
		return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
	}

	private static long cpuNanos() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

	private static long used() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	private static Json number(double value) {
		return new Json.Number(new BigDecimal(Math.max(0, value)).setScale(3, RoundingMode.HALF_UP));
	}
}
