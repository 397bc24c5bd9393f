package org.telltale.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Progress;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.CaptureReader;
import org.telltale.capture.FrameRow;
import org.telltale.casework.facts.CaptureFactCollector;
import org.telltale.match.MatchResult;
import org.telltale.match.Matcher;
import org.telltale.match.Sighting;
import org.telltale.match.exhibit.Sought;

/** Exhibits that nobody has are not found in real captures more often than the sightings say of themselves. */
class FalseSightingsTest {

	private static final int EXHIBITS = 10_000;
	private final Random random = new Random(20141105);

	@Test
	void randomExhibitsAreNotFoundBeyondTheStatedChance() throws IOException {
		List<Sought> exhibits = new ArrayList<>();
		for (int i = 0; i < EXHIBITS; i++) {
			exhibits.add(exhibit("E" + i, ExhibitKind.values()[i % ExhibitKind.values().length]));
		}
		Matcher.Plan plan = Matcher.Plan.of(exhibits);
		List<String> found = new ArrayList<>();
		TreeMap<Integer, Integer> byChance = new TreeMap<>();
		long searched = 0;
		for (Map<String, String> row : RealEvidence.table("captures/index.tsv")) {
			Path file = RealEvidence.file("captures/" + row.get("file"));
			Matcher matcher = new Matcher(plan);
			CaptureReader.read(file, CaptureOptions.DEFAULT, new CaptureFactCollector(Optional.empty(), matcher, FrameRow.NONE), Progress.NONE);
			MatchResult result = matcher.finish();
			searched += result.bytesSearched();
			for (Sighting sighting : result.sightings()) {
				byChance.merge(sighting.log10Chance(), 1, Integer::sum);
				found.add(row.get("file") + ": " + exhibits.get(Integer.parseInt(sighting.exhibitId().substring(1))).value().orElse("photo") + " as " + sighting.variant().words()
						+ ", 10^" + sighting.log10Chance());
			}
		}
		System.out.println("bytes searched for " + EXHIBITS + " random exhibits: " + searched + ", found: " + found);
		assertTrue(searched > 1_000_000, "bytes searched: " + searched);
		int sofar = 0;
		for (Map.Entry<Integer, Integer> each : byChance.entrySet()) {
			sofar += each.getValue();
			assertTrue(sofar <= EXHIBITS * Math.pow(10, each.getKey()), "sightings with a chance of 10^" + each.getKey() + " or less: " + sofar + ": " + found);
		}
		assertEquals(ExhibitKind.values().length, exhibits.stream().map(Sought::kind).distinct().count());
	}

	private Sought exhibit(String id, ExhibitKind kind) {
		return switch (kind) {
			case PHOTO -> {
				byte[] content = new byte[5000];
				random.nextBytes(content);
				yield Sought.file(id, content);
			}
			case IMEI, IMSI -> Sought.value(id, kind, drawn("123456789", 1) + drawn("0123456789", 14));
			case ICCID -> Sought.value(id, kind, "89" + drawn("0123456789", 17));
			case MAC -> Sought.value(id, kind, HexFormat.ofDelimiter(":").formatHex(HexFormat.of().parseHex(drawn("0123456789abcdef", 12))));
			case ANDROID_ID -> Sought.value(id, kind, drawn("0123456789abcdef", 16));
			case SERIAL -> Sought.value(id, kind, drawn("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", 10));
			case PHONE_NUMBER -> Sought.value(id, kind, "+4477" + drawn("0123456789", 8));
			case EMAIL -> Sought.value(id, kind, drawn("abcdefghijklmnopqrstuvwxyz", 6) + "@" + drawn("abcdefghijklmnopqrstuvwxyz", 5) + ".example");
			case LOCATION -> Sought.value(id, kind, "51." + drawn("0123456789", 5) + ",-0." + drawn("0123456789", 5));
			default -> Sought.value(id, kind, drawn(List.of("abcdefghijklmnopqrstuvwxyz ,.", "абвгдежзиклмнопрстуф ", "明天我們見面吧好的今晚", "ab😀🚀🎉 ").get(random.nextInt(4)), 10));
		};
	}

	private String drawn(String alphabet, int length) {
		int[] characters = alphabet.codePoints().toArray();
		StringBuilder text = new StringBuilder();
		random.ints(length, 0, characters.length).forEach(i -> text.appendCodePoint(characters[i]));
		return text.toString();
	}
}
