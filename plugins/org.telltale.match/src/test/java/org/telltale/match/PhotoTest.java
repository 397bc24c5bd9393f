package org.telltale.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.match.Bench.find;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.telltale.base.ByteRange;
import org.telltale.base.Problem;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.Layer;
import org.telltale.match.coverage.Lack;
import org.telltale.match.coverage.Unsearched;
import org.telltale.match.exhibit.Sought;
import org.telltale.match.exhibit.Strength;
import org.telltale.match.exhibit.Variant;
import org.telltale.match.internal.photo.Scenes;

class PhotoTest {

	private static final BufferedImage PICTURE = Scenes.scene(0, 320, 240);

	private static MatchResult match(List<Sought> exhibits, MatchBudget budget, byte[]... bodies) {
		Wire wire = new Wire();
		Matcher matcher = new Matcher(Matcher.Plan.of(exhibits), budget);
		for (byte[] body : bodies) {
			matcher.layers(List.of(wire.tcp(body, 1400)));
		}
		MatchResult result = matcher.finish();
		result.sightings().forEach(sighting -> Bench.matched(sighting, wire));
		return result;
	}

	private static List<String> said(MatchResult result) {
		return result.sightings().stream().map(sighting -> sighting.exhibitId() + " " + sighting.strength().word()).toList();
	}

	@Test
	void aPhotoCodedAnewOrScaledIsSimilarNeverMore() throws IOException {
		Sought photo = Sought.file("P", Scenes.jpeg(PICTURE, 85, false));
		Sought other = Sought.file("Q", Scenes.jpeg(Scenes.scene(4, 320, 240), 85, false));
		for (byte[] sent : List.of(Scenes.jpeg(PICTURE, 60, false), Scenes.jpeg(PICTURE, 60, true), Scenes.png(PICTURE),
				Scenes.jpeg(Scenes.scaled(PICTURE, 160, 120, true), 80, false))) {
			MatchResult result = match(List.of(photo, other), MatchBudget.DEFAULT, Wire.concat(sent, new byte[7]));
			assertEquals(List.of("P similar"), said(result));
			Sighting sighting = result.sightings().getFirst();
			assertEquals(Strength.SIMILAR, sighting.strength());
			assertEquals("[0," + sent.length + "]", sighting.derivation().toJson("0".repeat(64)).get("match").orElseThrow().get("range").orElseThrow().toString());
			assertTrue(((Variant.Picture) sighting.variant()).likeness() >= 9_000);
			assertEquals(-2, sighting.log10Chance());
		}
	}

	@Test
	void theChanceGrowsWithThePicturesThatAreCompared() throws IOException {
		byte[] sent = Scenes.jpeg(PICTURE, 60, false);
		byte[][] bodies = new byte[20][];
		for (int i = 0; i < bodies.length; i++) {
			bodies[i] = i == 9 ? sent : Scenes.jpeg(Scenes.scene(4 + i, 64, 48), 60, false);
		}
		MatchResult result = match(List.of(Sought.file("P", Scenes.jpeg(PICTURE, 85, false))), MatchBudget.DEFAULT, bodies);
		assertEquals(List.of(-1), result.sightings().stream().map(Sighting::log10Chance).toList());
	}

	@Test
	void aPhotoThatStandsThereItselfIsNotAlsoSimilarButAnotherOfTheSameViewIs() throws IOException {
		byte[] photo = Scenes.jpeg(PICTURE, 85, false);
		Sought again = Sought.file("again", Scenes.jpeg(PICTURE, 50, false));
		assertEquals(List.of("P exact", "again similar"), said(match(List.of(Sought.file("P", photo), again), MatchBudget.DEFAULT, photo)));
		byte[] touched = photo.clone();
		touched[photo.length - 30] ^= 1;
		assertEquals(List.of("P partial"), said(match(List.of(Sought.file("P", photo)), MatchBudget.DEFAULT, touched)));
	}

	@Test
	void theSamePictureThroughTwoLayersIsOneSighting() throws IOException {
		Sought photo = Sought.file("P", Scenes.jpeg(PICTURE, 85, false));
		Wire wire = new Wire();
		Layer tcp = wire.tcp(Wire.concat(Scenes.jpeg(PICTURE, 60, false), new byte[3]), 1400);
		List<ByteRange> range = List.of(new ByteRange(0, tcp.length() - 3));
		Layer body = tcp.child("slice", Json.object(), range, ByteMap.pieces(range), "http1.request.body",
				Arrays.copyOf(tcp.bytes(), tcp.length() - 3));
		List<Sighting> found = find(List.of(photo), wire, List.of(tcp, body));
		assertEquals(List.of(List.of("tcp", "http1.request.body")), found.stream().map(Sighting::chain).toList());
	}

