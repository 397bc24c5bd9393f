package org.telltale.match.internal.decode;

import java.util.function.Predicate;
import org.telltale.base.ByteRange;
import org.telltale.capture.layer.Layer;

/**
 * Where guesses are made.
 *
 * @param layer the layer whose bytes are looked at
 * @param room how much may still be made
 * @param covered whether a range of the layer stands in a layer of its own already, where it is looked at
 */
public record Site(Layer layer, Room room, Predicate<ByteRange> covered) {

	/** The layer's bytes, not to be changed. */
	byte[] bytes() {
		return layer.bytes();
	}

	/** Whether {@code [from, to)} is to be left to another layer. */
	boolean isCovered(int from, int to) {
		return covered.test(new ByteRange(from, to - from));
	}

	/** Whether a guess on {@code [from, to)} that gives {@code length} bytes may be made; takes the room for it. */
	boolean take(int from, int to, long length) {
		return !isCovered(from, to) && room.take(length);
	}
}
