package org.telltale.cli.bench.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

import org.telltale.base.ExhibitKind;
import org.telltale.base.json.Json;
import org.telltale.match.exhibit.Sought;

/** Exhibits as a handset holds them: messages, names, numbers. The same seed gives the same ones, fewer of them the first ones. */
public final class ExhibitMix {

	private final Random random;
	private final Vocabulary words;
	private int made;

	/** A mix of its own for each seed. */
	public ExhibitMix(long seed) {
		this.random = new Random(seed);
		this.words = new Vocabulary(seed);
	}

	/** The next exhibits. */
	public List<Sought> next(int count) {
		return IntStream.range(0, count).mapToObj(i -> exhibit("E" + ++made)).toList();
	}

	private Sought exhibit(String id) {
		int kind = random.nextInt(100);
		if (kind < 40) {
			return Sought.value(id, ExhibitKind.TEXT, random.nextInt(5) == 0 ? chinese() : words.sentence(random, 2 + random.nextInt(20)));
		} else if (kind < 70) {
			return Sought.value(id, ExhibitKind.TEXT, words.name(random));
		} else if (kind < 85) {
			return Sought.value(id, ExhibitKind.PHONE_NUMBER, String.format(Locale.ROOT, "+447700%06d", random.nextInt(1_000_000)));
		} else if (kind < 90) {
			byte[] mac = new byte[5];
			random.nextBytes(mac);
			StringBuilder text = new StringBuilder("02");
			for (byte b : mac) {
				text.append(String.format(Locale.ROOT, ":%02x", b));
			}
			return Sought.value(id, ExhibitKind.MAC, text.toString());
		} else if (kind < 95) {
			return Sought.value(id, ExhibitKind.EMAIL, words.word(random) + random.nextInt(1000) + "@" + words.word(random) + ".example");
		}
		return Sought.value(id, ExhibitKind.IMEI, imei(String.format(Locale.ROOT, "35%012d", random.nextLong(1_000_000_000_000L))));
	}

	private String chinese() {
		StringBuilder text = new StringBuilder();
		for (int i = 2 + random.nextInt(20); i > 0; i--) {
			text.append((char) (0x4e00 + random.nextInt(3000)));
		}
		return text.toString();
	}

	/** With the check digit of 3GPP TS 23.003 annex B. */
	private static String imei(String digits) {
		int sum = 0;
		for (int i = 0; i < digits.length(); i++) {
			int doubled = (digits.charAt(i) - '0') * (1 + i % 2);
			sum += doubled / 10 + doubled % 10;
		}
		return digits + (10 - sum % 10) % 10;
	}

	/** The list of exhibits that {@code scan --exhibits} reads. */
	public static Json list(List<Sought> exhibits) {
		List<Json> rows = new ArrayList<>();
		for (Sought each : exhibits) {
			String member = each.kind() == ExhibitKind.TEXT ? "text" : "value";
			rows.add(Json.object().put("id", each.exhibitId()).put("kind", each.kind().name()).put(member, each.value().orElse("")));
		}
		return Json.object().put("exhibits", Json.array(rows));
	}
}
