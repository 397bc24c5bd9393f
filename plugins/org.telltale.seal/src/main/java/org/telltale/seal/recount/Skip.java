package org.telltale.seal.recount;

import java.util.Set;

/**
 * Records of a capture that were not given.
 *
 * @param at offset of the first of them
 * @param frames how many frames they have
 * @param next offset of the record behind them, or the file's length
 */
public record Skip(long at, int frames, long next) {

	/**
	 * Whether it passes over bytes that are given for all to read: a whole MiB, or nothing else.
	 *
	 * @param given numbers of the MiB
	 * @param length of the file
	 */
	public boolean passes(Set<Integer> given, long length) {
		return given.stream().anyMatch(mib -> at <= (long) mib * Parts.MIB && Math.min(length, (mib + 1L) * Parts.MIB) <= next) || Parts.whole(given, at, next);
	}
}
