package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.casework.facts.FactLine;
import org.telltale.seal.FactReview;
import org.telltale.seal.SealException;
import org.telltale.seal.Tally;

/** A sighting of which one thing is not so is refused: a field of its fact, a byte of what it cites, or all of it in agreement with itself. */
class AlteredFactsTest {

	/** Members that facts.md says the verifier does not hold: words, and what is quoted. */
	private static final TreeSet<String> WORDS = new TreeSet<>(List.of("chain", "excerpt", "host", "log10Chance", "matchFrames", "variant"));
	/** What else a word of the closed lists could say. */
	private static final List<List<String>> OTHERS = List.of(List.of("out", "in", "unknown"), List.of("request", "response"), List.of("standard", "url", "hex"),
			List.of("backslash", "percent"), List.of("exact", "digest", "partial", "similar"), List.of("utf-8", "utf-16le", "utf-16be", "gb18030", "big5", "windows-1251", "koi8-r"),
			List.of("MD5", "SHA-1", "SHA-256", "SHA-512"), List.of("hex-lower", "hex-upper", "raw", "base64"), List.of("utf-8", "trimmed", "lower", "upper"),
			List.of("text", "file", "digits", "phone"), List.of("international", "double-zero", "digits", "national", "trunk-inside"), List.of("low-first", "high-first"),
			List.of("SMS", "TEXT", "IMEI", "IMSI", "SERIAL", "PHOTO"), List.of("gzip", "zlib", "deflate", "hex", "base64", "slice", "percent", "capture.udp"), List.of("replayed", "quoted"));

	/** Ethernet, IPv4 and TCP without options. */
	private static final int HEADERS = 54;
	private static final int SEQUENCE = 14 + 20 + 4;

	@TempDir
	private static Path folder;
	private static final List<Case> CASES = new ArrayList<>();

	/** One exhibit in a capture of its own. */
	private record Case(String what, RandomExhibit exhibit, List<RandomChain.Coding> codings, ReviewedCapture read) {
	}

	/** The fact with one thing changed. */
	private record Altered(String path, String how, Json.Fields fact) {

		/** Whether the fact may still be true, and the verifier has to say so: another word for the same bytes, or a range that differs by bytes that the step passes over. */
		private boolean mayHold(RandomExhibit exhibit) {
			String value = exhibit.sought().value().orElse("");
			return WORDS.contains(path.split("/")[1]) || switch (path.replaceAll("(?<=nodes/)[1-9][0-9]*", "N")) {
				case "/derivation/match/range/1" -> exhibit.strength().equals("partial") && !how.startsWith("lengthened");
				case "/derivation/match/variant/charset" -> value.chars().allMatch(c -> c < 128) && !how.contains("utf-16");
				case "/derivation/match/variant/of" -> value.equals(value.toLowerCase(Locale.ROOT)) && !how.contains("upper") && !how.contains("utf-16");
				case "/derivation/match/variant/separators" -> how.equals("false to true");
				case "/derivation/nodes/N/params/alphabet" -> how.equals("\"standard\" to \"url\"") || how.equals("\"url\" to \"standard\"");
				case "/derivation/nodes/N/params/plus" -> true;
				case "/derivation/nodes/N/inputs/0/ranges/0/1" -> how.matches("(?:shorten|lengthen)ed by one");
				default -> false;
			};
		}
	}

	@BeforeAll
	static void plant() throws IOException, SealException {
		Random random = new Random(8);
		TreeSet<String> met = new TreeSet<>();
		while (met.size() < RandomChain.CODINGS.size() || CASES.size() < 16) {
			RandomExhibit exhibit = RandomExhibit.of("E1", random);
			RandomChain chain = RandomChain.of(exhibit, RandomChain.CODINGS, random);
			if (chain.bytes().length < 8_000 && (met.addAll(chain.names()) || CASES.size() < 16)) {
				PlantedCapture capture = new PlantedCapture(random).post(chain.bytes(), "");
				ReviewedCapture read = ReviewedCapture.of(folder.resolve("c" + CASES.size()), capture.file(), List.of(exhibit));
				List<RandomChain.Coding> codings = chain.names().stream().map(name -> RandomChain.CODINGS.stream().filter(coding -> coding.name().equals(name)).findAny().orElseThrow()).toList();
				CASES.add(new Case(exhibit.sought().kind() + " " + chain.names(), exhibit, codings, read));
				assertEquals(List.of(), ReviewedCapture.review(read.facts(), read.folder()).failures());
			}
		}
	}

