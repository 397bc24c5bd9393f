package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.json.Json;

/** A case of an image and two settings files, from the lists of a person to the verdict of a claim about the first state. */
@ExtendWith(DemoExtension.class)
class RomDefaultsTest {

	private static final String CLOUD = "com.android.providers.settings:bool/def_cloud_enabled";

	@TempDir
	private Path work;

	/** The case after its analysis. */
	private record Analysed(Path folder, Ran ran) {

		List<Json.Fields> facts(String type) {
			return Facts.of(folder).stream().filter(fact -> fact.text("type").equals(Optional.of(type))).toList();
		}

		String verdict() {
			Json cell = facts("cell").getFirst();
			return cell.text("verdict").orElse("") + ": " + cell.items("reasons").getFirst().text("code").orElse("");
		}

		boolean says(String code) {
			return facts("problem").stream().anyMatch(problem -> problem.text("code").equals(Optional.of(code)));
		}

		long findings() {
			return facts("finding").stream().filter(finding -> finding.text("rule").equals(Optional.of("rom-default-contradiction"))).count();
		}
	}

	private Analysed analysed(Demo demo, String reference, String value, String... files) throws IOException {
		Path folder = work.resolve(value + files.length + reference.length() + ".telltale");
		assertEquals(0, Ran.here("case", "create", folder, "--number", "1", "--title", "t", "--examiner", "e").code());
		String run = """
				{"handsets":[{"id":"H1"}],"runs":[{"id":"R1","handset":"H1","start":"2014-08-05T10:00:00Z","end":"2014-08-05T11:00:00Z","conditions":[
				 {"dimension":"cloud","value":"off","source":{"kind":"settings","evidence":"r1-settings.db","reference":"secure/cloud_enabled"}},
				 {"dimension":"reset","value":"factory","source":{"kind":"statement","by":"e"}},
				 {"dimension":"cloud","value":"VALUE","source":{"kind":"rom-default","evidence":"stock-system.simg","reference":"NAME"}}]}]}""";
		Path runs = Files.writeString(work.resolve("runs.json"), run.replace("NAME", reference).replace("VALUE", value), StandardCharsets.UTF_8);
		Path claims = Files.writeString(work.resolve("claims.json"), """
				{"claims":[{"id":"C1","claimant":"x","date":"2014-07-30","text":"t","predicate":"initially cloud = VALUE after reset"}]}""".replace("VALUE", value), StandardCharsets.UTF_8);
		for (String file : files) {
			Ran imported = Ran.here("import", folder, demo.evidence().resolve(file));
			assertTrue(imported.code() <= 1, imported.err());
		}
		assertEquals(0, Ran.here("runs", folder, "add", "--from", runs).code());
		assertEquals(0, Ran.here("claims", folder, "add", "--from", claims).code());
		return new Analysed(folder, Ran.here("analyse", folder));
	}

	@Test
	void aDefaultThatWasReadConfirmsAndIsListedWithItsCondition(Demo demo) throws IOException {
		Analysed all = analysed(demo, CLOUD, "off", "handset/r1/r1-settings.db", "firmware/stock-system.simg");
		assertEquals("confirmed: state", all.verdict());
		assertEquals(0, all.findings());
		String listed = Ran.here("defaults", all.folder(), "--format", "json").lines().stream().filter(line -> line.contains("def_cloud_enabled")).findFirst().orElseThrow();
		assertTrue(listed.contains("\"conditions\":[\"R1 cloud = off\"]"), listed);
	}

	@Test
	void withoutTheImageTheClaimIsOpenAndThatIsSaid(Demo demo) throws IOException {
		Analysed without = analysed(demo, CLOUD, "off", "handset/r1/r1-settings.db");
		assertEquals("inconclusive: rom-default-not-read", without.verdict());
		assertTrue(without.says("case.default-not-read"), without.ran().err());
		assertTrue(without.ran().err().contains("It counts as a statement and confirms no claim"), without.ran().err());
	}

	@Test
	void aNameThatTheImageDoesNotHaveIsAProblemAndAFinding(Demo demo) throws IOException {
		Analysed other = analysed(demo, CLOUD + "_x", "off", "handset/r1/r1-settings.db", "firmware/stock-system.simg");
		assertEquals("inconclusive: rom-default-not-read", other.verdict());
		assertTrue(other.says("case.default-not-read"), other.ran().err());
		assertEquals(1, other.findings());
	}

	@Test
	void whatWasEnteredAgainstTheImageIsAFindingAndConfirmsNothing(Demo demo) throws IOException {
		Analysed opposite = analysed(demo, CLOUD, "on", "handset/r1/r1-settings.db", "firmware/stock-system.simg");
		assertEquals("inconclusive: state-disputed", opposite.verdict());
		assertEquals(1, opposite.findings());
	}
}
