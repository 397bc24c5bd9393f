package org.telltale.report;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.base.ByteRange;
import org.telltale.base.CaptureInstant;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.model.CaseFile;
import org.telltale.model.Handset;
import org.telltale.model.Person;
import org.telltale.model.Run;
import org.telltale.model.TelltaleFactory;
import org.telltale.casework.time.CaseTimes;
import org.telltale.report.input.Excerpt;
import org.telltale.report.input.ReportHead;
import org.telltale.report.input.ReportInput;
import org.telltale.timeline.ContactMatrix;
import org.telltale.timeline.PeriodicContacts;
import org.telltale.timeline.RunLane;

/** A small made-up case: two runs, one leak in Chinese, long names, enough rows to break pages. */
final class SmallCase {

	static final String MESSAGE = "明天下午三点在图书馆门口见，别忘了带 <b>身份证</b> & 照片";
	static final String LONG_HOST = "a-very-long-label-that-goes-on-and-on-for-sixty-three-characters.metrics.upload.region-7.cdn.hesperus.example";

	static final String TABLE = "overlay.csv (sha256 " + evidence("overlay.csv").substring(0, 16) + ", from 2014-01-01 until 2015-01-01, after the registry, in its words)";

	private static final long START = CaptureInstant.nanosOf(Instant.parse("2014-08-05T10:00:00Z"));
	private static final long SECOND = 1_000_000_000L;

	private final List<Json.Fields> facts = new ArrayList<>();
	private final Map<String, Excerpt> excerpts = new TreeMap<>();
	private final int flows;

	private SmallCase(int flows) {
		this.flows = flows;
	}

	/** A case with that many flows in its first run. */
	static ReportInput with(int flows) {
		return new SmallCase(flows).input(true);
	}

	/** As {@link #with}, a numbered report instead of a draft. */
	static ReportInput numbered(int flows) {
		return new SmallCase(flows).input(false);
	}

	/** A case in which nothing has been done yet. */
	static ReportInput empty() {
		CaseFile file = TelltaleFactory.eINSTANCE.createCaseFile();
		file.setNumber("HK-2014-000");
		return new ReportInput(file, List.of(), List.of(), List.of(), CaseTimes.NONE, head(true, Map.of()));
	}

	static String evidence(String name) {
		return Digest.sha256(name.getBytes(StandardCharsets.UTF_8)).hex();
	}

