package org.telltale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.audit.cells.Cell;
import org.telltale.audit.cells.Reason;
import org.telltale.audit.predicate.PredicateSyntaxException;
import org.telltale.audit.rules.Finding;
import org.telltale.audit.rules.RomDefaultRule;
import org.telltale.base.json.Json;

class RomDefaultTest {

	private static final String NAME = "com.android.providers.settings:bool/def_cloud_enabled";

	private final FactBuilder facts = new FactBuilder().run("R1", 100, 200, "wifi").condition("R1", "reset", "factory", 100, 200, 0, "log").claim("S", "initially cloud = off after reset");

	private RomDefaultTest observed(String value) {
		facts.condition("R1", "cloud", value, 100, 200, 0, "settings");
		return this;
	}

	private RomDefaultTest entered(String value, String name) {
		facts.condition("R1", "cloud", value, 100, 200, 0, "rom-default");
		facts.facts().getLast().put("source", Json.object().put("kind", "rom-default").put("evidence", "image").put("reference", name));
		return this;
	}

	private RomDefaultTest read(String name, String value, String standing) {
		facts.add(Json.object().put("type", "rom-default").put("evidence", "image").put("name", name).put("value", value).put("standing", standing)
				.put("path", "system.img!/SettingsProvider.apk").put("basis", "b"));
		return this;
	}

	private String cell() throws PredicateSyntaxException {
		Cell cell = new Audit().cells(facts.facts()).getFirst();
		Reason reason = cell.reasons().getFirst();
		return cell.verdict().words() + ": " + reason.code() + " " + reason.number();
	}

	private List<String> findings() {
		return new Audit(List.of(new RomDefaultRule())).findings(facts.facts()).stream().map(Finding::severity).toList();
	}

	@Test
	void aReadDefaultAndAnObservedStateConfirm() throws PredicateSyntaxException {
		observed("off").entered("off", NAME).read(NAME, "false", "only");
		assertEquals("confirmed: state 1", cell());
		assertEquals(List.of(), findings());
	}

	@Test
	void ofARunThatDoesNotCountAContradictionIsInformation() {
		entered("off", NAME).read(NAME, "true", "only");
		assertEquals(List.of("high"), findings());
		facts.facts().getFirst().put("excluded", "repaired");
		assertEquals(List.of("information"), findings());
	}

	@Test
	void aDefaultThatIsEnteredAndNotReadConfirmsNothing() throws PredicateSyntaxException {
		observed("off").entered("off", NAME);
		assertEquals("inconclusive: rom-default-not-read 1", cell());
		assertEquals(List.of(), findings(), "nothing was read of that item");
	}

	@Test
	void aNameThatTheItemDoesNotHaveIsAFinding() throws PredicateSyntaxException {
		observed("off").entered("off", NAME).read("property/ro.build.id", "X", "only");
		assertEquals("inconclusive: rom-default-not-read 1", cell());
		assertEquals(List.of("medium"), findings());
	}

	@Test
	void aDefaultThatSaysTheOppositeIsAFindingAndConfirmsNothing() throws PredicateSyntaxException {
		observed("off").entered("off", NAME).read(NAME, "true", "only");
		assertEquals("inconclusive: rom-default-differs 1", cell());
		assertEquals(List.of("high"), findings());
	}

	@Test
	void severalValuesHaveToAgree() throws PredicateSyntaxException {
		observed("off").entered("off", NAME).read(NAME, "false", "several").read(NAME, "0", "several");
		assertEquals("confirmed: state 1", cell());
		read(NAME, "true", "several");
		assertEquals("inconclusive: rom-default-differs 1", cell());
		assertEquals(List.of("medium"), findings());
	}

	@Test
	void whatAnOverlayOverridesDoesNotCount() throws PredicateSyntaxException {
		observed("off").entered("off", NAME).read(NAME, "true", "overridden").read(NAME, "false", "wins");
		assertEquals("confirmed: state 1", cell());
		assertEquals(List.of(), findings());
	}

	@Test
	void aDefaultAloneIsNoObservedState() throws PredicateSyntaxException {
		entered("off", NAME).read(NAME, "false", "only");
		assertEquals("inconclusive: state-not-observed 0", cell());
	}

	@Test
	void aReadDefaultContradictsNothing() throws PredicateSyntaxException {
		entered("on", NAME);
		assertEquals("inconclusive: rom-default-not-read 0", cell());
		read(NAME, "true", "only");
		assertEquals("inconclusive: rom-default-differs 1", cell());
		observed("off");
		assertEquals("inconclusive: state-disputed 1", cell());
	}

	@Test
	void anObservedStateContradicts() throws PredicateSyntaxException {
		observed("on").entered("on", NAME).read(NAME, "true", "only");
		assertEquals("contradicted: state 1", cell());
	}

	@Test
	void aContraryDefaultThatWasReadOfAnotherImageLeavesItOpen() throws PredicateSyntaxException {
		observed("off").entered("off", NAME).read(NAME, "false", "only");
		facts.run("R2", 300, 400, "wifi").condition("R2", "cloud", "on", 300, 400, 0, "rom-default");
		facts.facts().getLast().put("source", Json.object().put("kind", "rom-default").put("evidence", "image").put("reference", "other"));
		assertEquals("confirmed: state 1", cell(), "nothing was read of it");
		read("other", "true", "only");
		assertEquals("inconclusive: rom-default-differs 1", cell());
	}

	@Test
	void onlyTheStartOfAFreshRunIsAfterAReset() throws PredicateSyntaxException {
		entered("off", NAME).read(NAME, "false", "only");
		facts.run("R2", 300, 400, "wifi").condition("R2", "cloud", "off", 300, 400, 0, "settings");
		assertEquals("inconclusive: state-not-observed 0", cell());
		facts.condition("R2", "reset", "no", 300, 400, 0, "log").condition("R2", "reset", "factory", 300, 400, 0, "log");
		assertEquals("inconclusive: state-not-observed 0", cell(), "two things are said of it");
		facts.condition("R1", "cloud", "off", 150, 200, 0, "settings");
		assertEquals("inconclusive: state-not-observed 0", cell(), "it was seen later");
		observed("off");
		assertEquals("confirmed: state 1", cell());
	}

	@Test
	void aDefaultThatDoesNotHoldIsWorthAStatement() throws PredicateSyntaxException {
		facts.claim("N", "never send SMS when cloud = off");
		entered("off", NAME);
		assertTrue(ofRun().statementAlone());
		read(NAME, "0", "only");
		assertEquals(List.of("rom-default"), ofRun().sources());
		read(NAME, "1", "several");
		assertTrue(ofRun().statementAlone());
	}

	private Cell ofRun() throws PredicateSyntaxException {
		return new Audit().cells(facts.facts()).stream().filter(cell -> cell.run().equals("R1")).findFirst().orElseThrow();
	}

	@Test
	void valuesThatAreNoSwitchesAreComparedAsTheyAre() throws PredicateSyntaxException {
		observed("off").entered("off", NAME).read(NAME, "OFF", "only");
		assertEquals("confirmed: state 1", cell());
		FactBuilder other = new FactBuilder().run("R1", 100, 200, "wifi");
		assertTrue(new Audit(List.of(new RomDefaultRule())).findings(other.facts()).isEmpty());
	}
}
