package org.telltale.cli.bench.match;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.telltale.base.json.Json;
import org.telltale.cli.bench.run.Figures;
import org.telltale.match.Matcher;
import org.telltale.match.exhibit.Sought;

/** Measures the search of plain bytes, in this process and on one thread. */
public final class SearchBench {

	/** The members of a row that a table shows. */
	public static final List<String> COLUMNS = List.of("tool", "bytes", "strings", "megabytesPerCpuSecond", "ofTelltale", "memoryMegabytes", "buildSeconds", "found", "note");

	private static final String NAME = "telltale";
	private static final int BLOCK = 1 << 18;
	private static final int WARM_UPS = 2;
	private static final Map<Integer, Integer> GOALS = Map.of(12_000, 500, 100_000, 300);

	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
	private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
	private final ClassLoader libraries;
	private final int megabytes;
	private final int runs;
	private final long seed;
	private final Consumer<String> told;
	private final List<Json> rows = new ArrayList<>();
	private final List<Json> goals = new ArrayList<>();

	/**
	 * @param libraries has the libraries that are compared with, those that were given
	 * @param megabytes MiB of bytes of each kind
	 * @param runs how often they are searched; the median counts
	 * @param told hears what is being done
	 */
	public SearchBench(ClassLoader libraries, int megabytes, int runs, long seed, Consumer<String> told) {
		this.libraries = libraries;
		this.megabytes = megabytes;
		this.runs = runs;
		this.seed = seed;
		this.told = told;
	}

	/** A finder and what making it took. */
	private record Built(Finder finder, double seconds, double megabytes) {
	}

	@FunctionalInterface
	private interface Maker {
		Finder make() throws ReflectiveOperationException;
	}

	/**
	 * Measures with the exhibits whose forms are so many strings, or a few more.
	 *
	 * @throws ReflectiveOperationException if a library is not what it was thought to be
	 */
	public void measure(int strings) throws ReflectiveOperationException {
		List<Sought> exhibits = exhibits(strings);
		List<byte[]> all = Matcher.Plan.of(exhibits).strings();
		Map<SearchedBytes, Double> own = new EnumMap<>(SearchedBytes.class);
		Built telltale = built(() -> Matcher.Plan.of(exhibits)::search);
		for (SearchedBytes kind : SearchedBytes.values()) {
			double rate = measure(NAME, telltale, kind, all.size(), Map.of());
			own.put(kind, rate);
			if (GOALS.containsKey(strings)) {
				goals.add(Figures.atLeast(strings + " strings in " + kind.name() + ": 10^6 bytes a CPU second", rate, GOALS.get(strings)));
			}
		}
		for (Peer peer : Peer.values()) {
			if (peer.isIn(libraries)) {
				measure(peer, all, own);
			}
		}
	}

	private List<Sought> exhibits(int strings) {
		List<Sought> exhibits = new ArrayList<>();
		ExhibitMix mix = new ExhibitMix(seed);
		int forms = 0;
		while (forms < strings) {
			List<Sought> more = mix.next(Math.max(1, (strings - forms) / 20));
			forms += Matcher.Plan.of(more).strings().size();
			exhibits.addAll(more);
		}
		return exhibits;
	}

	private void measure(Peer peer, List<byte[]> strings, Map<SearchedBytes, Double> own) throws ReflectiveOperationException {
		if (!peer.fits(strings)) {
			rows.add(row(peer.coordinates(), "", strings.size()).put("note", "not run: would need more memory than there is (-Xmx)"));
			return;
		}
		told.accept(peer.coordinates() + ": " + strings.size() + " strings");
		Built built = built(() -> peer.finder(strings, libraries));
		for (SearchedBytes kind : SearchedBytes.values()) {
			measure(peer.coordinates(), built, kind, strings.size(), own);
		}
	}

	private Built built(Maker maker) throws ReflectiveOperationException {
		memory.gc();
		long before = memory.getHeapMemoryUsage().getUsed();
		long start = threads.getCurrentThreadCpuTime();
		Finder finder = maker.make();
		double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
		memory.gc();
		return new Built(finder, seconds, Math.max(0, memory.getHeapMemoryUsage().getUsed() - before) / 1e6);
	}

	private double measure(String tool, Built built, SearchedBytes kind, int strings, Map<SearchedBytes, Double> own) throws ReflectiveOperationException {
		byte[] bytes = kind.make(megabytes << 20, seed);
		List<byte[]> blocks = new ArrayList<>();
		for (int at = 0; at < bytes.length; at += BLOCK) {
			blocks.add(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + BLOCK)));
		}
		double[] rates = new double[runs];
		long found = 0;
		for (int run = -WARM_UPS; run < runs; run++) {
			found = 0;
			long start = threads.getCurrentThreadCpuTime();
			for (byte[] block : blocks) {
				found += built.finder.search(block);
			}
			long nanos = Math.max(1, threads.getCurrentThreadCpuTime() - start);
			if (run >= 0) {
				rates[run] = bytes.length * 1e3 / nanos;
			}
		}
		Arrays.sort(rates);
		double rate = rates[runs / 2];
		told.accept(tool + ", " + strings + " strings, " + kind.name() + ": " + Math.round(rate) + " MB a CPU second");
		Json.Fields row = row(tool, kind.name(), strings).put("megabytesPerCpuSecond", Figures.rounded(rate, 2)).put("memoryMegabytes", Figures.rounded(built.megabytes, 2))
				.put("buildSeconds", Figures.rounded(built.seconds, 2)).put("found", found).put("note", "");
		rows.add(own.containsKey(kind) ? row.put("ofTelltale", Figures.rounded(rate / own.get(kind), 2)) : row);
		return rate;
	}

	private static Json.Fields row(String tool, String kind, int strings) {
		return Json.object().put("type", "search").put("tool", tool).put("bytes", kind).put("strings", strings);
	}

	/** What was measured so far. */
	public List<Json> rows() {
		return rows;
	}

	/** The goals that these measurements can tell about. */
	public List<Json> goals() {
		return goals;
	}
}
