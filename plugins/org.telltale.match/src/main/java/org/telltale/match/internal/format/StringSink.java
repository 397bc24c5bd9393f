package org.telltale.match.internal.format;

import java.util.List;
import org.telltale.base.ByteRange;

/** Hears of the strings of a structure, in the order in which they begin. */
@FunctionalInterface
public interface StringSink {

	/** Hears nothing. */
	StringSink NONE = (index, parts) -> {
	};

	/**
	 * @param index of the string, from 0
	 * @param parts where its bytes stand: one range, or its chunks
	 */
	void string(int index, List<ByteRange> parts);
}
