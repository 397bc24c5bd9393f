package org.telltale.cli.bench.workload;

import java.nio.file.Path;

/**
 * A capture for benchmarks.
 *
 * @param file       little-endian pcap with microseconds, Ethernet
 * @param bytes      its size
 * @param frames     its frames
 * @param frameBytes captured bytes of all frames together
 * @param flows      TCP and UDP 5-tuples in it, those inside tunnels too
 */
public record Workload(Path file, long bytes, long frames, long frameBytes, long flows) {

	/** Captured bytes of a frame on average. */
	public long meanFrame() {
		return frames == 0 ? 0 : Math.round((double) frameBytes / frames);
	}
}
