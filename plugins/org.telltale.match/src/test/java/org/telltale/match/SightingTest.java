package org.telltale.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.match.Bench.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.base.ByteRange;
import org.telltale.base.ExhibitKind;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.Layer;
import org.telltale.match.exhibit.Sought;

class SightingTest {

	private static final String IMEI = "004999010640000";
	private static final Sought SOUGHT = Sought.value("E1", ExhibitKind.IMEI, IMEI);

	private static List<Sighting> match(List<List<Layer>> transactions) {
		Matcher matcher = new Matcher(Matcher.Plan.of(List.of(SOUGHT)));
		transactions.forEach(matcher::layers);
		return matcher.finish().sightings();
	}

	@Test
	void onlyTheFramesThatCarryTheBytesAreNamed() {
		Wire wire = new Wire();
		Layer tcp = wire.tcp(Wire.utf8("x".repeat(45) + IMEI + "\n".repeat(80)), 20);
		Json.Fields record = match(List.of(List.of(tcp))).getFirst().toJson(wire.evidence());
		assertEquals("[[3,1]]", record.get("matchFrames").orElseThrow().toString());
		assertEquals("[[1,7]]", record.get("frames").orElseThrow().toString());
		assertEquals(match(List.of(List.of(tcp))).getFirst().frames().getLast().timeNanos(), Long.parseLong(record.text("at").orElseThrow()));
		Wire second = new Wire();
		Layer split = second.tcp(Wire.utf8("x".repeat(30) + ";" + IMEI + "\n".repeat(80)), 20);
		Sighting sighting = match(List.of(List.of(split))).getFirst();
		assertEquals("[[2,2]]", sighting.toJson(second.evidence()).get("matchFrames").orElseThrow().toString());
	}

	@Test
	void framesOfBytesInBase64AreThoseOfTheirCharacters() {
		Wire wire = new Wire();
		String base64 = java.util.Base64.getEncoder().encodeToString(Wire.utf8(".".repeat(60) + IMEI + ".".repeat(60)));
		Json.Fields record = match(List.of(List.of(wire.tcp(Wire.utf8(base64), 20)))).getFirst().toJson(wire.evidence());
		assertEquals("[[5,1]]", record.get("matchFrames").orElseThrow().toString());
	}

	@Test
	void recordHasTheMembersOfTheScanRecordAndTheFact() {
		Wire wire = new Wire();
		Sighting sighting = match(List.of(List.of(wire.tcp(Wire.utf8("imei=" + IMEI), 9)))).getFirst();
		String evidence = wire.evidence();
		Json.Fields record = sighting.toJson(evidence);
		assertEquals("E1", record.text("exhibit").orElseThrow());
		assertEquals("exact", record.text("strength").orElseThrow());
		assertEquals("out", record.text("direction").orElseThrow());
		assertEquals(evidence.substring(0, 16) + "-1-0", record.text("flow").orElseThrow());
		assertEquals("api.hesperus.example", record.text("host").orElseThrow());
		assertEquals("1407405600001000000", record.text("first").orElseThrow());
		assertEquals(64, record.text("id").orElseThrow().length());
		Json.Fields fact = sighting.toFact(evidence);
		assertEquals("E1", fact.text("exhibitId").orElseThrow());
		assertEquals("replayed", fact.text("class").orElseThrow());
		assertEquals("1407405600003000000", fact.text("at").orElseThrow());
		assertEquals("H1", fact.text("device").orElseThrow());
		assertFalse(fact.members().containsKey("id"));
	}

	@Test
	void whatOnlyCameDownHasDirectionIn() {
		Wire wire = new Wire();
		Sighting sighting = match(List.of(List.of(wire.tcp(Wire.utf8("imei=" + IMEI), 9, false)))).getFirst();
		assertEquals("in", sighting.toJson(wire.evidence()).text("direction").orElseThrow());
	}