	@Test
	void anyFieldAltered() throws SealException {
		Map<String, TreeSet<String>> accepted = new TreeMap<>();
		int tried = 0;
		for (Case each : CASES) {
			Json.Fields sighting = each.read.only("sighting");
			for (Altered altered : alterations(sighting)) {
				List<Json.Fields> facts = each.read.with(sighting, FactLine.identified(altered.fact));
				tried++;
				if (holds(facts, each.read.folder()) && !altered.mayHold(each.exhibit)) {
					accepted.computeIfAbsent(altered.path, path -> new TreeSet<>()).add(altered.how + " of " + each.what);
				}
			}
		}
		assertEquals(Map.of(), accepted);
		assertTrue(tried > 4000, "altered facts: " + tried);
	}

	private static boolean holds(List<Json.Fields> facts, Path evidence) {
		try {
			FactReview.Result result = ReviewedCapture.review(facts, evidence);
			return result.failures().isEmpty() && result.tallies().getOrDefault("replayed", Tally.ZERO).checked() > 0;
		} catch (SealException e) {
			return false;
		}
	}

	private static List<Altered> alterations(Json.Fields fact) {
		List<Altered> all = new ArrayList<>();
		alter(fact, "", (path, how, value) -> all.add(new Altered(path, how, ((Json.Fields) value).copy())));
		return all;
	}

	/** Takes a value in which one thing is changed. */
	private interface Change {
		void to(String path, String how, Json value);
	}

	private static void alter(Json json, String path, Change change) {
		switch (json) {
			case Json.Fields fields -> fields.members().forEach((name, value) -> {
				if (!path.isEmpty() || !name.equals("id")) {
					change.to(path + "/" + name, "removed", fields.copy().remove(name));
					alter(value, path + "/" + name, (where, how, other) -> change.to(where, how, fields.copy().put(name, other)));
				}
			});
			case Json.Array array -> {
				for (int i = 0; i < array.items().size(); i++) {
					int index = i;
					List<Json> without = new ArrayList<>(array.items());
					without.remove(index);
					change.to(path + "/" + i, "removed", new Json.Array(without));
					alter(array.items().get(i), path + "/" + i, (where, how, other) -> {
						List<Json> items = new ArrayList<>(array.items());
						items.set(index, other);
						change.to(where, how, new Json.Array(items));
					});
				}
			}
			default -> leaf(json).forEach(other -> change.to(path, how(json, other), other));
		}
	}

	private static String how(Json json, Json other) {
		if (json instanceof Json.Number before && other instanceof Json.Number behind) {
			long more = behind.value().longValueExact() - before.value().longValueExact();
			return (more > 0 ? "lengthened by " : "shortened by ") + (Math.abs(more) == 1 ? "one" : Long.toString(Math.abs(more)));
		}
		return json + " to " + other;
	}

	private static List<Json> leaf(Json json) {
		List<Json> others = new ArrayList<>();
		switch (json) {
			case Json.Number number -> {
				long value = number.value().longValueExact();
				LongStream.of(value + 1, value - 1, 0, value * 2 + 7).mapToObj(Json::of).forEach(others::add);
			}
			case Json.Text text -> texts(text.value()).map(Json.Text::new).forEach(others::add);
			case Json.Bool bool -> others.add(new Json.Bool(!bool.value()));
			default -> throw new IllegalStateException(json.toString());
		}
		others.removeIf(json::equals);
		return others;
	}

	private static Stream<String> texts(String text) {
		Stream<String> others = Stream.concat(Stream.of(text + "0", ""), OTHERS.stream().filter(words -> words.contains(text)).flatMap(List::stream));
		if (text.isEmpty()) {
			return others;
		}
		char last = text.charAt(text.length() - 1);
		return Stream.concat(others, Stream.of(text.substring(0, text.length() - 1) + (last == '1' ? '2' : '1'), (text.charAt(0) == '1' ? '2' : '1') + text.substring(1)));
	}

	/** The facts are as they were, and the file is another. */
	@Test
	void anyByteOfTheCaptureAltered() throws IOException, SealException {
		Random random = new Random(80);
		for (Case each : CASES) {
			byte[] file = Files.readAllBytes(each.read.capture());
			for (int at : cited(each.read.only("sighting")).boxed().collect(sample(random, 12))) {
				Path alone = Files.createDirectories(folder.resolve("byte"));
				Files.write(alone.resolve("capture.pcap"), altered(file, at, random));
				assertFalse(holds(each.read.facts(), alone), each.what + ": byte " + at);
			}
		}
	}

