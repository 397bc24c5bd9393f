package org.telltale.match.internal.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.match.exhibit.ExhibitContent;
import org.telltale.match.exhibit.Sought;
import org.telltale.match.exhibit.Variant;

/** All that is to be looked for, made from a list of exhibits. Filled once, read by many threads after that. */
public final class PatternSet {

	/** Shorter patterns are refused: they are met everywhere. */
	public static final int MIN_BYTES = 4;

	/** No picture is shorter, whatever was made of the one that is looked for. */
	private static final int SHORTEST_PICTURE = 64;

	private final List<BytePattern> bytes = new ArrayList<>();
	private final List<NumberPattern> numbers = new ArrayList<>();
	private final List<FilePattern> files = new ArrayList<>();
	private final List<Problem> problems = new ArrayList<>();

	private PatternSet() {
	}

	/** Patterns for every exhibit; an exhibit's index in the list is its number in the patterns. */
	public static PatternSet of(List<Sought> exhibits) {
		PatternSet set = new PatternSet();
		for (int i = 0; i < exhibits.size(); i++) {
			set.add(i, exhibits.get(i));
		}
		return set;
	}

	private void add(int index, Sought sought) {
		Collector out = new Collector(this, index, sought);
		switch (sought.kind()) {
			case PHOTO -> FileForms.of(sought, out);
			case IMEI, IMSI, ICCID -> IdentifierForms.decimal(sought, out);
			case MAC, ANDROID_ID, SERIAL -> IdentifierForms.hexadecimal(sought, out);
			case PHONE_NUMBER -> PhoneForms.of(sought, out);
			case SMS, TEXT, LOCATION -> TextForms.of(sought, Edge.NONE, out);
			case CONTACT, EMAIL -> TextForms.of(sought, Edge.WORD, out);
		}
	}

	/** Bytes to be found as they are. */
	public List<BytePattern> bytes() {
		return bytes;
	}

	/** Numbers that may stand with separators. */
	public List<NumberPattern> numbers() {
		return numbers;
	}

	/** Files. */
	public List<FilePattern> files() {
		return files;
	}

	/** Bytes of the shortest thing that is looked for; 1 where nothing is. */
	public int shortest() {
		IntStream texts = bytes.stream().mapToInt(pattern -> pattern.bytes().length);
		IntStream digits = numbers.stream().mapToInt(pattern -> pattern.digits().length());
		IntStream contents = files.stream().mapToInt(file -> (int) Math.min(file.length(), SHORTEST_PICTURE));
		return Math.max(1, IntStream.concat(texts, IntStream.concat(digits, contents)).min().orElse(1));
	}

	/** What could not be made a pattern of; {@code where} names the exhibit. */
	public List<Problem> problems() {
		return problems;
	}

	/** Takes the patterns of one exhibit. */
	static final class Collector {

		private final PatternSet set;
		private final int index;
		private final Sought sought;
		private final List<byte[]> seen = new ArrayList<>();

		Collector(PatternSet set, int index, Sought sought) {
			this.set = set;
			this.index = index;
			this.sought = sought;
		}

		/** A byte pattern, unless the same bytes have been given before; too short ones become a problem. */
		void bytes(Variant variant, byte[] pattern, boolean foldCase, Edge edge, double log10Probability) {
			if (seen.stream().anyMatch(earlier -> Arrays.equals(earlier, pattern))) {
				return;
			}
			seen.add(pattern);
			if (pattern.length < MIN_BYTES) {
				problem("match.pattern-too-short", "the exhibit as " + variant.words() + " has " + pattern.length
						+ " bytes", "it is not looked for in this form: it would be met everywhere");
				return;
			}
			set.bytes.add(new BytePattern(index, variant, pattern, foldCase, edge, log10Probability));
		}

		void number(Variant variant, String digits, NumberPattern.Writing writing) {
			if (digits.length() < MIN_BYTES) {
				problem("match.pattern-too-short", "the exhibit as " + variant.words() + " has " + digits.length()
						+ " digits", "it is not looked for in this form: it would be met everywhere");
				return;
			}
			set.numbers.add(new NumberPattern(index, variant, digits, writing, ChanceModel.digits(digits.length())));
		}

		void file(Optional<ExhibitContent> content, List<FilePattern.Anchor> anchors,
				double bitsPerByte) {
			set.files.add(new FilePattern(index, content, sought.length(), sought.sha256().map(d -> d.hex()), anchors,
					bitsPerByte));
		}

		void problem(String code, String what, String consequence) {
			set.problems.add(new Problem(code, Where.at("exhibit " + sought.exhibitId(), 0, 0), what, consequence));
		}
	}
}