	@Test
	void theSameBytesThroughTwoLayersAreOneSightingNamedByTheProtocol() {
		Wire wire = new Wire();
		Layer tcp = wire.tcp(Wire.utf8("POST / HTTP/1.1\r\n\r\nimei=" + IMEI), 15);
		ByteRange range = new ByteRange(19, tcp.length() - 19);
		Layer body = tcp.child("slice", Json.object(), List.of(range), ByteMap.pieces(List.of(range)), "http1.request.body",
				Wire.utf8("imei=" + IMEI));
		List<Sighting> found = find(List.of(SOUGHT), wire, List.of(tcp, body));
		assertEquals(1, found.size());
		assertEquals(List.of("tcp", "http1.request.body"), found.getFirst().chain());
	}

	@Test
	void aGuessDoesNotReplaceWhatStandsThereWithoutIt() {
		List<Sighting> found = find(ExhibitKind.PHONE_NUMBER, "+447700900123", "n=%2B447700900123&m=1");
		assertEquals(1, found.size());
		assertEquals(List.of("tcp"), found.getFirst().chain());
		assertEquals("{\"form\":\"phone\",\"style\":\"digits\"}", Bench.variant(found.getFirst()));
	}

	@Test
	void overlappingWindowsOfAStreamGiveOneSighting() {
		Wire wire = new Wire();
		Layer tcp = wire.tcp(Wire.utf8("imei=" + IMEI), 9);
		assertEquals(1, match(List.of(List.of(tcp), List.of(tcp.named("tcp again")))).size());
	}

	@Test
	void aDatagramSentTwiceAtOnceIsOneSightingAndLaterAnother() {
		Wire wire = new Wire();
		Layer first = wire.udp(Wire.utf8("imei=" + IMEI));
		Layer again = wire.udp(Wire.utf8("imei=" + IMEI));
		assertEquals(1, match(List.of(List.of(first), List.of(again))).size());
		for (int i = 0; i < 4_000; i++) {
			wire.udp(new byte[1]);
		}
		assertEquals(2, match(List.of(List.of(first), List.of(wire.udp(Wire.utf8("imei=" + IMEI))))).size());
		assertEquals(2, match(List.of(List.of(first), List.of(wire.udp(Wire.utf8("imei=" + IMEI + ";n=2"))))).size());
	}

	@Test
	void twoPlacesInOneLayerAreTwoSightings() {
		assertEquals(2, find(List.of(SOUGHT), Wire.utf8("imei=" + IMEI + "&imei2=" + IMEI)).size());
	}

	@Test
	void equalExhibitsAreEachSeen() {
		List<Sighting> found = find(List.of(SOUGHT, Sought.value("E2", ExhibitKind.IMEI, IMEI)), Wire.utf8("imei=" + IMEI));
		assertEquals(List.of("E1", "E2"), found.stream().map(Sighting::exhibitId).toList());
	}

	@Test
	void noExhibitsMeansNoWork() {
		Wire wire = new Wire();
		Matcher matcher = new Matcher(Matcher.Plan.of(List.of()));
		matcher.layers(List.of(wire.tcp(new byte[100], 50)));
		assertEquals(0, matcher.finish().bytesSearched());
	}

	@Test
	void thousandExhibitsAreNotSeenInRandomBytesAndEachIsSeenWherePlanted() {
		Random random = new Random(7);
		List<Sought> exhibits = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			String digits = "%015d".formatted(random.nextLong(1_000_000_000_000_000L));
			exhibits.add(switch (i % 4) {
				case 0 -> Sought.value("E" + i, ExhibitKind.IMEI, digits);
				case 1 -> Sought.value("E" + i, ExhibitKind.PHONE_NUMBER, "+4477009" + digits.substring(0, 5));
				case 2 -> Sought.value("E" + i, ExhibitKind.SMS, "canary " + digits);
				default -> Sought.value("E" + i, ExhibitKind.CONTACT, "Nome " + digits.substring(0, 8));
			});
		}
		byte[] noise = new byte[1 << 20];
		random.nextBytes(noise);
		assertEquals(List.of(), find(exhibits, noise));
		StringBuilder planted = new StringBuilder();
		exhibits.forEach(exhibit -> planted.append("<").append(exhibit.value().orElseThrow()).append(">\n"));
		Wire wire = new Wire();
		List<Sighting> found = find(exhibits, wire, List.of(wire.tcp(Wire.utf8(planted.toString()), 1400)));
		assertTrue(found.stream().map(Sighting::exhibitId).distinct().count() == 1000, () -> "found " + found.size());
	}
}