	private ReportInput input(boolean draft) {
		runs();
		String exhibit = add(fact("exhibit", "quoted").put("exhibitId", "E1").put("kind", "SMS").put("value", MESSAGE)
				.put("sha256", evidence(MESSAGE)).put("length", MESSAGE.getBytes(StandardCharsets.UTF_8).length)
				.put("source", Json.object().put("evidence", evidence("settings.db")).put("path", "/data/mmssms.db").put("table", "sms").put("row", 7)));
		List<String> sightings = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			sightings.add(sighting(exhibit, i));
		}
		flows();
		names();
		firmware();
		String cell = claim(sightings);
		finding(sightings, cell);
		return new ReportInput(caseFile(), facts, endpoints(), journal(), new CaseTimes(lanes(), lanes(), matrix(), List.of(new PeriodicContacts("R1", LONG_HOST, List.of(7.0, 7.1, 6.9), List.of(7.0)))), head(draft, excerpts));
	}

	static ReportHead head(boolean draft, Map<String, Excerpt> excerpts) {
		return new ReportHead(draft ? 0 : 1, 1, draft, Instant.parse("2026-11-22T09:30:00Z"), "Demo Script", "Telltale 0.1.0", "Java 25, Linux amd64, tzdata 2026a",
				Map.of("match.minimumLog10", "-9", "reassembly.overlap", "first"), excerpts);
	}

	private static CaseFile caseFile() {
		TelltaleFactory make = TelltaleFactory.eINSTANCE;
		CaseFile file = make.createCaseFile();
		file.setNumber("HK-2014-017");
		file.setTitle("Hesperus HM Note, 不明上传");
		file.setExaminer("Demo Script");
		file.setOrganisation("Telltale demonstration laboratory");
		file.setAuthority("Order of the fictional court of 1 August 2014");
		file.setScope("Network traffic of one handset in two runs");
		file.setNotExamined("The servers; the modem's firmware");
		file.setCommission("Consumer council (fictional)");
		file.setQuestion("What did the handset tell whom, while its user had said no?");
		file.setClassification("For the court and the parties");
		file.setZone("Asia/Hong_Kong");
		file.setSynthetic(true);
		Handset handset = make.createHandset();
		handset.setId("H1");
		handset.setMake("Hesperus Mobile");
		handset.setModel("HM Note");
		handset.setBuild("HM-JHDMIBL30");
		handset.getImeis().add("004999010640000");
		handset.getAddresses().add("192.0.2.17");
		file.getHandsets().add(handset);
		Person person = make.createPerson();
		person.setName("Demo Script");
		person.setRole("examiner");
		person.setOrganisation("Telltale demonstration laboratory");
		file.getPeople().add(person);
		for (String id : List.of("R1", "R10")) {
			Run run = make.createRun();
			run.setId(id);
			run.setTitle(id.equals("R1") ? "Stock ROM, cloud off, three messages received" : "After the update and a reset");
			run.setHandset(handset);
			file.getRuns().add(run);
		}
		return file;
	}

	private void runs() {
		for (String name : List.of("r1-ap.pcapng", "r10-ap.pcapng")) {
			String run = name.startsWith("r10") ? "R10" : "R1";
			add(fact("evidence", "recounted").put("evidence", evidence(name)).put("name", name).put("length", 1_234_567).put("kind", "capture").put("format", "pcapng")
					.put("frames", 4096).put("bytes", 1_200_000).put("first", nanos(1)).put("last", nanos(3500)).put("truncatedFrames", 0).put("run", run).put("point", "ap")
					.put("mib", Json.texts(List.of(evidence("mib")))));
			add(fact("capture-point", "quoted").put("run", run).put("evidence", evidence(name)).put("point", "ap").put("sees", Json.texts(List.of("wifi")))
					.put("clockOffset", "0").put("clockUncertainty", "50000000"));
			add(fact("run", "quoted").put("run", run).put("handset", "H1").put("start", nanos(0)).put("end", nanos(3600)).put("hypothetical", false));
			for (String condition : List.of("cloud=off", "consent=none", "rom=" + (run.equals("R1") ? "stock" : "ota-reset"))) {
				String[] parts = condition.split("=");
				add(fact("condition", "quoted").put("run", run).put("dimension", parts[0]).put("value", parts[1]).put("from", nanos(0)).put("to", nanos(3600))
						.put("uncertainty", "2000000000").put("source", Json.object().put("kind", "settings").put("evidence", evidence("settings.db"))));
			}
			for (int i = 0; i < 3; i++) {
				add(fact("stimulus", "quoted").put("run", run).put("at", nanos(60 + 600 * i)).put("kind", "SMS_RECEIVED").put("exhibits", Json.texts(List.of("E1"))));
			}
		}
		add(fact("evidence", "quoted").put("evidence", evidence("settings.db")).put("name", "settings.db").put("length", 40_960).put("kind", "handset"));
		add(fact("evidence", "quoted").put("evidence", evidence("overlay.csv")).put("name", "overlay.csv").put("length", 1000).put("kind", "reference-table"));
		add(fact("evidence", "quoted").put("evidence", evidence("r1.keys")).put("name", "r1.keys").put("length", 500).put("kind", "key-log").put("exhibitNumber", "K-1"));
		add(fact("problem", "quoted").put("code", "tcp.gap").put("where", Json.object().put("evidence", evidence("r1-ap.pcapng")).put("offset", 77_000).put("length", 1448))
				.put("what", "A segment of 1448 bytes was not captured.").put("consequence", "Matches inside it are missed."));
	}

	private String sighting(String exhibit, int i) {
		String id = add(fact("sighting", "replayed").put("exhibit", exhibit).put("exhibitId", "E1").put("kind", "SMS").put("strength", "exact").put("variant", "UTF-8, base64")
				.put("direction", "out").put("flow", flow(i)).put("run", "R1").put("device", "H1").put("evidence", evidence("r1-ap.pcapng")).put("client", socket("192.0.2.17", 40_000 + i))
				.put("server", socket("203.0.113.80", 80)).put("host", LONG_HOST).put("at", nanos(62 + 600 * i))
				.put("frames", Json.array(List.of(Json.array(List.of(Json.of(12 + i), Json.of(2))), Json.array(List.of(Json.of(40 + i), Json.of(1))))))
				.put("chain", Json.texts(List.of("TCP stream, handset to server", "HTTP/1.1 request body", "gzip", "base64", "JSON /messages/" + i + "/body"))).put("log10Chance", -180)
				.put("derivation", Json.object()));
		byte[] bytes = ("{\"body\":\"" + MESSAGE + "\",\"n\":" + i + "}").getBytes(StandardCharsets.UTF_8);
		excerpts.put(id, new Excerpt("JSON", 9000, HexFormat.of().formatHex(bytes), Optional.of(new Excerpt.MarkedText("{\"body\":\"", MESSAGE, "\",\"n\":" + i + "}")),
				new ByteRange(9, MESSAGE.getBytes(StandardCharsets.UTF_8).length)));
		return id;
	}

	private void flows() {
		for (int i = 0; i < flows; i++) {
			add(fact("flow", "recounted").put("flow", flow(i)).put("evidence", evidence("r1-ap.pcapng")).put("transport", "tcp").put("client", socket("192.0.2.17", 40_000 + i))
					.put("server", socket(server(i), 80)).put("handset", "client").put("directionBasis", "address of the run").put("device", "H1").put("run", "R1")
					.put("first", nanos(60 + i)).put("last", nanos(90 + i)).put("frames", pair(10, 12)).put("bytes", pair(4000 + i, 900)).put("payload", pair(3500 + i, 500))
					.put("unreadable", pair(i % 3 == 0 ? 100 : 0, 0)).put("gaps", pair(0, 0)).put("hosts", Json.array(List.of())));
		}
		add(fact("flow", "recounted").put("flow", "r10-1").put("evidence", evidence("r10-ap.pcapng")).put("transport", "udp").put("client", socket("192.0.2.17", 5353))
				.put("server", socket("2001:db8:53::1", 53)).put("handset", "client").put("directionBasis", "address of the run").put("device", "H1").put("run", "R10")
				.put("first", nanos(60)).put("last", nanos(61)).put("frames", pair(1, 1)).put("bytes", pair(70, 120)).put("payload", pair(42, 92)).put("unreadable", pair(0, 0))
				.put("gaps", pair(0, 0)).put("hosts", Json.array(List.of())));
	}

	private static String flow(int i) {
		return evidence("r1-ap.pcapng").substring(0, 16) + "-" + (10 + i) + "-0";
	}

	private static String server(int i) {
		return i < 3 ? "203.0.113.80" : "198.51.100." + (1 + i % 40);
	}

	private void names() {
		add(fact("name", "replayed").put("address", "203.0.113.80").put("name", LONG_HOST).put("source", "http-host").put("evidence", evidence("r1-ap.pcapng")).put("frame", 12)
				.put("flow", flow(0)).put("at", nanos(62)).put("derivation", Json.object()));
	}

	private void firmware() {
		String image = evidence("system.img");
		add(fact("evidence", "quoted").put("evidence", image).put("name", "system.img").put("length", 805_306_368).put("kind", "firmware").put("format", "ext4"));
		String artefact = add(fact("artefact", "quoted").put("artefact", "A1").put("evidence", image).put("path", "/system/app/CloudService.apk").put("package", "com.hesperus.cloud")
				.put("sha256", evidence("apk")));
		add(fact("indicator", "quoted").put("indicator", "I1").put("artefact", "A1").put("kind", "host").put("value", LONG_HOST).put("offset", 4711).put("length", 108));
		add(fact("link", "quoted").put("artefact", "A1").put("indicator", "I1").put("path", "/system/app/CloudService.apk").put("host", LONG_HOST).put("address", "203.0.113.80")
				.put("basis", "the host name stands in the file and was asked for").put("strength", "present"));
		add(fact("link", "quoted").put("artefact", artefact.isEmpty() ? "" : "A1").put("path", "/system/lib/libpush.so").put("host", "push.hesperus.example").put("basis", "string")
				.put("strength", "shown to be used"));
	}

	private String claim(List<String> sightings) {
		add(fact("claim", "quoted").put("claim", "C2").put("claimant", "Hesperus Mobile").put("date", "2014-07-30").put("text", "No personal data is uploaded without the user's permission")
				.put("source", "Questions and answers (fictional)").put("predicate", "never send CONTENT, IDENTIFIER, PHONE_NUMBER when consent = none"));
		add(cell("C2", "R1", "PHOTO", "inconclusive", "few-stimuli", "Only 1 of the 3 stimuli that the rule wants were given.", List.of()));
		add(cell("C2", "R1", "IDENTIFIER", "inconclusive", "unreadable-bytes", "99 bytes that left the handset could not be read.", List.of()));
		add(cell("C2", "R1", "CONTACT", "not tested", "no-stimulus", "No stimulus of that kind was given inside the condition.", List.of()));
		add(cell("C2", "R10", "CONTACT", "not applicable", "outside-condition", "The run has no time in which the condition holds.", List.of()));
		add(cell("C2", "R1", "SMS", "contradicted", "witness", "3 sightings going out inside the condition.", sightings));
		return add(cell("C2", "R10", "SMS", "not contradicted", "all-controls", "Three stimuli, nothing unreadable, and the control was seen.", List.of()));
	}

	private static Json.Fields cell(String claim, String run, String kind, String verdict, String code, String text, List<String> witnesses) {
		return fact("cell", "recomputed").put("claim", claim).put("run", run).put("kind", kind).put("verdict", verdict)
				.put("reasons", Json.array(List.of(Json.object().put("code", code).put("text", text).put("number", witnesses.size())))).put("witnesses", Json.texts(witnesses))
				.put("exposure", "3600000000000").put("unknown", "0").put("stimuli", 3).put("unknownStimuli", 0).put("unreadable", 0).put("smallest", 18).put("clock", "2050000000").put("sources", Json.texts(List.of("settings")))
				.put("statementAlone", false).put("hypothetical", false);
	}

	private void finding(List<String> sightings, String contrary) {
		add(fact("finding", "quoted").put("finding", "F-0123456789ab").put("rule", "disclosure").put("ruleVersion", 1).put("severity", "high")
				.put("title", "SMS left the handset for " + LONG_HOST + " in run R1").put("explanation", "3 sightings of E1 going out in run R1, with cloud = off, consent = none.")
				.put("limits", "Says that the bytes went to that address in that run; not who reads them there, nor why they were sent.").put("supports", Json.texts(sightings))
				.put("contrary", Json.texts(List.of(contrary))).put("alternatives", Json.texts(List.of("A service that the person asked for may need the datum (registration, push).")))
				.put("explanations", Json.array(List.of(Json.object().put("kind", "act").put("outcome", "applies").put("text", "3 of 3 moments follow what was done.").put("facts", Json.texts(sightings)))))
				.put("status", "accepted").put("decidedBy", "Demo Script").put("reason", "accepted by rule in the demonstration"));
	}

	private List<Json.Fields> endpoints() {
		List<Json.Fields> endpoints = new ArrayList<>();
		for (int i = 0; i < Math.min(flows, 40); i++) {
			endpoints.add(Json.object().put("type", "endpoint").put("address", i == 0 ? "203.0.113.80" : "198.51.100." + i).put("host", i == 0 ? LONG_HOST : "host" + i + ".example").put("hostSource", "http-host")
					.put("country", "CN").put("countrySource", TABLE).put("as", "AS64500").put("asSource", "an old table")
					.put("unknown", Json.object().put("owner", "no table covers 2014-08-05"))
					.put("registry", "CNNIC").put("baseline", i == 1).put("flows", 3).put("bytesOut", 12_000 - i).put("bytesIn", 2700).put("unreadableOut", 0).put("first", nanos(60))
					.put("last", nanos(90)).put("runs", Json.texts(List.of("R1"))).put("sightings", i == 0 ? 3 : 0));
		}
		return endpoints;
	}

	private static List<Json.Fields> journal() {
		List<Json.Fields> journal = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			journal.add(Json.object().put("type", "journal").put("sequence", i).put("at", nanos(7000 + i)).put("actor", "Demo Script").put("action", i == 0 ? "case.create" : "import")
					.put("objects", Json.texts(List.of(evidence("r1-ap.pcapng")))).put("reason", "").put("hash", evidence("entry " + i)));
		}
		return journal;
	}

	private List<RunLane> lanes() {
		List<RunLane.Contact> contacts = new ArrayList<>();
		for (int i = 0; i < flows; i++) {
			contacts.add(new RunLane.Contact(flow(i), i < 3 ? LONG_HOST : server(i), 60 + i * 7, 90 + i * 7, 4000 + i, i % 4 == 0 ? 9000 : 900, i < 3 ? 1 : 0, RunLane.Traits.UNKNOWN));
		}
		List<RunLane.Band> bands = List.of(new RunLane.Band("cloud", "off", 0, 1800, 1, "settings"), new RunLane.Band("cloud", "on", 1800, 3600, 1, "statement"));
		return List.of(new RunLane("R1", "wifi", "", START, 3600, contacts, List.of(stimulus(60), stimulus(660)), List.of(new RunLane.Mark("SMS", "E1", flow(0), 62, 1)), bands,
				List.of(new RunLane.Gap(RunLane.Gap.Kind.NOT_CAPTURED, "", "", 0, 30, 0)), List.of()),
				new RunLane("R10", "wifi", "hypothetical", START + 7200 * SECOND, 3600, List.of(new RunLane.Contact("r10-1", "2001:db8:53::1", 60, 61, 70, 120, 0, RunLane.Traits.UNKNOWN)),
						List.of(), List.of(), List.of(), List.of(), List.of()));
	}

	private static RunLane.Mark stimulus(double at) {
		return new RunLane.Mark("SMS_RECEIVED", "E1", "", at, 1);
	}

	private ContactMatrix matrix() {
		ContactMatrix.Cell called = new ContactMatrix.Cell(3, 4000, 900, 1, Optional.of(new ContactMatrix.Rate(6, 1.24, 17.5)));
		ContactMatrix.Cell silent = new ContactMatrix.Cell(0, 0, 0, 0, Optional.of(new ContactMatrix.Rate(0, 0, 7.4)));
		ContactMatrix.Cell unknown = new ContactMatrix.Cell(0, 0, 0, 0, Optional.empty());
		return new ContactMatrix(List.of(new ContactMatrix.Column("cloud", "off", 1800, List.of("R1")), new ContactMatrix.Column("cloud", "on", 1800, List.of("R1")),
				new ContactMatrix.Column("bearer", "cellular", 0, List.of())), List.of(new ContactMatrix.Row(LONG_HOST, List.of(called, silent, unknown))));
	}

	private static Json.Fields fact(String type, String factClass) {
		return Json.object().put("type", type).put("class", factClass);
	}

	private String add(Json.Fields fact) {
		String id = Digest.sha256(fact.toString().getBytes(StandardCharsets.UTF_8)).hex();
		facts.add(fact.put("id", id));
		return id;
	}

	private static Json socket(String address, int port) {
		return Json.object().put("address", address).put("port", port);
	}

	private static Json pair(long out, long in) {
		return Json.object().put("out", out).put("in", in);
	}

	private static String nanos(long secondsAfterStart) {
		return String.valueOf(START + secondsAfterStart * SECOND);
	}
}
