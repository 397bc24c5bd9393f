package org.telltale.casework;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.store.Actor;
import org.telltale.store.CaseException;

/** A case in a temporary folder, with the files that are put beside it. The engines for hostile files give what they are told to. */
final class CaseDesk implements AutoCloseable {

	static final String SECRET = "+447700900123";
	static final Actor EXAMINER = new Actor("A. Examiner", "examiner", "", "test");
	static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2014-09-01T08:00:00Z"));
	static final String RUNS = """
			{"handsets":[{"id":"H1","addresses":["192.0.2.17"]}],
			 "runs":[{"id":"R1","handset":"H1","start":"2014-08-05T10:00:00Z","end":"2014-08-05T11:00:00Z",
			  "conditions":[{"dimension":"cloud","value":"off","source":{"kind":"statement","by":"A"}},
			   {"dimension":"bearer","value":"wifi","source":{"kind":"statement","by":"A"}}],
			  "stimuli":[{"at":"2014-08-05T10:05:00Z","kind":"BOOT","exhibits":["E1"]}],
			  "captures":[{"file":"r1.pcap","point":"ap","sees":["wifi"]}]},
			 {"id":"R2","handset":"H1","start":"2014-08-06T10:00:00Z","end":"2014-08-06T11:00:00Z",
			  "conditions":[{"dimension":"cloud","value":"on","source":{"kind":"settings","evidence":"r2.db"}}],
			  "captures":[{"file":"r2.pcap","point":"ap","sees":["wifi"]}]}]}
			""";
	static final String CLAIMS = """
			{"claims":[{"id":"C1","claimant":"v","date":"2014-07-30","text":"no number is sent","source":"a page","archive":"page.txt","predicate":"never send PHONE_NUMBER when cloud = off"}]}
			""";

	private final Path folder;
	private final List<Json.Fields> records;
	private final List<Path> further = new ArrayList<>();
	private Optional<String> password = Optional.empty();
	private Optional<Problem> failure = Optional.empty();
	private List<Json.Fields> recognised = List.of();
	private Case file;

	CaseDesk(Path folder, Json.Fields... records) throws CaseException {
		this.folder = folder;
		this.records = List.of(records);
		this.file = Case.create(folder.resolve("case.telltale"), new CaseDetails("1", "t", "A. Examiner", "", "", "", "", "", "", "UTC", true),
				EXAMINER, CLOCK, this::read);
	}

	/** From now on engines give records for this password alone. */
	void lock(String with) {
		password = Optional.of(with);
	}

	/** From now on engines fail with this problem before they give a record. */
	void fail(Problem with) {
		failure = Optional.of(with);
	}

	/** From now on archives are read by these modules. */
	void recognise(String... modules) {
		recognised = List.of(modules).stream().map(module -> Json.object().put("module", module).put("format", "zip")).toList();
	}

	private List<Problem> read(EngineRecords.Reading reading, Consumer<Json.Fields> consumer, Progress progress) {
		if (reading.task() == EngineRecords.Task.RECOGNISE) {
			recognised.forEach(consumer);
			return List.of();
		}
		if (failure.isPresent()) {
			return List.of(failure.get());
		}
		if (!password.map(reading.passwords()::contains).orElse(true)) {
			return List.of(new Problem("backup.encrypted", Where.at(reading.evidence(), 0, 1), "It is encrypted.", "Nothing was read."));
		}
		records.forEach(consumer);
		further.addAll(reading.further());
		return List.of();
	}

	/** What the further files say that were handed to an engine. */
	List<String> furtherTexts() throws IOException {
		List<String> texts = new ArrayList<>();
		for (Path part : further) {
			texts.add(Files.readString(part));
		}
		return texts;
	}

	/** A boot sector with one partition. */
	static byte[] disk() {
		byte[] disk = new byte[2048];
		disk[446 + 4] = 0x0c;
		disk[446 + 8] = 2;
		disk[446 + 12] = 9;
		disk[510] = 0x55;
		disk[511] = (byte) 0xaa;
		return disk;
	}

	Case file() {
		return file;
	}

	Path folder() {
		return folder;
	}

	/** Closes the case and opens it again. */
	Case reopened() throws CaseException {
		file.close();
		file = Case.open(folder.resolve("case.telltale"), EXAMINER, CLOCK, this::read);
		return file;
	}

	Path write(String name, byte[] bytes) throws IOException {
		Path path = folder.resolve(name);
		Files.createDirectories(path.getParent());
		return Files.write(path, bytes);
	}

	Path write(String name, String text) throws IOException {
		return write(name, text.getBytes(StandardCharsets.UTF_8));
	}

	/** Enters an exhibit, two runs and a claim. */
	CaseDesk entered() throws CaseException, IOException {
		exhibits("{\"exhibits\":[{\"id\":\"E1\",\"kind\":\"PHONE_NUMBER\",\"value\":\"" + SECRET + "\"}]}");
		require(file.addRuns("runs.json", RUNS));
		require(file.addClaims("claims.json", CLAIMS));
		return this;
	}

	void exhibits(String list) throws CaseException, IOException {
		require(file.addExhibits(write("exhibits.json", list), Progress.NONE));
	}

	private static void require(List<Problem> problems) {
		if (!problems.isEmpty()) {
			throw new AssertionError(problems);
		}
	}

	Imported take(String name, byte[] bytes) throws CaseException, IOException {
		return file.importFile(ImportRequest.of(write(name, bytes)), Progress.NONE);
	}

	Imported take(String name, byte[] bytes, String run, String offset) throws CaseException, IOException {
		return file.importFile(new ImportRequest(write(name, bytes), Optional.of(run), Optional.of("ap"), Optional.of(Duration.parse(offset)), "", "",
				Optional.empty(), "", "", "", Optional.empty()), Progress.NONE);
	}

	Imported takeAt(String point, String name, byte[] bytes, String run) throws CaseException, IOException {
		return file.importFile(new ImportRequest(write(name, bytes), Optional.of(run), Optional.of(point), Optional.of(Duration.ZERO), "", "",
				Optional.empty(), "", "", "", Optional.empty()), Progress.NONE);
	}

	Imported takeAs(String kind, String name, byte[] bytes) throws CaseException, IOException {
		return file.importFile(new ImportRequest(write(name, bytes), Optional.empty(), Optional.empty(), Optional.empty(), "", "",
				Optional.empty(), "", "", "", Optional.of(kind)), Progress.NONE);
	}

	/** A capture in which the handset sends a text at that time. */
	static byte[] sends(String time, String text) {
		return new TinyCapture().out(time, "tel=" + text + " end").bytes();
	}

	Analysed analyse() throws CaseException {
		return file.analyse(Progress.NONE);
	}

	/** The codes of the problem facts, sorted, each once. */
	List<String> codes() throws CaseException {
		return file.facts("problem").stream().flatMap(p -> p.text("code").stream()).sorted().distinct().toList();
	}

	String verdict(String run) throws CaseException {
		return file.cells().stream().filter(c -> c.text("run").equals(Optional.of(run))).flatMap(c -> c.text("verdict").stream()).findFirst().orElse("none");
	}

	@Override
	public void close() throws CaseException {
		file.close();
	}
}
