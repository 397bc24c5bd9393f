package org.telltale.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.IpAddress;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetEvent;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.handset.Exhibit;
import org.telltale.model.EvidenceItem;
import org.telltale.model.TelltaleFactory;
import org.telltale.handset.InstalledPackage;
import org.telltale.handset.Moment;
import org.telltale.handset.OpenSocket;
import org.telltale.handset.TrafficCount;

/** What a handset's file gives a case: facts, the account of them, and the apps of flows. */
class HandsetContentsTest {

	private static final ExhibitSource SOURCE = ExhibitSource.file("x", "getprop.txt", List.of());
	private static final long NANOS = 1_407_232_800_000_000_000L;
	private static final byte[] TEXT = "[a]: [b]\n".getBytes(StandardCharsets.US_ASCII);

	@TempDir
	private Path folder;

	@Test
	void recordsAreCountedAndThoseThatTieAnAppAreFacts() throws Exception {
		Json.Fields installed = new InstalledPackage("a.b", 10021, "", Map.of("system", "false"), SOURCE).toJson();
		Json.Fields event = new HandsetEvent("log", "Tag", "m", Map.of(), Moment.at(NANOS, "w"), SOURCE).toJson();
		Json.Fields traffic = new TrafficCount("UID", "wifi", 10021, "DEFAULT", 0, NANOS - 5, 10, new TrafficCount.Volume(1, 2), new TrafficCount.Volume(3, 4), SOURCE).toJson();
		try (CaseDesk desk = new CaseDesk(folder, installed, event, event.copy().put("text", "n"), traffic)) {
			Imported imported = desk.take("getprop.txt", TEXT);
			assertEquals(List.of(), imported.problems());
			Json.Fields contents = desk.file().facts("contents").getFirst();
			assertEquals("{\"event.log\":2,\"package\":1,\"traffic\":1}", contents.get("records").orElseThrow().toString());
			assertEquals(List.of("getprop", Long.toString(NANOS - 5), Long.toString(NANOS)), List.of(contents.text("format").orElseThrow(),
					contents.text("first").orElseThrow(), contents.text("last").orElseThrow()));
			assertEquals(Optional.of("a.b"), desk.file().facts("package").getFirst().text("name"));
			assertEquals(Optional.of(10021L), desk.file().facts("traffic").getFirst().integer("uid"));
			assertEquals(contents.get("records"), desk.file().evidenceFacts().getFirst().get("records"));
			assertEquals(Optional.of("getprop"), desk.file().evidenceFacts().getFirst().text("format"));
			desk.analyse();
			assertEquals(List.of(contents), desk.file().facts("contents"), "an analysis keeps it");
			assertEquals(contents.get("records"), desk.file().facts("evidence").getFirst().get("records"));
		}
	}

	@Test
	void whatAPasswordOpensHasOneAccount() throws Exception {
		Json.Fields installed = new InstalledPackage("a.b", 10021, "", Map.of(), SOURCE).toJson();
		try (CaseDesk desk = new CaseDesk(folder, installed)) {
			desk.lock("secret");
			Path backup = desk.write("backup.ab", "ANDROID BACKUP\n1\n0\nAES-256\n");
			desk.file().importFile(ImportRequest.of(backup), Progress.NONE);
			assertEquals(List.of("backup.encrypted"), desk.codes());
			ImportRequest wrong = ImportRequest.of(backup).withPasswords(List.of("guessed"));
			assertEquals(0, desk.file().importFile(wrong, Progress.NONE).sequence());
			ImportRequest right = new ImportRequest(backup, Optional.empty(), Optional.empty(), Optional.empty(), "X-1", "", Optional.empty(), "", "", "", Optional.empty());
			desk.file().importFile(right.withPasswords(List.of("guessed", "secret")), Progress.NONE);
			assertEquals(List.of(), desk.codes());
			assertEquals(List.of("{\"package\":1}"), desk.file().facts("contents").stream().map(fact -> fact.get("records").orElseThrow().toString()).toList());
			assertEquals(1, desk.file().facts("package").size());
			assertEquals("X-1", desk.file().model().getEvidence().getFirst().getExhibitNumber(), "what was blank");
			assertFalse(JournalList.of(desk.file()).toString().contains("secret"));
		}
	}

	@Test
	void deathOfTheReaderOpensNothing() throws Exception {
		try (CaseDesk desk = new CaseDesk(folder)) {
			desk.lock("secret");
			Path backup = desk.write("backup.ab", "ANDROID BACKUP\n1\n0\nAES-256\n");
			desk.file().importFile(ImportRequest.of(backup), Progress.NONE);
			desk.fail(new Problem("worker.died", Where.at("e", 0, 0), "It died.", "Nothing is listed."));
			Imported done = desk.file().importFile(ImportRequest.of(backup).withPasswords(List.of("secret")), Progress.NONE);
			assertEquals(0, done.sequence());
			assertTrue(done.summary().contains("its reader failed"), done.summary());
			assertEquals(List.of("worker.died"), done.problems().stream().map(Problem::code).toList());
			assertEquals(List.of("backup.encrypted"), desk.codes(), "it can be tried again");
		}
	}

