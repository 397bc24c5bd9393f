package org.telltale.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.json.Json;

/** Claims as they are entered, archived, checked and judged in a case. */
class ClaimReviewTest {

	private static final String CLAIM = "{\"claims\":[{\"id\":\"C2\",\"claimant\":\"v\",\"date\":\"2014\",\"text\":\"t\",%s\"predicate\":\"%s\"}]}";

	private static final byte[] TELLS = CaseDesk.sends("2014-08-05T10:06:00Z", CaseDesk.SECRET);

	@TempDir
	private Path folder;
	private CaseDesk desk;

	@BeforeEach
	void open() throws Exception {
		desk = new CaseDesk(folder);
		desk.entered();
	}

	@AfterEach
	void close() throws Exception {
		desk.close();
	}

	private Json.Fields claim(String id) throws Exception {
		return new ClaimReview(desk.file()).claims().stream().filter(claim -> claim.text("claim").equals(Optional.of(id))).findFirst().orElseThrow();
	}

	@Test
	void theArchivedCopyIsTiedWhicheverComesFirst() throws Exception {
		assertEquals(Optional.empty(), claim("C1").get("archive").flatMap(archive -> archive.text("evidence")));
		byte[] page = "no number is sent".getBytes(StandardCharsets.US_ASCII);
		desk.take("page.txt", page);
		String digest = org.telltale.base.Digest.sha256(page).hex();
		assertEquals(Optional.of(digest), claim("C1").get("archive").flatMap(archive -> archive.text("evidence")));
		assertEquals(Optional.of("a page"), claim("C1").text("source"));
		desk.file().addClaims("c", CLAIM.formatted("\"archive\":\"page.txt\",\"subject\":\"Hesperus\",", "never send SMS"));
		assertEquals(Optional.of(digest), claim("C2").get("archive").flatMap(archive -> archive.text("evidence")));
		assertEquals(Optional.of("Hesperus"), claim("C2").text("subject"));
	}

	@Test
	void aClaimIsEnteredChangedAndTakenBack() throws Exception {
		desk.file().addClaims("c", CLAIM.formatted("", "never send SMS"));
		desk.file().addClaims("c", CLAIM.formatted("", "never send PHOTO"));
		assertEquals(Optional.of("never send PHOTO"), claim("C2").text("predicate"));
		desk.file().undo();
		assertEquals(Optional.of("never send SMS"), claim("C2").text("predicate"));
		desk.file().undo();
		assertEquals(List.of("C1"), desk.file().modelFacts().stream().filter(f -> f.text("type").equals(Optional.of("claim"))).map(f -> f.text("claim").orElse("")).toList());
	}

	@Test
	void overallVerdictsComeWithTheAnalysis() throws Exception {
		assertEquals(Optional.empty(), claim("C1").text("verdict"));
		desk.take("r1.pcap", TELLS);
		desk.analyse();
		assertEquals(Optional.of("contradicted"), claim("C1").text("verdict"));
		assertTrue(claim("C1").text("why").orElse("").contains("1 contradicted"), claim("C1").toString());
		desk.file().addClaims("c", CLAIM.formatted("", "never send SMS").replace("C2", "C1"));
		assertEquals(Optional.empty(), claim("C1").text("verdict"));
		assertTrue(claim("C1").text("why").orElse("").contains("changed after the last analysis"), claim("C1").toString());
	}

	@Test
	void aPredicateIsExplainedBeforeItIsEntered() {
		ClaimReview.Checked checked = new ClaimReview(desk.file()).check("", "never send PHONE_NUMBER when cloud = off", Optional.empty());
		assertFalse(checked.isError());
		assertEquals("While cloud is off, the handset never sends a phone number to anyone.", checked.sentences().getFirst());
		assertEquals(List.of("R1 yes", "R2 no"), checked.runs().stream().map(run -> run.text("run").orElse("") + " " + run.text("speaks").orElse("")).toList());
		ClaimReview.Checked wrong = new ClaimReview(desk.file()).check("", "never send PHONE_NUMBER when cloud >= off", Optional.empty());
		assertTrue(wrong.isError());
		assertTrue(wrong.marked().getFirst().contains("\n                                   ^^\n"), wrong.marked().getFirst());
		assertEquals(List.of(), wrong.runs());
	}

	@Test
	void aRunAtNoTimeOfWhichItSpeaksIsNoneAndAHypotheticalOneIsMarked() throws Exception {
		desk.file().addRuns("runs.json", CaseDesk.RUNS.replace("{\"id\":\"R2\"", "{\"id\":\"R2\",\"hypothetical\":true"));
		List<Json.Fields> runs = new ClaimReview(desk.file()).check("", "send PHONE_NUMBER only after cloud = off", Optional.empty()).runs();
		assertEquals(List.of("no cloud = off held from the start. -", "yes  true"), runs.stream().map(run -> String.join(" ", run.text("speaks").orElse(""), run.text("why").orElse(""),
				run.get("hypothetical").map(Json::toString).orElse("-"))).toList());
		desk.file().addRuns("runs.json", CaseDesk.RUNS.replace("{\"dimension\":\"bearer\",\"value\":\"wifi\",", "{\"dimension\":\"bearer\",\"value\":\"none\",\"to\":\"2014-08-05T10:30:00Z\",\"source\":{\"kind\":\"statement\",\"by\":\"A\"}},"
				+ "{\"dimension\":\"bearer\",\"value\":\"wifi\",\"from\":\"2014-08-05T10:30:00Z\",").replace("\"value\":\"off\",", "\"value\":\"off\",\"from\":\"2014-08-05T10:10:00Z\","));
		assertEquals("cloud = off held before the condition did.", new ClaimReview(desk.file()).check("", "send PHONE_NUMBER only after cloud = off when bearer = wifi", Optional.empty()).runs()
				.getFirst().text("why").orElse(""));
	}

	@Test
	void aClaimThatCannotBeAuditedIsAProblemAndHasNoCells() throws Exception {
		desk.file().addClaims("c", CLAIM.formatted("", "never send SMS when cloud >= off"));
		desk.take("r1.pcap", TELLS);
		desk.analyse();
		assertTrue(desk.codes().contains("claim.predicate"), desk.codes().toString());
		assertEquals(List.of("C1"), desk.file().cells().stream().map(cell -> cell.text("claim").orElse("")).distinct().toList());
	}
}
