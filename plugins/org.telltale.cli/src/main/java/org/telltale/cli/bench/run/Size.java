package org.telltale.cli.bench.run;

import java.util.Locale;
import java.util.Optional;

/**
 * How large a workload is.
 *
 * @param label as it was asked for: {@code 256m}, {@code 4g}
 * @param bytes the same in bytes
 */
public record Size(String label, long bytes) {

	/** The size of a capture of one frame, with which start-up is measured. */
	static final String ONE_FRAME = "1 frame";
	/** Above this only tools run that are fast and bounded in memory; up to this the start of a JVM is much of its time. */
	static final long SMALL_BYTES = 256L << 20;
	/** Above this only Telltale and openssl run. */
	static final long MIDDLE_BYTES = 4L << 30;

	/** Reads digits with {@code m} (MiB) or {@code g} (GiB); empty for anything else, zero, and more than 1 TiB. */
	public static Optional<Size> parse(String text) {
		String label = text.strip().toLowerCase(Locale.ROOT);
		if (!label.matches("[1-9][0-9]{0,5}[mg]")) {
			return Optional.empty();
		}
		long bytes = Long.parseLong(label.substring(0, label.length() - 1)) << (label.endsWith("g") ? 30 : 20);
		return bytes > 1L << 40 ? Optional.empty() : Optional.of(new Size(label, bytes));
	}
}
