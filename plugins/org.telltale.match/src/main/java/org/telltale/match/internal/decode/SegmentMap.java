package org.telltale.match.internal.decode;

import java.util.Arrays;
import java.util.List;
import org.telltale.base.ByteRange;
import org.telltale.capture.layer.ByteMap;

/**
 * The way back through an encoding of fixed rate, with breaks: {@code den} bytes of the result come from {@code num}
 * symbols, and symbols stand one behind another in the parent but for the breaks.
 */
final class SegmentMap implements ByteMap {

	private final int num;
	private final int den;
	private int[] symbols = new int[8];
	private int[] places = new int[8];
	private int count;

	/** A map to be filled with {@link #startAt}, then only read. */
	SegmentMap(int num, int den) {
		this.num = num;
		this.den = den;
	}

	/** From symbol {@code symbol} on, symbols stand from {@code place} of the parent on. Both ascend. */
	SegmentMap startAt(int symbol, int place) {
		if (count > 0 && places[count - 1] + symbol - symbols[count - 1] == place) {
			return this;
		}
		if (count == symbols.length) {
			symbols = Arrays.copyOf(symbols, count * 2);
			places = Arrays.copyOf(places, count * 2);
		}
		symbols[count] = symbol;
		places[count++] = place;
		return this;
	}

	@Override
	public List<ByteRange> parents(ByteRange result) {
		int first = (int) (result.offset() * num / den);
		int end = Math.max(first + 1, (int) ((result.end() * num + den - 1) / den));
		int from = place(first);
		int last = segment(end - 1);
		int to = last + 1 < count && symbols[last + 1] == end ? places[last + 1] : place(end - 1) + 1;
		return List.of(new ByteRange(from, to - from));
	}

	private int place(int symbol) {
		int segment = segment(symbol);
		return places[segment] + symbol - symbols[segment];
	}

	private int segment(int symbol) {
		int at = Arrays.binarySearch(symbols, 0, count, symbol);
		return at >= 0 ? at : Math.max(0, -at - 2);
	}
}
