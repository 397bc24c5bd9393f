package org.telltale.match.internal.pattern;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.telltale.base.Digest;
import org.telltale.base.ExhibitKind;
import java.util.stream.IntStream;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.match.exhibit.Digested;
import org.telltale.match.exhibit.ExhibitContent;
import org.telltale.match.exhibit.Sought;
import org.telltale.match.exhibit.Variant;

/** All that is to be looked for, made from a list of exhibits. Filled once, read by many threads after that. */
public final class PatternSet {

	/** Shorter patterns are refused: they are met everywhere. */
	public static final int MIN_BYTES = 4;
	/** So many values are digested with every salt that is tried. */
	private static final int MOST_SALTED = 64;
	private static final int FEWEST_VALUES = 4;
	/** A text like the name of a host (RFC 1123 section 2.1), in which the case of letters says nothing. */
	private static final Pattern HOST = Pattern.compile("[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");
	private static final int LONGEST_HOST = 255;
	private static final Set<ExhibitKind> SALTED = EnumSet.of(ExhibitKind.IMEI, ExhibitKind.IMSI, ExhibitKind.ICCID, ExhibitKind.MAC,
			ExhibitKind.ANDROID_ID, ExhibitKind.SERIAL, ExhibitKind.PHONE_NUMBER, ExhibitKind.EMAIL);

	/** No picture is shorter, whatever was made of the one that is looked for. */
	private static final int SHORTEST_PICTURE = 64;
	/** CRC-32 in hexadecimal digits. */
	private static final int SHORTEST_DIGEST = 8;

	private final BytePatterns bytes = new BytePatterns();
	private final List<NumberPattern> numbers = new ArrayList<>();
	private final List<FilePattern> files = new ArrayList<>();
	private final List<CrcPattern> crcs = new ArrayList<>();
	private final List<SaltedValue> salted = new ArrayList<>();
	private final List<XorPattern> xored = new ArrayList<>();
	private final List<Problem> problems = new ArrayList<>();
	private final Map<String, MessageDigest> digesters = new HashMap<>();
	private final Map<Digested, int[]> digestForms = new HashMap<>();

	private final boolean wantsXored;

	private PatternSet(boolean wantsXored) {
		this.wantsXored = wantsXored;
	}

	/**
	 * Patterns for every exhibit; an exhibit's index in the list is its number in the patterns.
	 *
	 * @param xored whether values are looked for under XOR with one byte too
	 */
	public static PatternSet of(List<Sought> exhibits, boolean xored) {
		PatternSet set = new PatternSet(xored);
		for (int i = 0; i < exhibits.size(); i++) {
			set.add(i, exhibits.get(i));
		}
		set.limitSalted(exhibits);
		set.bytes.close(set.files);
		return set;
	}

	/** Every salt is tried with every one of these values: the device's identifiers come first. */
	private void limitSalted(List<Sought> exhibits) {
		salted.sort(Comparator.comparing(value -> exhibits.get(value.sought()).kind().family() != ExhibitKind.Group.IDENTIFIER));
		List<SaltedValue> over = salted.subList(Math.min(MOST_SALTED, salted.size()), salted.size());
		if (!over.isEmpty()) {
			problems.add(new Problem("match.salted-left-out", Where.at("exhibits", 0, 0), "there are " + salted.size()
					+ " forms of identifiers; " + MOST_SALTED + " are digested with salts", "the others are not looked for in salted digests"));
			over.clear();
		}
	}

	private void add(int index, Sought sought) {
		Collector out = new Collector(this, index, sought);
		forms(sought, out);
		out.close();
	}

	private static void forms(Sought sought, Collector out) {
		switch (sought.kind()) {
			case PHOTO -> FileForms.of(sought, out);
			case IMEI, IMSI, ICCID -> IdentifierForms.decimal(sought, out);
			case MAC, ANDROID_ID, SERIAL -> IdentifierForms.hexadecimal(sought, out);
			case PHONE_NUMBER -> PhoneForms.of(sought, out);
			case SMS, LOCATION -> TextForms.of(sought, Edge.NONE, out);
			case TEXT -> {
				String value = sought.value().orElse("");
				if (value.length() <= LONGEST_HOST && HOST.matcher(value).matches()) {
					TextForms.folded(sought, Edge.NONE, out);
				} else {
					TextForms.of(sought, Edge.NONE, out);
				}
			}
			case CONTACT -> TextForms.of(sought, Edge.WORD, out);
			case EMAIL -> TextForms.folded(sought, Edge.WORD, out);
		}
	}

