package org.telltale.handset.canary;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Telephone numbers that are kept for fiction, each given once: Ofcom's +44 7700 900000 to 900999, and 555-0100 to
 * 555-0199 of areas of the North American plan. There are 2,500; such a number has little chance in it of its own.
 */
final class ReservedNumbers {

	/** How many there are. */
	static final int COUNT = 2_500;

	private static final List<String> AREAS = List.of("202", "212", "303", "312", "404", "415", "503", "512", "602", "617", "702", "713", "801", "808", "907");
	private static final int BRITISH = 1_000;
	private static final int PER_AREA = 100;

	private final RandomGenerator random;
	private final Set<String> given = new HashSet<>();

	ReservedNumbers(RandomGenerator random) {
		this.random = random;
	}

	/** One more, in E.164 form. At most {@link #COUNT} times. */
	String next() {
		String number;
		do {
			int place = random.nextInt(COUNT);
			int american = place - BRITISH;
			number = american < 0 ? String.format(Locale.ROOT, "+447700900%03d", place)
					: String.format(Locale.ROOT, "+1%s55501%02d", AREAS.get(american / PER_AREA), american % PER_AREA);
		} while (!given.add(number));
		return number;
	}
}
