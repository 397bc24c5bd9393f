package org.telltale.match.internal.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.telltale.match.exhibit.Variant;
import org.telltale.match.internal.sieve.ByteStrings;

/**
 * Bytes to be found as they are, each pattern by its number: ten thousand exhibits have some hundred thousand, so that their
 * members stand in columns. Filled by one thread, read by many after that.
 */
public final class BytePatterns {

	private static final int FIRST = 64;

	private final ByteStrings strings = new ByteStrings();
	private final List<Form> forms = new ArrayList<>();
	private final Map<Form, Integer> formNumbers = new HashMap<>();
	/** The bytes of those of either case that are another form in the value's own case, by pattern. */
	private final ByteStrings written = new ByteStrings();
	private int[] writtenOf = {};
	private int[] soughts = new int[FIRST];
	private int[] formOf = new int[FIRST];
	private int[] fringes = new int[FIRST];
	private double[] chances = new double[FIRST];
	private int count;

	/**
	 * What many patterns have in common.
	 *
	 * @param variant the form of the exhibit that the bytes are
	 * @param foldCase whether ASCII letters match in either case
	 * @param edge what may not stand beside a match
	 */
	record Form(Variant variant, boolean foldCase, Edge edge) {
	}

	/**
	 * One more.
	 *
	 * @param sought index of the exhibit in the list that the patterns were made from
	 * @param bytes at least {@link PatternSet#MIN_BYTES}; with {@link Form#foldCase} letters in lower case
	 * @param fringe bits beside them that have to fit too
	 * @param log10Probability logarithm of the chance that random bytes of the like are these
	 */
	void add(int sought, Form form, byte[] bytes, Fringe fringe, double log10Probability) {
		add(sought, number(form), bytes, fringe, log10Probability);
	}

	/** The number of a form: to be asked once where many patterns have it. */
	int number(Form form) {
		return formNumbers.computeIfAbsent(form, added -> {
			forms.add(added);
			return forms.size() - 1;
		});
	}

	/** The same of a form by its number. */
	void add(int sought, int form, byte[] bytes, Fringe fringe, double log10Probability) {
		int at = count++;
		if (at == soughts.length) {
			resize(at + (at >> 1));
		}
		strings.add(bytes);
		soughts[at] = sought;
		formOf[at] = form;
		fringes[at] = fringe.packed();
		chances[at] = log10Probability;
	}

	/** The last one's bytes in the value's own case, where that is another form. */
	void written(byte[] own) {
		if (written.size() == writtenOf.length) {
			writtenOf = Arrays.copyOf(writtenOf, Math.max(FIRST, 2 * written.size()));
		}
		writtenOf[written.size()] = count - 1;
		written.add(own);
	}

	/** All is there: takes the files' anchors behind the patterns' strings, and gives back the room that was kept for more. */
	void close(List<FilePattern> files) {
		files.forEach(file -> file.anchors().forEach(anchor -> strings.add(anchor.bytes())));
		resize(count);
		writtenOf = Arrays.copyOf(writtenOf, written.size());
		strings.trim();
		written.trim();
	}

	private void resize(int size) {
		soughts = Arrays.copyOf(soughts, size);
		formOf = Arrays.copyOf(formOf, size);
		fringes = Arrays.copyOf(fringes, size);
		chances = Arrays.copyOf(chances, size);
	}

	/** How many there are. */
	public int size() {
		return count;
	}

	/** The bytes of all of them, then those of all files' anchors: what is searched for together. */
	public ByteStrings strings() {
		return strings;
	}

	/** Index of the exhibit in the list that the patterns were made from. */
	public int sought(int pattern) {
		return soughts[pattern];
	}

	/** The form of the exhibit that the bytes are. */
	public Variant variant(int pattern) {
		return forms.get(formOf[pattern]).variant;
	}

	/** Logarithm of the chance that random bytes of the like are these. */
	public double log10Probability(int pattern) {
		return chances[pattern];
	}

	/** Whether a pattern stands at {@code data[at, at + length)}, and stands free. */
	public boolean isAt(int pattern, byte[] data, int at) {
		int from = strings.from(pattern);
		int length = strings.to(pattern) - from;
		if (at < 0 || at > data.length - length) {
			return false;
		}
		byte[] all = strings.array();
		Form form = forms.get(formOf[pattern]);
		for (int i = 0; i < length; i++) {
			byte b = data[at + i];
			if (b != all[from + i] && !(form.foldCase && b >= 'A' && b <= 'Z' && (b | 0x20) == all[from + i])) {
				return false;
			}
		}
		Fringe fringe = Fringe.of(fringes[pattern]);
		int to = at + length;
		return fringe.isRound(data, at, to) && form.edge.isFree(data, Layout.of(form.variant), 8L * at - Integer.bitCount(fringe.beforeMask()),
				8L * to + Integer.bitCount(fringe.afterMask()));
	}

	/** The form of a match whose bytes begin at {@code at}. */
	public Variant variantAt(int pattern, byte[] data, int at) {
		Variant variant = variant(pattern);
		int own = Arrays.binarySearch(writtenOf, 0, written.size(), pattern);
		boolean same = own >= 0 && Arrays.equals(written.array(), written.from(own), written.to(own), data, at, at + written.length(own));
		return same && variant instanceof Variant.Text text ? new Variant.Text(text.charset()) : variant;
	}

	/** Where a match begins whose bytes begin at {@code at}: one byte earlier if bits of that belong to it. */
	public int start(int pattern, int at) {
		return Fringe.of(fringes[pattern]).beforeMask() == 0 ? at : at - 1;
	}

	/** Where a match ends whose bytes begin at {@code at}. */
	public int end(int pattern, int at) {
		return at + strings.length(pattern) + (Fringe.of(fringes[pattern]).afterMask() == 0 ? 0 : 1);
	}
}