	/** All facts are made anew for the altered file but the sighting, which is put into it: now it is the replay that has to notice. */
	@Test
	void anyCarriedByteAlteredAndTheFactsMadeAnew() throws IOException, SealException {
		Random random = new Random(800);
		for (int i = 0; i < CASES.size(); i++) {
			Case each = CASES.get(i);
			byte[] file = Files.readAllBytes(each.read.capture());
			Json.Fields sighting = each.read.only("sighting");
			for (int at : carried(sighting, file).boxed().collect(sample(random, 12))) {
				ReviewedCapture other = ReviewedCapture.of(folder.resolve("anew" + i), altered(file, at, random), List.of(each.exhibit));
				List<Json.Fields> facts = new ArrayList<>(other.facts());
				facts.removeIf(fact -> fact.text("type").orElseThrow().equals("sighting"));
				assertEquals(List.of(), ReviewedCapture.review(facts, other.folder()).failures());
				facts.add(moved(sighting, each.read.id(), other.id()));
				assertFalse(holds(facts, other.folder()), each.what + ": byte " + at);
			}
		}
	}

	/** Another exhibit stands in the capture, in the same form behind the same encodings, and all facts agree but that it is this one. */
	@Test
	void otherBytesWithFactsThatAgree() throws IOException, SealException {
		Random random = new Random(8000);
		for (int i = 0; i < CASES.size(); i++) {
			Case each = CASES.get(i);
			RandomExhibit other = alike(each.exhibit, random);
			byte[] bytes = other.bytes();
			for (RandomChain.Coding coding : each.codings) {
				bytes = coding.encoder().apply(bytes);
			}
			Path lies = folder.resolve("lie" + i);
			ReviewedCapture told = ReviewedCapture.of(lies, new PlantedCapture(random).post(bytes, "").file(), List.of(other));
			Files.write(lies.resolve("E0.jpg"), each.exhibit.content());
			Json.Fields exhibit = each.read.only("exhibit");
			List<Json.Fields> facts = new ArrayList<>(told.facts());
			facts.replaceAll(fact -> switch (fact.text("type").orElseThrow()) {
				case "exhibit" -> exhibit;
				case "sighting" -> FactLine.identified(fact.copy().put("exhibit", FactLine.id(exhibit)));
				default -> fact;
			});
			assertTrue(holds(told.facts(), lies), each.what);
			assertFalse(holds(facts, lies), each.what + ": another " + other.sought());
		}
	}

	private static RandomExhibit alike(RandomExhibit exhibit, Random random) {
		RandomExhibit other = RandomExhibit.of("E1", random);
		while (other.sought().kind() != exhibit.sought().kind() || other.isText() != exhibit.isText() || !other.strength().equals(exhibit.strength())) {
			other = RandomExhibit.of("E1", random);
		}
		return other;
	}

	/** Offsets in the file of what the first step cites: whole frames. */
	private static IntStream cited(Json.Fields sighting) {
		return step(sighting).items("inputs").getFirst().items("ranges").stream().map(Json::asItems).flatMapToInt(range -> {
			int offset = range.get(0).asInteger().orElseThrow().intValue();
			return IntStream.range(offset, offset + range.get(1).asInteger().orElseThrow().intValue());
		});
	}

	/** Offsets in the file of the bytes that the first step takes out of them: of those that were sent again, the first. */
	private static IntStream carried(Json.Fields sighting, byte[] file) {
		Json step = step(sighting);
		Json params = step.get("params").orElseThrow();
		long start = params.integer("start").orElseThrow();
		Set<Long> taken = new HashSet<>();
		return step.items("inputs").getFirst().items("ranges").stream().map(Json::asItems).flatMapToInt(range -> {
			int offset = range.get(0).asInteger().orElseThrow().intValue();
			int sequence = ByteBuffer.wrap(file).getInt(offset + SEQUENCE) - params.integer("base").orElseThrow().intValue();
			return IntStream.range(offset + HEADERS, offset + range.get(1).asInteger().orElseThrow().intValue())
					.filter(at -> {
						long place = sequence + at - offset - HEADERS - start;
						return place >= 0 && place < step.integer("length").orElseThrow() && taken.add(place);
					});
		});
	}

	private static Json step(Json.Fields sighting) {
		return sighting.get("derivation").orElseThrow().items("nodes").getFirst();
	}

	private static Collector<Integer, ?, List<Integer>> sample(Random random, int count) {
		return Collectors.collectingAndThen(Collectors.toCollection(ArrayList::new), all -> {
			Collections.shuffle(all, random);
			return all.subList(0, Math.min(count, all.size()));
		});
	}

	private static byte[] altered(byte[] file, int at, Random random) {
		byte[] other = file.clone();
		other[at] ^= (byte) (1 + random.nextInt(255));
		return other;
	}

	private static Json.Fields moved(Json.Fields sighting, String from, String to) {
		try {
			String text = sighting.toString().replace(from, to).replace(from.substring(0, 16) + "-", to.substring(0, 16) + "-");
			return FactLine.identified(((Json.Fields) JsonReader.read(text)).copy());
		} catch (JsonSyntaxException e) {
			throw new IllegalStateException(e);
		}
	}
}
