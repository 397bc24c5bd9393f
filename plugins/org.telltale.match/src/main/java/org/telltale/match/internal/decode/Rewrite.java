package org.telltale.match.internal.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Layer;

/** A text coding in which some sequences of bytes stand for others, never for more than they have, and all else stands for itself. */
abstract class Rewrite {

	private byte[] out = {};
	private int length;

	/**
	 * Looks at {@code bytes[at]}, where {@code to} is the end of the coded bytes, and {@link #put puts} what the sequence there stands for.
	 *
	 * @return bytes of that sequence; 0 if none begins there
	 */
	abstract int sequence(byte[] bytes, int at, int to);

	/** Gives a byte of the result. */
	final void put(int b) {
		out[length++] = (byte) b;
	}

	/** Gives a character in UTF-8. */
	final void putCharacter(int codePoint) {
		if (codePoint < 0x80) {
			put(codePoint);
			return;
		}
		for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
			put(b);
		}
	}

	/** Makes a layer of {@code [from, to)} of a site's bytes. */
	final void make(Site site, int from, int to, String op, Json.Fields params, String word, Consumer<Layer> found) {
		if (!site.take(from, to, to - from)) {
			return;
		}
		byte[] bytes = site.bytes();
		out = new byte[to - from];
		length = 0;
		SegmentMap map = new SegmentMap(1, 1);
		int at = from;
		while (at < to) {
			map.startAt(length, at);
			int size = sequence(bytes, at, to);
			if (size == 0) {
				put(bytes[at]);
			}
			at += Math.max(1, size);
		}
		map.startAt(length, to);
		byte[] result = Arrays.copyOf(out, length);
		out = new byte[0];
		if (site.isBarrenPart(result)) {
			return;
		}
		found.accept(site.layer().child(op, params, List.of(new ByteRange(from, to - from)), map, word, result));
	}
}
