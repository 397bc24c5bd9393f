package org.telltale.capture.layer;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;

/**
 * Bytes decoded from bytes, with the way back. A leaf ({@code capture.tcp}, {@code capture.udp}) comes from frames; any
 * other layer from ranges of one parent by one op of {@code docs/formats/derivation.md}. Immutable; its array is
 * shared and must not be changed.
 */
public final class Layer {

	private static final byte[] NONE = {};

	private final Carriage carriage;
	private final String op;
	private final Json.Fields params;
	private final Optional<Layer> parent;
	private final List<ByteRange> ranges;
	private final ByteMap map;
	private final List<Piece> pieces;
	private final List<FrameRef> alsoListed;
	private final Optional<Keys> keys;
	private final String word;
	private final int length;
	/** Makes the bytes again from the parent's, if it can be told how. */
	private final Optional<Supplier<byte[]>> again;
	/** Empty where they were let go. */
	private Optional<byte[]> bytes;
	private SoftReference<byte[]> remade = new SoftReference<>(NONE);
	/** Computed when first asked for: many derivations may pass through one large layer. */
	private Digest digest;

	private Layer(Carriage carriage, String op, Json.Fields params, Optional<Layer> parent, List<ByteRange> ranges,
			ByteMap map, List<Piece> pieces, List<FrameRef> alsoListed, Optional<Keys> keys, String word, byte[] bytes, Optional<Supplier<byte[]>> again) {
		this.carriage = carriage;
		this.op = op;
		this.params = params.copy();
		this.parent = parent;
		this.ranges = List.copyOf(ranges);
		this.map = map;
		this.pieces = List.copyOf(pieces);
		this.alsoListed = List.copyOf(alsoListed);
		this.keys = keys;
		this.word = word;
		this.length = bytes.length;
		this.again = again;
		this.bytes = Optional.of(bytes);
	}

	/**
	 * A leaf from frames.
	 *
	 * @param op {@code capture.tcp} or {@code capture.udp}
	 * @param params its parameters but {@code frames}
	 * @param pieces what carried the bytes, in order and without holes
	 * @param alsoListed frames that carry other bytes for the same place and must be listed (derivation.md)
	 * @param word the layer's name in a chain, for example {@code tcp}
	 */
	public static Layer leaf(Carriage carriage, String op, Json.Fields params, List<Piece> pieces,
			List<FrameRef> alsoListed, String word, byte[] bytes) {
		return new Layer(carriage, op, params, Optional.empty(), List.of(), ByteMap.whole(List.of()), pieces, alsoListed,
				Optional.empty(), word, bytes, Optional.empty());
	}

	/**
	 * A layer that one op makes from ranges of this one.
	 *
	 * @param operation an op of derivation.md, always of version 1
	 * @param parameters exactly those that its row names
	 * @param input the ranges of this layer whose concatenation is the op's input
	 * @param way from the result's bytes to those of this layer
	 * @param name the step in words for a chain; empty if it adds nothing for a reader
	 * @param result the op's result
	 */
	public Layer child(String operation, Json.Fields parameters, List<ByteRange> input, ByteMap way, String name, byte[] result) {
		return new Layer(carriage, operation, parameters, Optional.of(this), input, way, List.of(), List.of(), Optional.empty(), name, result,
				Optional.empty());
	}

	/**
	 * The same for a result that may be {@link #letGo let go}.
	 *
	 * @param maker makes exactly this result again, from this layer's bytes
	 */
	public Layer child(String operation, Json.Fields parameters, ByteMap way, String name, byte[] result, Supplier<byte[]> maker) {
		return new Layer(carriage, operation, parameters, Optional.of(this), List.of(all()), way, List.of(), List.of(), Optional.empty(), name, result,
				Optional.of(maker));
	}

	/** The same by an op that needs keys. @param secret where they stand */
	public Layer child(String operation, Json.Fields parameters, List<ByteRange> input, Keys secret, ByteMap way, String name, byte[] result) {
		return new Layer(carriage, operation, parameters, Optional.of(this), input, way, List.of(), List.of(), Optional.of(secret), name, result,
				Optional.empty());
	}

	/** A copy of a leaf under another name, sharing everything else. */
	public Layer named(String name) {
		return new Layer(carriage, op, params, parent, ranges, map, pieces, alsoListed, keys, name, bytes(), again);
	}

	/** Who sent it to whom. */
	public Carriage carriage() {
		return carriage;
	}

	/** The op that made it. */
	public String op() {
		return op;
	}

	/** The op's version: 2 for a leaf whose parameters say a depth ({@code derivation.md}, Ops that read a capture), else 1. */
	public int version() {
		return parent.isEmpty() && params.get("depth").isPresent() ? 2 : 1;
	}

