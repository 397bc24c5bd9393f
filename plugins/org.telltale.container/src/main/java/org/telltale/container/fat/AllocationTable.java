package org.telltale.container.fat;

import java.io.IOException;
import org.telltale.base.ByteRange;
import org.telltale.container.Budget;
import org.telltale.container.Source;
import org.telltale.container.SpentException;

/** The table that says of each cluster which one follows it. */
final class AllocationTable {

	/** Behind the last cluster of a chain. */
	static final long END = -1;
	/** A free or bad cluster, or bytes that are not there: no chain goes on so. */
	static final long BROKEN = -2;

	private static final int PAGE = 4096;
	private static final int STEPS = 1024;

	private final Source source;
	private final ByteRange at;
	private final int bits;
	private final long clusters;
	private byte[] page = new byte[0];
	private long pageAt = -1;
	private int steps;

	/**
	 * @param at where the table stands
	 * @param bits of an entry: 12, 16, 28 (of 32) or 32
	 * @param clusters how many there are, counted from 2
	 */
	AllocationTable(Source source, ByteRange at, int bits, long clusters) {
		this.source = source;
		this.at = at;
		this.bits = bits;
		this.clusters = clusters;
	}

	long clusters() {
		return clusters;
	}

	boolean has(long cluster) {
		return cluster >= 2 && cluster < clusters + 2;
	}

	/** The cluster behind this one, {@link #END} or {@link #BROKEN}; each page of the table, and each thousand steps, are charged. */
	long next(long cluster, Budget budget) throws IOException, SpentException {
		long value = entry(cluster, budget);
		if (has(value)) {
			return value;
		}
		// 0x...f7 marks a bad cluster
		return value >= (1L << bits) - 8 ? END : BROKEN;
	}

	/** What stands in the table for a cluster; {@link #BROKEN} if nothing does. */
	long entry(long cluster, Budget budget) throws IOException, SpentException {
		long offset = bits == 12 ? cluster + cluster / 2 : bits == 16 ? cluster * 2 : cluster * 4;
		int length = bits <= 16 ? 2 : 4;
		if (offset > at.length() - length || (offset / PAGE != pageAt || ++steps % STEPS == 0) && !turn(offset / PAGE, budget)) {
			return BROKEN;
		}
		int inside = (int) (offset % PAGE);
		if (inside + length > page.length) {
			return BROKEN;
		}
		long value = 0;
		for (int i = 0; i < length; i++) {
			value |= (page[inside + i] & 0xffL) << 8 * i;
		}
		return bits == 12 ? value >> cluster % 2 * 4 & 0xfff : value & (1L << bits) - 1;
	}

	/** An entry of 12 bits may reach a byte into the next page. */
	private boolean turn(long number, Budget budget) throws IOException, SpentException {
		budget.requireEntry();
		pageAt = number;
		page = source.bytes(at.offset() + number * PAGE, PAGE + 1);
		return page.length > 0;
	}
}