	@Test
	void aThumbnailThatLeavesAloneIsFoundByItself() throws IOException {
		byte[] thumbnail = Scenes.jpeg(Scenes.scaled(PICTURE, 80, 60, true), 70, false);
		byte[] photo = Scenes.jpeg(PICTURE, 85, false);
		List<Sought> both = List.of(Sought.file("P", photo), Sought.file("P/thumbnail", thumbnail));
		assertEquals(List.of("P/thumbnail exact", "P similar"), said(match(both, MatchBudget.DEFAULT, thumbnail)));
		byte[] within = Wire.concat(Arrays.copyOf(photo, 2), new byte[] { (byte) 0xff, (byte) 0xe1, (byte) (thumbnail.length + 2 >> 8), (byte) (thumbnail.length + 2) },
				thumbnail, Arrays.copyOfRange(photo, 2, photo.length));
		List<Sought> nested = List.of(Sought.file("P", within), Sought.file("P/thumbnail", thumbnail));
		assertEquals(List.of("P exact", "P/thumbnail exact"), said(match(nested, MatchBudget.DEFAULT, within)));
	}

	@Test
	void anUploadInRangesIsSeenInEachRequest() throws IOException {
		byte[] photo = Scenes.jpeg(Scenes.scene(1, 640, 480), 90, false);
		assertTrue(photo.length > 20_000);
		MatchResult result = match(List.of(Sought.file("P", photo)), MatchBudget.DEFAULT, Arrays.copyOf(photo, 9_001),
				Arrays.copyOfRange(photo, 9_001, photo.length), Arrays.copyOfRange(photo, 777, 777 + 4_095));
		assertEquals(List.of("{\"form\":\"file-part\",\"offset\":0}", "{\"form\":\"file-part\",\"offset\":9001}"),
				result.sightings().stream().map(Bench::variant).toList());
	}

	@Test
	void whatIsNotComparedIsSaid() throws IOException {
		byte[] photo = Scenes.jpeg(PICTURE, 85, false);
		BufferedImage grey = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = grey.createGraphics();
		graphics.setColor(Color.GRAY);
		graphics.fillRect(0, 0, 320, 240);
		byte[] plain = Scenes.jpeg(grey, 90, false);
		List<Sought> exhibits = List.of(Sought.file("P", photo), Sought.file("plain", plain));
		MatchResult result = match(exhibits, MatchBudget.DEFAULT, Scenes.jpeg(PICTURE, 60, false), Arrays.copyOf(Scenes.jpeg(PICTURE, 60, false), 900),
				Wire.utf8("GIF89a......"), Scenes.png(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB)));
		List<Problem> problems = result.problems();
		assertEquals(List.of("match.photo-not-comparable", "match.pictures-not-compared"), problems.stream().map(Problem::code).toList());
		assertEquals("the photo is too plain to be told apart", problems.getFirst().what());
		assertEquals("pictures were not compared with the photos: 1 of a form that is not decoded, 1 cut or damaged, 1 too small or too large",
				problems.getLast().what());
		assertEquals(List.of(Lack.PICTURE), result.unsearched().stream().map(Unsearched::lack).toList());
		assertEquals(3, result.unsearched().getFirst().places());
		MatchBudget narrow = new MatchBudget(4, 1 << 20, 1 << 20, 10, 4_000_000, 320 * 240);
		List<Problem> over = match(exhibits.subList(0, 1), narrow, Scenes.jpeg(PICTURE, 60, false), Scenes.jpeg(PICTURE, 70, false)).problems();
		assertEquals(List.of("match.pictures-over-budget"), over.stream().map(Problem::code).toList());
	}

	@Test
	void aSmallPictureThatIsNotDecodedIsCountedInAStringOfCbor() throws IOException {
		byte[] gif = Arrays.copyOf(Wire.utf8("GIF89a\u0001"), 80);
		byte[] cbor = Wire.concat(new byte[] { (byte) 0xa1, 0x61, 'a', 0x58, 80 }, gif);
		List<Sought> photo = List.of(Sought.file("P", Scenes.jpeg(PICTURE, 85, false)));
		assertEquals(List.of("pictures were not compared with the photos: 1 of a form that is not decoded"),
				match(photo, MatchBudget.DEFAULT, cbor).problems().stream().map(Problem::what).toList());
		cbor[5] = 'g';
		assertEquals(List.of(), match(photo, MatchBudget.DEFAULT, cbor).problems());
	}

	@Test
	void aDamagedPictureInAGuessIsNotCounted() throws IOException {
		byte[] cut = Arrays.copyOf(Scenes.jpeg(PICTURE, 60, false), 900);
		List<Sought> photo = List.of(Sought.file("P", Scenes.jpeg(PICTURE, 85, false)));
		assertEquals(List.of(), match(photo, MatchBudget.DEFAULT, Wire.utf8(Base64.getEncoder().encodeToString(cut))).problems());
		assertEquals(1, match(photo, MatchBudget.DEFAULT, cut).problems().size());
	}

	@Test
	void aPhotoThatOnlyCameDownHasDirectionIn() throws IOException {
		Wire wire = new Wire();
		List<Sighting> found = find(List.of(Sought.file("P", Scenes.jpeg(PICTURE, 85, false))), wire,
				List.of(wire.tcp(Scenes.jpeg(PICTURE, 60, false), 1400, false)));
		assertEquals(List.of("in"), found.stream().map(sighting -> sighting.carriage().direction().word()).toList());
	}
}