	/** A copy of the op's parameters, without {@code frames}. */
	public Json.Fields params() {
		return params.copy();
	}

	/** What it was made from; empty for a leaf. */
	public Optional<Layer> parent() {
		return parent;
	}

	/** The ranges of the parent that are the op's input; empty for a leaf. */
	public List<ByteRange> ranges() {
		return ranges;
	}

	/** Where the keys stand that the op needed, if it did. */
	public Optional<Keys> keys() {
		return keys;
	}

	/** The layer's bytes; shared, not to be changed. Made again if they were let go. */
	public byte[] bytes() {
		if (bytes.isPresent()) {
			return bytes.get();
		}
		byte[] known = remade.get();
		if (known == null || known.length < length) {
			known = again.orElseThrow().get();
			remade = new SoftReference<>(known);
		}
		return known;
	}

	/**
	 * Holds the bytes no longer, if they can be made again when they are asked for: for layers that are large, and wait. To be
	 * called before others get to know the layer.
	 */
	public void letGo() {
		if (again.isPresent()) {
			bytes = Optional.empty();
		}
	}

	/** How many bytes it holds. */
	public int held() {
		return bytes.isPresent() ? length : 0;
	}

	/** How many bytes it has. */
	public int length() {
		return length;
	}

	/** All of its bytes as a range. */
	public ByteRange all() {
		return new ByteRange(0, length);
	}

	/** SHA-256 of its bytes. */
	public Digest digest() {
		Digest known = digest;
		if (known == null) {
			known = Digest.sha256(bytes());
			digest = known;
		}
		return known;
	}

	/** The steps in words, from the leaf on. */
	public List<String> chain() {
		List<String> words = parent.map(Layer::chain).map(ArrayList::new).orElseGet(ArrayList::new);
		if (!word.isEmpty()) {
			words.add(word);
		}
		return words;
	}

	/** Whether one of its steps is of that op. */
	public boolean isBehind(String operation) {
		return op.equals(operation) || parent.filter(layer -> layer.isBehind(operation)).isPresent();
	}

	/** The number of steps above the leaf. */
	public int depth() {
		return parent.map(layer -> layer.depth() + 1).orElse(0);
	}

	/** The leaf at the bottom of the chain. */
	public Layer leaf() {
		return parent.map(Layer::leaf).orElse(this);
	}

	/**
	 * The frames that carry a range of this layer, ascending: exactly those where every step maps byte for byte, all
	 * frames of a step's input where it does not (compression).
	 */
	public List<FrameRef> frames(ByteRange range) {
		TreeSet<FrameRef> found = new TreeSet<>();
		for (ByteRange part : leafRanges(range)) {
			for (Piece piece : leaf().pieces) {
				if (piece.offset() < part.end() && part.offset() < piece.end()) {
					found.addAll(piece.frames());
				}
			}
		}
		return List.copyOf(found);
	}

	/** The frame with the highest number that carries a byte of it. */
	public FrameRef lastFrame() {
		return frames(all()).getLast();
	}

	/** All frames that a derivation of this layer lists: those that carry the leaf and those that contradict it. */
	public List<FrameRef> listedFrames() {
		TreeSet<FrameRef> found = new TreeSet<>(leaf().alsoListed);
		leaf().pieces.forEach(piece -> found.addAll(piece.frames()));
		return List.copyOf(found);
	}

	/** The ranges of the leaf's bytes that a range of this layer depends on, ascending. */
	public List<ByteRange> leafRanges(ByteRange range) {
		if (parent.isEmpty()) {
			return List.of(range);
		}
		TreeSet<ByteRange> found = new TreeSet<>();
		for (ByteRange part : map.parents(range)) {
			found.addAll(parent.get().leafRanges(part));
		}
		return List.copyOf(found);
	}

	/**
	 * Where in the capture file the bytes stand that a range of this layer depends on, ascending: two layers show the
	 * same sighting if these are equal. Of a packet in fragments, all captured bytes are given.
	 */
	public List<ByteRange> fileRanges(ByteRange range) {
		TreeSet<ByteRange> found = new TreeSet<>();
		for (ByteRange part : leafRanges(range)) {
			for (Piece piece : leaf().pieces) {
				long from = Math.max(piece.offset(), part.offset());
				long to = Math.min(piece.end(), part.end());
				if (from < to && piece.payloadOffset() >= 0) {
					found.add(new ByteRange(piece.frames().getFirst().offset() + piece.payloadOffset() + from - piece.offset(), to - from));
				} else if (from < to) {
					piece.frames().forEach(frame -> found.add(frame.range()));
				}
			}
		}
		return List.copyOf(found);
	}

	@Override
	public String toString() {
		return String.join(" > ", chain()) + " (" + length + " bytes)";
	}
}
