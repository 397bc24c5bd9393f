package org.telltale.match.internal.decode;

import java.util.BitSet;
import java.util.function.Predicate;
import org.telltale.base.ByteRange;
import org.telltale.capture.layer.Layer;
import org.telltale.match.coverage.Lack;

/** A layer in which guesses are made. Not thread-safe. */
public final class Site {

	/** Bytes that failing guesses may read and make for each byte of the layer. */
	private static final int EFFORT = 8;
	private static final int FREE_EFFORT = 1 << 20;

	private final Layer layer;
	private final Room room;
	private final Wanted wanted;
	private final Predicate<ByteRange> covered;
	private final Predicate<byte[]> barren;
	private final Glance glance;
	private final BitSet jsonStrings = new BitSet();
	private long effort;

	/**
	 * @param layer the layer whose bytes are looked at
	 * @param room how much may still be made
	 * @param wanted what is looked for
	 * @param covered whether a range of the layer stands in a layer of its own already, where it is looked at
	 * @param barren searches bytes that are no layer yet; whether that was all there is to do about them, because nothing stands there
	 */
	public Site(Layer layer, Room room, Wanted wanted, Predicate<ByteRange> covered, Predicate<byte[]> barren) {
		this.layer = layer;
		this.room = room;
		this.wanted = wanted;
		this.covered = covered;
		this.barren = barren;
		this.glance = Glance.at(layer.bytes());
		this.effort = FREE_EFFORT + (long) EFFORT * layer.length();
	}

	Layer layer() {
		return layer;
	}

	/** The layer's bytes, not to be changed. */
	byte[] bytes() {
		return layer.bytes();
	}

	Glance glance() {
		return glance;
	}

	Wanted wanted() {
		return wanted;
	}

	/** The longest result that may be made now. */
	int most() {
		return room.most();
	}

	/** Whether {@code [from, to)} is to be left to another layer. */
	boolean isCovered(int from, int to) {
		return covered.test(new ByteRange(from, to - from));
	}

	/** Whether a guess on {@code [from, to)} that gives {@code length} bytes may and need be made; takes the room for it. */
	boolean take(int from, int to, long length) {
		return length >= wanted.shortest() && !isCovered(from, to) && room.take(layer, to - from, length);
	}

	/**
	 * Whether a result was searched in vain and can be nothing else either, so that no layer need be made of it. Most results of most guesses
	 * are such; making a layer of each costs more than searching it.
	 */
	boolean isBarren(byte[] result) {
		return result.length <= Guesses.SMALL && barren.test(result);
	}

	/** The same for bytes that may begin a picture, however few they are: such a picture is counted. */
	boolean isBarrenPart(byte[] result) {
		return !Wanted.mayBeginPicture(result) && isBarren(result);
	}

	/** Counts {@code [from, to)} as bytes that cannot be searched as what they encode, unless another layer holds them. */
	void lack(Lack lack, int from, int to) {
		if (!isCovered(from, to)) {
			room.lack(layer, lack, to - from);
		}
	}

	/** Remembers that a JSON string was read whose first quotation mark stands at {@code at}. */
	void readJsonString(int at) {
		jsonStrings.set(at);
	}

	boolean isJsonString(int at) {
		return at >= 0 && jsonStrings.get(at);
	}

	/** Whether guesses may still be tried that mostly fail. */
	boolean mayTry() {
		return effort > 0;
	}

	/** Counts what a try that failed has cost, in bytes read or made. */
	void tried(long bytes) {
		effort -= bytes;
	}
}
