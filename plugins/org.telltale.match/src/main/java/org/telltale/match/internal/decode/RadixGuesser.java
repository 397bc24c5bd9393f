package org.telltale.match.internal.decode;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Layer;

/**
 * Base64 and Base32 (RFC 4648 sections 4 to 7): runs of at least 12 or 16 characters, padding counted, at every alignment, since what
 * stands before a value may look like a part of it. Line breaks, and blanks behind them, belong to a run if the line before them is long.
 */
final class RadixGuesser implements Guesser {

	/** Two characters of padding may count in Base64, six in Base32. */
	private static final int SHORTEST = 10;
	private static final int SHORTEST_LINE = 32;
	private static final int MOST_PADDING = 6;
	private static final boolean[] MEMBER = new boolean[256];

	static {
		for (int b = 0; b < 256; b++) {
			MEMBER[b] = RadixAlphabet.BASE64.value((byte) b) >= 0 || RadixAlphabet.BASE64_URL.value((byte) b) >= 0;
		}
	}

	@Override
	public void guess(Site site, Consumer<Layer> found) {
		int[] tokens = tokens(site.bytes());
		if (tokens.length > 0) {
			for (RadixAlphabet alphabet : RadixAlphabet.values()) {
				scan(site, tokens, alphabet, found);
			}
		}
	}

	/** Whether a run may stand there. */
	static boolean mayStand(byte[] bytes) {
		return Ascii.nextRun(MEMBER, bytes, 0, SHORTEST) < bytes.length;
	}

	/** Beginnings and ends of the runs of characters of all alphabets together. */
	private static int[] tokens(byte[] bytes) {
		int[] tokens = {};
		int count = 0;
		int from = Ascii.nextRun(MEMBER, bytes, 0, SHORTEST);
		while (from < bytes.length) {
			int to = from + SHORTEST;
			while (to < bytes.length && MEMBER[bytes[to] & 0xff]) {
				to++;
			}
			if (count == tokens.length) {
				tokens = Arrays.copyOf(tokens, Math.max(16, count * 2));
			}
			tokens[count++] = from;
			tokens[count++] = to;
			from = Ascii.nextRun(MEMBER, bytes, to, SHORTEST);
		}
		return Arrays.copyOf(tokens, count);
	}

	private static void scan(Site site, int[] tokens, RadixAlphabet alphabet, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		int at = 0;
		for (int token = 0; token < tokens.length; token += 2) {
			at = Math.max(at, tokens[token]);
			int to = tokens[token + 1];
			if (alphabet == RadixAlphabet.BASE64_URL && to - at < SHORTEST_LINE && !holdsOwn(bytes, at, to)) {
				continue; // nor does a further line belong to it
			}
			while (at + SHORTEST <= to) {
				int back = SHORTEST - 1;
				while (back >= 0 && alphabet.value(bytes[at + back]) >= 0) {
					back--;
				}
				if (back >= 0) {
					at += back + 1;
					continue;
				}
				Run run = new Run(bytes, at, alphabet);
				if (alphabet.takes(run.symbols, run.padding, run.own, run.onlyHex)) {
					for (int phase = 0; phase < alphabet.group(); phase++) {
						decode(site, run, phase, alphabet, found);
					}
				}
				at = run.to + 1;
			}
		}
	}

	/** Whether one of the characters stands there by which {@link RadixAlphabet#BASE64_URL} differs. */
	private static boolean holdsOwn(byte[] bytes, int from, int to) {
		for (int at = from; at < to; at++) {
			if (bytes[at] == '-' || bytes[at] == '_') {
				return true;
			}
		}
		return false;
	}

	/** A run of characters of one alphabet with its line breaks. */
	private static final class Run {
		private final int from;
		private final int to;
		private int symbols;
		private int padding;
		private final boolean own;
		private final boolean onlyHex;