	@Test
	void archiveOfBothKindsIsReadByBothEngines() throws Exception {
		Json.Fields installed = new InstalledPackage("a.b", 10021, "", Map.of(), SOURCE).toJson();
		try (CaseDesk desk = new CaseDesk(folder, installed)) {
			desk.recognise("handset", "firmware");
			Imported both = desk.take("a.zip", new byte[] {'P', 'K', 3, 4, 1});
			assertEquals("handset-artefact", both.kind());
			assertEquals("1 package; as firmware: 1 package", both.summary());
			desk.recognise("firmware");
			assertEquals("package", desk.take("b.zip", new byte[] {'P', 'K', 3, 4, 2}).kind());
			desk.recognise();
			assertEquals("package", desk.take("c.zip", new byte[] {'P', 'K', 3, 4, 3}).kind(), "as before, if nobody can tell");
		}
	}

	@Test
	void whatAReportSaysTooKeepsTheHandsetsOwnSource() throws Exception {
		Exhibit own = new Exhibit("m.db/sms/1", ExhibitKind.SMS, "canary", Optional.empty(), Map.of("box", "inbox"), ExhibitSource.row("e", "m.db", "sms", 1, List.of()));
		Exhibit second = new Exhibit("r.xml/SMS/5", ExhibitKind.SMS, "canary", Optional.empty(), Map.of("secondHand", "ufdr", "modelId", "x"),
				ExhibitSource.row("e", "r.xml", "SMS", 5, List.of()));
		try (CaseDesk desk = new CaseDesk(folder)) {
			EvidenceItem item = TelltaleFactory.eINSTANCE.createEvidenceItem();
			item.setId("e");
			desk.file().edit("test", () -> desk.file().model().getEvidence().add(item));
			for (List<Exhibit> order : List.of(List.of(own, second), List.of(second, own))) {
				desk.file().edit("test", () -> desk.file().model().getExhibits().clear());
				desk.file().edit("test", () -> order.forEach(exhibit -> new ExhibitEntry(desk.file()).put(exhibit, 0, false)));
				org.telltale.model.Exhibit kept = desk.file().model().getExhibits().getFirst();
				assertEquals("m.db", kept.getSource());
				assertEquals(List.of("box", "row", "table"), kept.getAttributes().stream().map(a -> a.getName()).sorted().toList());
			}
		}
	}

	@Test
	void passwordsStandInNoText() {
		EngineRecords.Reading reading = new EngineRecords.Reading(EngineRecords.Task.HANDSET, Path.of("b.ab"), "e", "b.ab", Optional.empty(), Optional.empty(), List.of(),
				List.of("secret"));
		assertFalse(reading.toString().contains("secret"), reading.toString());
		assertFalse(ImportRequest.of(Path.of("b.ab")).withPasswords(List.of("secret")).toString().contains("secret"));
	}

	@Test
	void flowOfACaptureGetsItsApp() throws Exception {
		Json.Fields installed = new InstalledPackage("a.b", 10021, "", Map.of(), SOURCE).toJson();
		byte[] capture = CaseDesk.sends("2014-08-05T10:06:00Z", "x");
		try (CaseDesk desk = new CaseDesk(folder.resolve("one"))) {
			desk.take("r1.pcap", capture);
			Json.Fields flow = desk.file().facts("flow").getFirst();
			long at = flow.integer("first").orElseThrow();
			Json.Fields socket = new OpenSocket("tcp", end(flow, "client"), end(flow, "server"), "ESTABLISHED", 10021, Moment.at(at, "w"), SOURCE).toJson()
					.put("transport", flow.text("transport").orElseThrow());
			try (CaseDesk second = new CaseDesk(folder.resolve("two"), installed, socket)) {
				second.take("r1.pcap", capture);
				second.take("getprop.txt", TEXT);
				second.analyse();
				Json.Fields app = second.file().facts("flow-app").getFirst();
				assertEquals(flow.text("flow"), app.text("flow"));
				assertEquals(Optional.of("a.b"), app.items("packages").getFirst().text("name"));
				second.analyse();
				assertEquals(1, second.file().facts("flow-app").size(), "made anew, not twice");
			}
		}
	}

	private static OpenSocket.End end(Json.Fields flow, String side) {
		Json end = flow.get(side).orElseThrow();
		return new OpenSocket.End(IpAddress.parse(end.text("address").orElseThrow()).orElseThrow(), end.integer("port").orElseThrow().intValue());
	}
}
