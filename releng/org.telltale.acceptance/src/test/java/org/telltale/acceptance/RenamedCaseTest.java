package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.telltale.audit.Audit;
import org.telltale.audit.cells.Cell;
import org.telltale.base.Digest;
import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;

/** Verdicts follow from what was tested, never from how anything is called or in which order it came. */
@ExtendWith(DemoExtension.class)
class RenamedCaseTest {

	private static final Set<String> DERIVED = Set.of("cell", "finding");

	@Test
	void renamedAndShuffledFactsGiveTheSameVerdicts(Demo demo) {
		List<Json.Fields> facts = source(demo);
		Map<String, String> expected = verdicts(facts, UnaryOperator.identity());
		assertTrue(expected.size() > 100 && expected.containsValue("contradicted") && expected.containsValue("not contradicted"), expected.toString());

		Map<String, String> back = new TreeMap<>();
		List<Json.Fields> renamed = new ArrayList<>();
		facts.forEach(fact -> renamed.add((Json.Fields) rename("", fact, back)));
		String text = renamed.toString();
		for (String old : List.of("\"R2\"", "\"H1\"", "\"C2\"", "192.0.2.17", "hesperus.example", "\"com.hesperus")) {
			assertFalse(text.contains(old), old + " is still there");
		}
		Collections.shuffle(renamed, new Random(117));
		assertEquals(expected, verdicts(renamed, name -> back.getOrDefault(name, name)));
	}

	@Test
	void consentGivenInOneRunTakesExactlyItsCellsOfThatClaimOut(Demo demo) {
		List<Json.Fields> facts = source(demo);
		Map<String, String> expected = verdicts(facts, UnaryOperator.identity());
		assertTrue(expected.get("C2 R2 PHONE_NUMBER").equals("contradicted"), "R2 contradicts C2 as it is");
		expected.replaceAll((cell, verdict) -> cell.startsWith("C2 R2 ") ? "not applicable" : verdict);
		List<Json.Fields> flipped = facts.stream().map(fact -> is(fact, "type", "condition") && is(fact, "run", "R2") && is(fact, "dimension", "consent")
				? fact.copy().put("value", "given") : fact).toList();
		assertEquals(1, flipped.stream().filter(fact -> !facts.contains(fact)).count(), "one condition was flipped");
		assertEquals(expected, verdicts(flipped, UnaryOperator.identity()));
	}

	private static List<Json.Fields> source(Demo demo) {
		return Facts.of(demo.caseFolder()).stream().filter(fact -> !DERIVED.contains(fact.text("type").orElse(""))).toList();
	}

	private static boolean is(Json fact, String name, String value) {
		return fact.text(name).equals(Optional.of(value));
	}

	private static Map<String, String> verdicts(List<Json.Fields> facts, UnaryOperator<String> back) {
		Map<String, String> verdicts = new TreeMap<>();
		for (Cell cell : new Audit().cells(facts)) {
			Json.Fields fact = cell.toFact();
			verdicts.put(back.apply(fact.text("claim").orElse("")) + " " + back.apply(fact.text("run").orElse("")) + " " + fact.text("kind").orElse(""),
					fact.text("verdict").orElse(""));
		}
		return verdicts;
	}

	/** A copy with every run, claim, handset, digest, address, host and package called otherwise, each always the same. */
	private static Json rename(String member, Json value, Map<String, String> back) {
		return switch (value) {
			case Json.Fields fields -> {
				Json.Fields copy = Json.object();
				fields.members().forEach((name, inner) -> copy.put(name, rename(name, inner, back)));
				yield copy;
			}
			case Json.Array array -> Json.array(array.items().stream().map(item -> rename(member, item, back)).toList());
			case Json.Text text -> {
				String renamed = rename(member, text.value());
				back.put(renamed, text.value());
				yield new Json.Text(renamed);
			}
			default -> value;
		};
	}

	private static String rename(String member, String text) {
		Optional<IpAddress> address = IpAddress.parse(text);
		if (Set.of("run", "claim", "handset", "device").contains(member) && !Set.of("client", "server", "unknown", "*").contains(text)) {
			return "x" + Digest.sha256(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 8);
		} else if (text.matches("[0-9a-f]{64}")) {
			return Digest.sha256(text.getBytes(StandardCharsets.UTF_8)).hex();
		} else if (address.isPresent()) {
			int number = Math.floorMod(Integer.parseInt(Digest.sha256(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 6), 16), 1 << 24);
			return "10." + (number >> 16) + "." + (number >> 8 & 255) + "." + (number & 255);
		} else if (text.contains(".example") || text.contains("com.hesperus")) {
			return text.replaceAll("[a-z0-9-]+\\.example", "other.example.net").replace("com.hesperus", "org.other");
		}
		return text;
	}
}