	/** Bytes to be found as they are; digests among them, which are found where they are spelled too. */
	public BytePatterns bytes() {
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

	/** CRC-32. */
	public List<CrcPattern> crcs() {
		return crcs;
	}

	/** Values that are digested with salts. */
	public List<SaltedValue> salted() {
		return salted;
	}

	/** Texts under XOR with one byte. */
	public List<XorPattern> xored() {
		return xored;
	}

	/** Bytes of the shortest thing that is looked for; 1 where nothing is. */
	public int shortest() {
		IntStream texts = IntStream.range(0, bytes.size()).map(bytes.strings()::length);
		IntStream digits = numbers.stream().mapToInt(pattern -> pattern.digits().length());
		IntStream contents = files.stream().mapToInt(file -> (int) Math.min(file.length(), SHORTEST_PICTURE));
		IntStream others = IntStream.concat(crcs.isEmpty() && salted.isEmpty() ? IntStream.empty() : IntStream.of(SHORTEST_DIGEST),
				xored.isEmpty() ? IntStream.empty() : IntStream.of(MIN_BYTES));
		return Math.max(1, IntStream.concat(IntStream.concat(texts, others), IntStream.concat(digits, contents)).min().orElse(1));
	}

	/** What could not be made a pattern of; {@code where} names the exhibit. */
	public List<Problem> problems() {
		return problems;
	}

	/** Takes the patterns of one exhibit. */
	static final class Collector {

		private static final String EVERYWHERE = "it is not looked for in this form: it would be met everywhere";

		private final PatternSet set;
		private final int index;
		private final Sought sought;
		private final Set<Shape> seen = new HashSet<>();
		private final Set<ByteBuffer> digested = new HashSet<>();
		private final Set<String> shortForms = new TreeSet<>();
		private final Set<String> plainForms = new TreeSet<>();

		/** What makes two patterns of an exhibit the same. */
		private record Shape(ByteBuffer bytes, Fringe fringe) {
		}

		Collector(PatternSet set, int index, Sought sought) {
			this.set = set;
			this.index = index;
			this.sought = sought;
		}

		/** A byte pattern, unless the same bytes have been given before; too short ones become a problem. */
		void bytes(Variant variant, byte[] pattern, Edge edge, double log10Probability) {
			bytes(variant, pattern, Fringe.NONE, edge, log10Probability);
		}

		/** A byte pattern beside which bits have to fit too. */
		void bytes(Variant variant, byte[] pattern, Fringe fringe, Edge edge, double log10Probability) {
			add(new BytePatterns.Form(variant, false, edge), pattern, fringe, log10Probability);
		}

		/** A byte pattern of letters in either case. @param small the letters in lower case */
		void anyCase(Variant variant, byte[] small, Edge edge, double log10Probability) {
			add(new BytePatterns.Form(variant, true, edge), small, Fringe.NONE, log10Probability);
		}

		/** A text in either case. @param small it in lower case @param own it as the value has it */
		void folded(String charset, byte[] small, byte[] own, Edge edge, double log10Probability) {
			if (add(new BytePatterns.Form(new Variant.Text(charset, Variant.Text.Change.FOLDED), true, edge), small, Fringe.NONE, log10Probability)) {
				set.bytes.written(own);
			}
			seen.add(new Shape(ByteBuffer.wrap(own), Fringe.NONE));
		}

		private boolean add(BytePatterns.Form form, byte[] pattern, Fringe fringe, double log10Probability) {
			if (!seen.add(new Shape(ByteBuffer.wrap(pattern), fringe))) {
				return false;
			}
			if (pattern.length < MIN_BYTES) {
				problem("match.pattern-too-short", "the exhibit as " + form.variant().words() + " has " + pattern.length + " bytes", EVERYWHERE);
				return false;
			}
			set.bytes.add(index, form, pattern, fringe, log10Probability);
			return true;
		}

		/** Whether these bytes of the exhibit have not been digested before. */
		boolean isNewToDigest(byte[] bytes) {
			return digested.add(ByteBuffer.wrap(bytes));
		}

		/** The message digests of bytes that are {@link #isNewToDigest new}: no others are the same. @param algorithms names that Java has for them */
		void digests(List<String> algorithms, Digested of, byte[] bytes) {
			int[] forms = set.digestForms.computeIfAbsent(of, added -> algorithms.stream()
					.mapToInt(algorithm -> set.bytes.number(new BytePatterns.Form(new Variant.OfDigest(algorithm, added, DigestForms.RAW), false, Edge.NONE))).toArray());
			for (int i = 0; i < forms.length; i++) {
				byte[] digest = set.digesters.computeIfAbsent(algorithms.get(i), Digest::newDigester).digest(bytes);
				set.bytes.add(index, forms[i], digest, Fringe.NONE, ChanceModel.bytes(digest.length));
			}
		}

		void crc(Digested of, int crc) {
			set.crcs.add(new CrcPattern(index, sought.kind(), of, crc));
		}

		/** A value that may be digested with a salt, if the exhibit is of a kind for which that is tried. */
		void salted(Digested of, byte[] bytes) {
			if (SALTED.contains(sought.kind())) {
				set.salted.add(new SaltedValue(index, of, bytes));
			}
		}

		boolean wantsXored() {
			return set.wantsXored;
		}

		void xored(String charset, byte[] bytes, double log10Probability) {
			set.xored.add(new XorPattern(index, charset, bytes, log10Probability));
		}

		/** The exhibit is too short for a form. @param how the form in words, behind "looked for" */
		void tooShort(String how) {
			shortForms.add(how);
		}

		/** Whether bytes are so different from each other that meeting them says something; if not, that is a problem. */
		boolean isVaried(byte[] bytes, String how) {
			boolean varied = FileForms.values(bytes) >= FEWEST_VALUES;
			if (!varied) {
				plainForms.add(how);
			}
			return varied;
		}

		/** Says which forms were left out. */
		private void close() {
			if (!shortForms.isEmpty()) {
				problem("match.form-too-short", "the exhibit is too short to be looked for " + String.join(", ", shortForms), EVERYWHERE);
			}
			if (!plainForms.isEmpty()) {
				problem("match.form-too-plain", "the exhibit has too few different bytes to be looked for " + String.join(", ", plainForms), EVERYWHERE);
			}
		}

		void number(Variant variant, String digits, NumberPattern.Writing writing) {
			if (digits.length() < MIN_BYTES) {
				problem("match.pattern-too-short", "the exhibit as " + variant.words() + " has " + digits.length()
						+ " digits", EVERYWHERE);
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
