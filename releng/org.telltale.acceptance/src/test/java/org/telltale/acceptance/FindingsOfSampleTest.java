package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.telltale.audit.Audit;
import org.telltale.base.json.Json;

/**
 * All findings of the sample case, as somebody read them through and found them right: {@code findings-golden.txt}. Where a rule changes, read what this
 * test shows as different, line by line, against the sample's story, and then let {@code -Dgolden.update=true} write it anew.
 */
@ExtendWith(DemoExtension.class)
class FindingsOfSampleTest {

	private static final Path GOLDEN = Path.of("src/test/resources/org/telltale/acceptance/findings-golden.txt");

	@Test
	void findingsAreThoseThatWereReadThrough(Demo demo) throws IOException {
		List<String> found = findings(Facts.of(demo.caseFolder()));
		if (Boolean.getBoolean("golden.update")) {
			Files.write(GOLDEN, found, StandardCharsets.UTF_8);
		}
		List<String> golden = Files.readAllLines(GOLDEN, StandardCharsets.UTF_8);
		if (!golden.equals(found)) {
			Path all = Demo.work("findings").resolve("findings.txt");
			Files.write(all, found, StandardCharsets.UTF_8);
			fail("the findings of the sample case are others than " + GOLDEN + " has them:\n" + difference(golden, found) + "\nall of them: " + all
					+ "\nread them against the sample's story; -Dgolden.update=true writes the golden file anew");
		}
	}

	@Test
	void orderOfTheFactsDecidesNothing(Demo demo) {
		List<Json.Fields> facts = Facts.of(demo.caseFolder()).stream().filter(fact -> !fact.text("type").equals(Optional.of("finding"))).toList();
		List<Json.Fields> shuffled = new ArrayList<>(facts);
		Collections.shuffle(shuffled, new Random(117));
		assertEquals(new Audit().findings(facts), new Audit().findings(shuffled));
	}

	/** Each finding in some lines: weight, rule, title; what it says and does not say; what it rests on, what stands against it, what was tried. */
	private static List<String> findings(List<Json.Fields> facts) {
		Map<String, String> types = new HashMap<>();
		facts.forEach(fact -> types.put(fact.text("id").orElse(""), fact.text("type").orElse("")));
		TreeMap<String, List<String>> blocks = new TreeMap<>();
		facts.stream().filter(fact -> fact.text("type").equals(Optional.of("finding"))).forEach(finding -> {
			List<String> block = new ArrayList<>();
			block.add(text(finding, "rule") + " " + finding.integer("ruleVersion").orElse(0L) + " | " + text(finding, "severity") + " | " + text(finding, "title"));
			block.add("  says " + text(finding, "explanation"));
			block.add("  limits " + text(finding, "limits"));
			block.add("  supports " + counted(finding.items("supports"), types) + "; contrary " + counted(finding.items("contrary"), types));
			finding.items("alternatives").forEach(other -> block.add("  may be " + other.asText().orElse("")));
			finding.items("explanations").forEach(tried -> block.add("  " + tried.text("kind").orElse("") + " " + tried.text("outcome").orElse("") + ": " + tried.text("text").orElse("") + " "
					+ counted(tried.items("facts"), types)));
			blocks.put(block.getFirst() + "\n" + block.get(1), block);
		});
		return blocks.values().stream().flatMap(List::stream).toList();
	}

	private static String text(Json.Fields fact, String member) {
		return fact.text(member).orElse("").replaceAll("SHA-256 [0-9a-f]{64}", "SHA-256 ...");
	}

	private static String counted(List<Json> ids, Map<String, String> types) {
		Map<String, Long> counted = ids.stream().flatMap(id -> id.asText().stream()).collect(Collectors.groupingBy(id -> types.getOrDefault(id, "no fact"), TreeMap::new, Collectors.counting()));
		return counted.isEmpty() ? "nothing" : counted.entrySet().stream().map(each -> each.getValue() + " " + each.getKey()).collect(Collectors.joining(", "));
	}

	/** Lines that only one of both has, those of the golden file with a minus in front. */
	private static String difference(List<String> golden, List<String> found) {
		return Stream.concat(golden.stream().filter(line -> !found.contains(line)).map(line -> "- " + line), found.stream().filter(line -> !golden.contains(line)).map(line -> "+ " + line))
				.collect(Collectors.joining("\n"));
	}
}
