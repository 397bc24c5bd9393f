package org.telltale.seal.replay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.telltale.base.ByteRange;
import org.telltale.seal.refusal.Refusal;

/**
 * The bytes that a match names, among those of its node: some forms look at what stands round them.
 *
 * @param node the result of the match's node
 * @param from where the match begins
 * @param to where it ends
 */
public record Matched(byte[] node, int from, int to) {

	/** A range of a node; one that passes its end is refused. */
	public static Matched of(byte[] node, ByteRange range) throws Refusal {
		Refusal.unless(range.end() <= node.length, "the match passes the end of its node");
		return new Matched(node, (int) range.offset(), (int) range.end());
	}

	int length() {
		return to - from;
	}

	int u8(int offset) {
		return node[from + offset] & 0xff;
	}

	/** Refuses unless the bytes are these. */
	void requireIs(byte[] wanted) throws Refusal {
		require(Arrays.equals(node, from, to, wanted, 0, wanted.length));
	}

	/** Refuses unless the bytes spell {@code wanted}, once those of {@code leftOut} are left out and A to Z are made small. */
	void requireSpells(String wanted, String leftOut) throws Refusal {
		byte[] letters = wanted.getBytes(StandardCharsets.US_ASCII);
		int done = 0;
		for (int i = 0; i < length(); i++) {
			if (leftOut.indexOf(u8(i)) < 0) {
				require(done < letters.length && small(u8(i)) == letters[done]);
				done++;
			}
		}
		require(done == letters.length);
	}

	/** Refuses unless what a form says of the bytes holds. */
	static void require(boolean holds) throws Refusal {
		Refusal.unless(holds, "the bytes are not the exhibit in the form that the fact names");
	}

	/** An ASCII letter as the small one, all else as it is. */
	static int small(int u8) {
		return u8 >= 'A' && u8 <= 'Z' ? u8 + ('a' - 'A') : u8;
	}
}
