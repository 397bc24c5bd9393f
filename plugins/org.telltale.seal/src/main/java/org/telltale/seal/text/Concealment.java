package org.telltale.seal.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds sentences in which a public report took some of its own words out, since they hold a masked value by accident. Immutable. */
final class Concealment {

	private static final int LONGEST = 60;

	private final String mark;
	private final List<String> kept;

	/** @param mark what stands in the place of such words @param kept what it never stands for */
	Concealment(String mark, List<String> kept) {
		this.mark = Squeezed.of(mark);
		this.kept = List.copyOf(kept);
	}

	/** Whether such a place can begin here. */
	boolean begins(String text, int at) {
		return text.startsWith(mark, at);
	}

	/** How many such places there are. */
	int count(String text) {
		return text.split(java.util.regex.Pattern.quote(mark), -1).length - 1;
	}

	/** Where the words end that begin there, some of them taken out; -1 if they do not stand there. */
	int end(String text, int at, String words) {
		StringBuilder squeezed = new StringBuilder();
		Set<Integer> ends = new HashSet<>();
		for (String word : words.split("\\s+")) {
			ends.add(squeezed.length());
			squeezed.append(Squeezed.of(word));
		}
		String wanted = squeezed.toString();
		ends.add(wanted.length());
		for (int i = 1; i < wanted.length(); i++) {
			if (Character.isLetterOrDigit(wanted.charAt(i - 1)) != Character.isLetterOrDigit(wanted.charAt(i))) {
				ends.add(i);
			}
		}
		return new Match(text, wanted, ends).from(at, 0);
	}

	/** One try to find words in a text. */
	private final class Match {

		private final String text;
		private final String wanted;
		private final Set<Integer> ends;
		/** Places of text and words from which it goes on in no way. */
		private final Set<List<Integer>> hopeless = new HashSet<>();

		Match(String text, String wanted, Set<Integer> ends) {
			this.text = text;
			this.wanted = wanted;
			this.ends = ends;
		}

		/** Where the words end; -1 if they do not stand there. As many places as there are words may be taken out of them: it is no recursion. */
		int from(int start, int begun) {
			Deque<int[]> open = new ArrayDeque<>();
			int[] next = { start, begun };
			while (next.length > 0) {
				int at = next[0];
				int done = next[1];
				while (done < wanted.length() && at < text.length() && text.charAt(at) == wanted.charAt(done)) {
					at++;
					done++;
				}
				if (done == wanted.length()) {
					return at;
				}
				if (ends.contains(done) && begins(text, at) && hopeless.add(List.of(at, done))) {
					open.push(new int[] { at, done, done });
				}
				next = behind(open);
			}
			return -1;
		}

		/** Where it may go on behind the last place, of which one word more is taken out, or behind the one before; empty if there is none. */
		private int[] behind(Deque<int[]> open) {
			while (!open.isEmpty()) {
				int[] last = open.peek();
				while (++last[2] <= Math.min(wanted.length(), last[1] + LONGEST)) {
					if (ends.contains(last[2]) && mayHide(wanted.substring(last[1], last[2]))) {
						return new int[] { last[0] + mark.length(), last[2] };
					}
				}
				open.pop();
			}
			return new int[0];
		}
	}

	private boolean mayHide(String words) {
		String lower = words.toLowerCase(Locale.ROOT);
		return lower.codePoints().noneMatch(Character::isDigit) && kept.stream().noneMatch(lower::contains);
	}
}
