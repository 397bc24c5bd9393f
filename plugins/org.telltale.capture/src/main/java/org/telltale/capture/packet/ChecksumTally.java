package org.telltale.capture.packet;

import org.telltale.capture.frame.ProblemLog;

/**
 * Checksums of a capture, right and wrong, by sender: a machine that captures its own traffic sees packets before its
 * network card has filled checksums in (off-loading), and these say nothing about damage. Memory is fixed: senders share
 * {@value #SLOTS} places by a hash of their addresses, so that the result is the same however the work was divided.
 * Not thread-safe; one for each thread, {@link #add(ChecksumTally) added up} at the end.
 */
public final class ChecksumTally {

	static final int IP = 0;
	static final int TCP = 1;
	static final int UDP = 2;
	static final int RIGHT = 0;
	static final int WRONG = 1;
	/** Wrong as a network card finds it: the sum of the pseudo-header alone, or zero. */
	static final int UNFINISHED = 2;

	private static final int SLOTS = 4096;
	private static final int KINDS = 3;
	private static final int VERDICTS = 3;
	private static final int MIN_WRONG = 8;
	private static final String[] NAMES = { "IPv4 header", "TCP", "UDP" };
	private static final String[] CODES = { "ip.checksum", "tcp.checksum", "udp.checksum" };

	private final long[] counts = new long[SLOTS * KINDS * VERDICTS];
	private final long[] firstWrong = new long[SLOTS * KINDS];
	private final long[] firstUnfinished = new long[SLOTS * KINDS];

	/** With nothing in it. */
	public ChecksumTally() {
		java.util.Arrays.fill(firstWrong, Long.MAX_VALUE);
		java.util.Arrays.fill(firstUnfinished, Long.MAX_VALUE);
	}

	private static int slot(Packet p) {
		long hash = (p.sourceHigh * 0x9e3779b97f4a7c15L + p.sourceLow) * 0x9e3779b97f4a7c15L + p.depth * 0x632be59bd9b4e019L;
		return (int) (hash >>> 52);
	}

	void count(Packet p, int kind, int verdict) {
		int at = slot(p) * KINDS + kind;
		counts[at * VERDICTS + verdict]++;
		if (verdict != RIGHT) {
			long[] first = verdict == WRONG ? firstWrong : firstUnfinished;
			first[at] = Math.min(first[at], p.frameOffset);
		}
	}

	/** Takes what another thread counted. */
	public void add(ChecksumTally other) {
		for (int i = 0; i < counts.length; i++) {
			counts[i] += other.counts[i];
		}
		for (int i = 0; i < firstWrong.length; i++) {
			firstWrong[i] = Math.min(firstWrong[i], other.firstWrong[i]);
			firstUnfinished[i] = Math.min(firstUnfinished[i], other.firstUnfinished[i]);
		}
	}

	/**
	 * Says what was wrong: one problem for off-loading, one a protocol for the rest. A sender off-loads if at least
	 * {@value #MIN_WRONG} of his packets of a protocol are wrong and no more than one in twenty is right. Call once, at the end.
	 */
	public void report(ProblemLog log) {
		long[] wrong = new long[KINDS];
		long[] unfinished = new long[KINDS];
		long[] offset = new long[KINDS];
		java.util.Arrays.fill(offset, Long.MAX_VALUE);
		long unfinishedOffset = Long.MAX_VALUE;
		for (int at = 0; at < SLOTS * KINDS; at++) {
			int kind = at % KINDS;
			long right = counts[at * VERDICTS + RIGHT];
			long bad = counts[at * VERDICTS + WRONG];
			long open = counts[at * VERDICTS + UNFINISHED];
			unfinishedOffset = Math.min(unfinishedOffset, firstUnfinished[at]);
			unfinished[kind] += open;
			if (bad + open >= MIN_WRONG && right * 20 <= right + bad + open) {
				unfinished[kind] += bad;
				unfinishedOffset = Math.min(unfinishedOffset, firstWrong[at]);
			} else {
				wrong[kind] += bad;
				offset[kind] = Math.min(offset[kind], firstWrong[at]);
			}
		}
		offloading(log, unfinished, unfinishedOffset);
		for (int kind = 0; kind < KINDS; kind++) {
			if (wrong[kind] > 0) {
				log.add(CODES[kind], offset[kind], 0, "Packets with a wrong " + NAMES[kind] + " checksum: " + wrong[kind] + ", first here.",
						"A receiver would have discarded them; their bytes were searched all the same.");
			}
		}
	}

	private static void offloading(ProblemLog log, long[] unfinished, long offset) {
		long all = unfinished[IP] + unfinished[TCP] + unfinished[UDP];
		if (all > 0) {
			log.add("checksum.offloading", offset, 0, "Packets whose checksums a network card was to fill in (off-loading): " + all
					+ " (IPv4 header " + unfinished[IP] + ", TCP " + unfinished[TCP] + ", UDP " + unfinished[UDP] + "), first here.",
					"Damage to these packets could not be told by their checksums.");
		}
	}
}
