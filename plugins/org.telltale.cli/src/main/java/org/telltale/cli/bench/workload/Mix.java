package org.telltale.cli.bench.workload;

import java.util.ArrayList;
import java.util.List;

/**
 * Which captures a repetition holds, and how often: each one once; then, as the mean frame is mostly too large, in turn once more each that has clearly
 * smaller ones and several flows, until the mean is {@link #WANTED_MEAN} (larger ones, if it is too small). Copies have addresses of their own.
 *
 * @param parts the captures in turn, a copied one several times
 */
record Mix(List<SourceCapture> parts) {

	/** Bytes that a frame should have on average: small, a hard load for whatever has costs a frame. */
	static final double WANTED_MEAN = 360;
	/** A capture is copied if its mean frame is this far away, so that a few copies do. */
	private static final double CLEARLY = 60;
	/** Fewer flows make a capture of one conversation: copies of it (a DNS tunnel's, say) would tell more of that protocol than of a gateway. */
	private static final int SEVERAL_FLOWS = 5;
	private static final int MOST_ROUNDS = 16;

	static Mix of(Sources sources) {
		List<SourceCapture> parts = new ArrayList<>(sources.captures());
		long bytes = parts.stream().mapToLong(Mix::bytes).sum();
		long frames = parts.stream().mapToLong(part -> part.frames().size()).sum();
		List<SourceCapture> wide = sources.captures().stream().filter(each -> flows(each) >= SEVERAL_FLOWS).toList();
		double side = Math.signum(WANTED_MEAN - mean(bytes, frames));
		for (int round = 0; round < MOST_ROUNDS; round++) {
			for (SourceCapture each : wide) {
				long own = bytes(each);
				boolean helps = (mean(own, each.frames().size()) - WANTED_MEAN) * side > CLEARLY;
				if (helps && (WANTED_MEAN - mean(bytes, frames)) * side > 0) {
					parts.add(each);
					bytes += own;
					frames += each.frames().size();
				}
			}
		}
		return new Mix(parts);
	}

	private static long flows(SourceCapture capture) {
		AddressBook book = new AddressBook();
		return capture.frames().stream().flatMap(frame -> new FrameScan(book, 0, frame.bytes()).flows().stream()).distinct().count();
	}

	private static double mean(long bytes, long frames) {
		return frames == 0 ? WANTED_MEAN : (double) bytes / frames;
	}

	private static long bytes(SourceCapture capture) {
		return capture.frames().stream().mapToLong(frame -> frame.bytes().length).sum();
	}
}