		Run(byte[] bytes, int from, RadixAlphabet alphabet) {
			this.from = from;
			int at = from;
			int lineStart = from;
			int traits = 0;
			while (at < bytes.length) {
				int trait = alphabet.traits(bytes[at]);
				if (trait != 0) {
					symbols++;
					traits |= trait;
					at++;
					continue;
				}
				int next = at - lineStart >= SHORTEST_LINE ? behindBreak(bytes, at) : at;
				if (next == at || next >= bytes.length || alphabet.value(bytes[next]) < 0) {
					break;
				}
				at = next;
				lineStart = next;
			}
			to = at;
			own = (traits & RadixAlphabet.OWN) != 0;
			onlyHex = (traits & RadixAlphabet.NO_HEX) == 0;
			while (at < bytes.length && bytes[at] == '=' && padding < MOST_PADDING) {
				padding++;
				at++;
			}
		}

		/** Behind a line break and what the next line is indented by. */
		private static int behindBreak(byte[] bytes, int at) {
			int next = bytes[at] == '\r' ? at + 1 : at;
			if (next >= bytes.length || bytes[next] != '\n') {
				return at;
			}
			next++;
			while (next < bytes.length && (bytes[next] == ' ' || bytes[next] == '\t')) {
				next++;
			}
			return next;
		}
	}

	private static void decode(Site site, Run run, int phase, RadixAlphabet alphabet, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		int start = run.from;
		for (int skipped = 0; skipped < phase; start++) {
			skipped += alphabet.value(bytes[start]) >= 0 ? 1 : 0;
		}
		int length = (int) ((long) (run.symbols - phase) * alphabet.bits() / 8);
		if (length <= 0 || !site.take(start, run.to, length)) {
			return;
		}
		byte[] out = new byte[length];
		if (alphabet.bits() == 6 && run.to - run.from == run.symbols) {
			unbroken(bytes, start, alphabet, out);
		} else {
			symbols(bytes, start, run.to, alphabet, out, 0);
		}
		if (site.isBarren(out)) {
			return;
		}
		found.accept(site.layer().child(alphabet.op(), Json.object().put("alphabet", alphabet.word()),
				List.of(new ByteRange(start, run.to - start)), map(bytes, start, run.to, alphabet), alphabet.op(), out));
	}

	/** Decodes what has no line breaks, six bits a character. */
	private static void unbroken(byte[] bytes, int from, RadixAlphabet alphabet, byte[] out) {
		int in = from;
		int at = 0;
		for (; at < out.length - 2; at += 3) {
			int bits = alphabet.value(bytes[in]) << 18 | alphabet.value(bytes[in + 1]) << 12 | alphabet.value(bytes[in + 2]) << 6 | alphabet.value(bytes[in + 3]);
			out[at] = (byte) (bits >> 16);
			out[at + 1] = (byte) (bits >> 8);
			out[at + 2] = (byte) bits;
			in += 4;
		}
		symbols(bytes, in, in + (8 * (out.length - at) + 5) / 6, alphabet, out, at);
	}

	private static void symbols(byte[] bytes, int from, int to, RadixAlphabet alphabet, byte[] out, int first) {
		int bits = 0;
		int held = 0;
		int at = first;
		for (int i = from; i < to; i++) {
			int value = alphabet.value(bytes[i]);
			if (value >= 0) {
				bits = bits << alphabet.bits() | value;
				held += alphabet.bits();
				if (held >= 8) {
					held -= 8;
					out[at++] = (byte) (bits >>> held);
				}
			}
		}
	}

	private static SegmentMap map(byte[] bytes, int from, int to, RadixAlphabet alphabet) {
		SegmentMap map = new SegmentMap(alphabet.group(), alphabet.group() * alphabet.bits() / 8);
		int symbol = 0;
		boolean broken = true;
		for (int i = from; i < to; i++) {
			boolean member = alphabet.value(bytes[i]) >= 0;
			if (member && broken) {
				map.startAt(symbol, i);
			}
			broken = !member;
			symbol += member ? 1 : 0;
		}
		return map;
	}
}
