package org.telltale.cli.bench.periods;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.telltale.base.Progress;
import org.telltale.capture.CaptureListener;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.CaptureReader;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.protocol.CaptureRecord;

/** Contact times of real captures. */
public final class Sessions {

	private static final int FEWEST = 3;
	private static final double SHORTEST_SECONDS = 5;
	private static final double LONGEST_SECONDS = 3600;

	private Sessions() {
	}

	/** When the flows of each capture in a folder began, in seconds from the first; of captures with three flows or more, over five seconds to an hour, by name. */
	public static List<double[]> of(Path folder) throws IOException {
		List<Path> files;
		try (Stream<Path> inside = Files.list(folder)) {
			files = inside.filter(file -> Files.isRegularFile(file) && file.toString().matches(".*\\.pcap(ng)?(\\.gz)?")).sorted().toList();
		}
		List<double[]> sessions = new ArrayList<>();
		for (Path file : files) {
			Starts starts = new Starts();
			CaptureReader.read(file, CaptureOptions.DEFAULT.with(CaptureOptions.Depth.FLOWS), starts, Progress.NONE);
			long first = starts.nanos.stream().mapToLong(Long::longValue).min().orElse(0);
			double[] seconds = starts.nanos.stream().mapToDouble(n -> (n - first) / 1e9).sorted().toArray();
			if (seconds.length >= FEWEST && seconds[seconds.length - 1] >= SHORTEST_SECONDS && seconds[seconds.length - 1] <= LONGEST_SECONDS) {
				sessions.add(seconds);
			}
		}
		return sessions;
	}

	private static final class Starts implements CaptureListener {

		private final List<Long> nanos = new ArrayList<>();

		@Override
		public void record(CaptureRecord record) {
			if (record instanceof FlowRecord flow) {
				nanos.add(flow.firstNanos());
			}
		}

		@Override
		public Set<Want> wants() {
			return EnumSet.noneOf(Want.class);
		}
	}
}
