package org.telltale.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.base.Digest;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.cipher.FileKey;
import org.telltale.base.cipher.SealedPath;
import org.telltale.base.cipher.SealedWriter;
import org.telltale.base.json.Json;
import org.telltale.container.FileSource;
import org.telltale.container.Limits;
import org.telltale.firmware.FirmwareReader;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.reader.HandsetReader;

class WorkerTest {

	private static final WorkerLimits LIMITS = new WorkerLimits(Duration.ofSeconds(60), 64, 1000);

	@TempDir
	Path folder;
	private Path file;
	private final List<HandsetRecord> records = new ArrayList<>();

	@BeforeEach
	void write() throws IOException {
		file = Files.writeString(folder.resolve("sms-é.xml"), "<smses><sms address='+447700900123' date='1407405600000' type='1' body='canary 你好'/>"
				+ "<sms address='x' date='1' type='2' body='two'/></smses>", StandardCharsets.UTF_8);
	}

	@Test
	void childReadsTheSameAsTheReaderInProcess() throws IOException {
		WorkerResult result = new Worker(LIMITS).handset(WorkerRequest.of(WorkerTask.HANDSET, file), records::add, Progress.NONE);
		assertEquals(List.of(), result.problems());
		assertTrue(result.complete());
		String name = file.getFileName().toString();
		assertEquals(HandsetReader.read(HandsetFile.of(name, EvidenceBytes.of(name, Files.readAllBytes(file)))).value().orElseThrow(), records);
		assertEquals(3, result.records());
	}

	@Test
	void imageInSeveralFilesIsReadWhole() throws IOException {
		byte[] disk = new byte[1024];
		disk[446 + 4] = 0x0c;
		disk[446 + 8] = 1;
		disk[446 + 12] = 3;
		disk[510] = 0x55;
		disk[511] = (byte) 0xaa;
		Path first = Files.write(folder.resolve("d.001"), disk);
		Path second = Files.write(folder.resolve("d.002"), disk);
		WorkerRequest request = WorkerRequest.of(WorkerTask.HANDSET, first);
		assertEquals(List.of("mbr.partition", "image.not-read"), codes(request));
		assertEquals(List.of("image.not-read"), codes(request.withFurther(List.of(new EvidencePath(second, "d.002")))));
	}

	private List<String> codes(WorkerRequest request) {
		return new Worker(LIMITS).handset(request, records::add, Progress.NONE).problems().stream().map(Problem::code).toList();
	}

	@Test
	void problemsOfTheFileComeThroughAndItIsNotTouched() throws IOException {
		Files.writeString(file, "<smses><sms type='1' body='a'/>", StandardCharsets.UTF_8);
		WorkerResult result = new Worker(LIMITS).handset(WorkerRequest.of(WorkerTask.HANDSET, file).withEvidence("ab".repeat(32)), records::add, Progress.NONE);
		assertTrue(result.complete());
		assertEquals(List.of("xml.syntax"), result.problems().stream().map(Problem::code).toList());
		assertEquals("ab".repeat(32), records.getFirst().source().evidence());
		try (var files = Files.list(folder)) {
			assertEquals(List.of(file), files.toList());
		}
	}

	/** The child reads an encrypted file by the key of that file, which stands in its request and not in its command line. */
	@Test
	void encryptedFileIsReadWithTheKeyOfThatFileAlone() throws IOException {
		byte[] plain = "<smses><sms type='1' body='a' address='1' date='1'/></smses>".getBytes(StandardCharsets.UTF_8);
		byte[] areaKey = new byte[32];
		Path hidden = folder.resolve("hidden");
		try (SealedWriter out = new SealedWriter(FileChannel.open(hidden, StandardOpenOption.CREATE, StandardOpenOption.WRITE), areaKey)) {
			out.write(plain);
			out.finish(Digest.sha256(plain));
		}
		String evidence = Digest.sha256(plain).hex();
		SealedPath sealed = new SealedPath(hidden, evidence, FileKey.ofArea(areaKey), Optional.of(evidence));
		WorkerRequest request = new WorkerRequest(WorkerTask.HANDSET, "sms.xml", new EvidencePath(sealed, evidence), Optional.empty(), Optional.empty());
		assertFalse(request.toJson().toString().contains("00".repeat(32)));
		assertTrue(request.toJson().toString().contains(HexFormat.of().formatHex(sealed.fileKey())));
		WorkerResult result = new Worker(LIMITS).handset(request, records::add, Progress.NONE);
		assertTrue(result.complete(), result.toString());
		assertEquals(evidence, records.getFirst().source().evidence());
		byte[] changed = Files.readAllBytes(hidden);
		changed[80] ^= 1;
		Files.write(hidden, changed);
		assertEquals(List.of("evidence.unreadable"), codes(request));
	}

	@Test
	void filesAreRecognisedByContent() throws IOException {
		Worker worker = new Worker(LIMITS);
		assertEquals(Optional.of(List.of(new Recognised("handset", "sms-backup-xml"))), worker.recognise(file).value());
		assertEquals(Optional.of(List.of(new Recognised("firmware", "zip"))), worker.recognise(Files.write(folder.resolve("a.jpg"), zip())).value());
		assertEquals(Optional.of(List.of()), worker.recognise(Files.writeString(folder.resolve("b.zip"), "nothing")).value());
		assertEquals("worker.start", worker.recognise(folder.resolve("none")).problems().getFirst().code());
	}

	@Test
	void timeGrowsWithTheBytes() {
		assertEquals(Duration.ofMinutes(10), WorkerLimits.USUAL.forBytes(0).time());
		assertEquals(Duration.ofMinutes(15), WorkerLimits.USUAL.forBytes(1L << 30).time());
		assertEquals(Duration.ofMinutes(330), WorkerLimits.USUAL.forBytes(64L << 30).time());
		assertEquals(Duration.ofDays(1), WorkerLimits.USUAL.forBytes(Long.MAX_VALUE).time());
		assertEquals(256, WorkerLimits.USUAL.forBytes(1L << 30).heapMebibytes());
	}

	@Test
	void firmwareReadsTheSameAsInProcess() throws IOException {
		Path zip = Files.write(folder.resolve("a.zip"), zip());
		List<String> lines = new ArrayList<>();
		WorkerResult result = new Worker(LIMITS).firmware(WorkerRequest.of(WorkerTask.FIRMWARE, zip), line -> lines.add(line.toString()), Progress.NONE);
		List<String> expected = new ArrayList<>();
		try (FileSource source = FileSource.open(zip)) {
			new FirmwareReader(Limits.STANDARD).read(source, "a.zip", record -> expected.add(record.toJson().toString()), Progress.NONE);
		}
		assertTrue(result.complete());
		assertEquals(expected, lines);
		assertTrue(lines.size() > 1);
	}

	private static byte[] zip() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			ZipEntry entry = new ZipEntry("../etc/hosts");
			entry.setTime(0);
			zip.putNextEntry(entry);
			zip.write("http://push.hesperus.example/v1".getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

	@Test
	void childThatExitsKeepsWhatItSaidBefore() throws URISyntaxException {
		WorkerResult result = hostile("exit", LIMITS);
		assertEquals(1, result.records());
		assertEquals("before", ((Exhibit) records.getFirst()).value());
		assertTrue(result.problems().getFirst().what().contains("ended with code 7"), result.toString());
		assertEquals("worker.died", result.problems().getFirst().code());
	}

	@Test
	void childThatHangsIsEnded() throws URISyntaxException {
		long start = System.nanoTime();
		WorkerResult result = hostile("sleep", LIMITS.within(Duration.ofSeconds(2)));
		assertEquals("worker.timeout", result.problems().getFirst().code());
		assertEquals(1, result.records());
		assertTrue(System.nanoTime() - start < 30_000_000_000L);
	}

	@Test
	void childThatExhaustsItsHeapDiesAlone() throws URISyntaxException {
		WorkerResult result = hostile("heap", LIMITS);
		assertEquals("worker.died", result.problems().getFirst().code());
		assertTrue(result.problems().getFirst().what().contains("memory was exhausted"), result.toString());
	}

	@ParameterizedTest
	@ValueSource(strings = {"long-line", "endless-line", "garbage", "not-utf-8", "unknown-type", "duplicate-member", "other-evidence", "other-id",
			"past-end", "wrong-count"})
	void answersThatCannotBeTrustedEndTheConversation(String what) throws URISyntaxException {
		WorkerResult result = hostile(what, LIMITS);
		assertEquals(List.of("worker.garbage"), result.problems().stream().map(Problem::code).toList());
		assertFalse(result.complete());
		assertEquals(1, records.size());
	}

	@Test
	void childThatEndsWithoutSayingSoIsNotTakenAsDone() throws URISyntaxException {
		WorkerResult result = hostile("silent-end", LIMITS);
		assertFalse(result.complete());
		assertEquals("worker.died", result.problems().getFirst().code());
	}

	@Test
	void childSeesNothingOfTheEnvironment() throws URISyntaxException {
		assertTrue(System.getenv().containsKey("PATH"));
		assertTrue(hostile("environment", LIMITS).complete());
		assertEquals("LC_ALL", ((Exhibit) records.get(1)).value());
	}

	@Test
	void tooManyRecordsAreCut() throws URISyntaxException {
		WorkerResult result = hostile("environment", new WorkerLimits(LIMITS.time(), 64, 1));
		assertEquals("worker.too-many", result.problems().getFirst().code());
		assertEquals(1, records.size());
	}

	@Test
	void cancellingEndsTheChild() {
		Progress cancelled = new Progress() {
			@Override
			public void step(String what, long done, long total) {
				// not asked for
			}

			@Override
			public boolean cancelled() {
				return true;
			}
		};
		WorkerResult result = new Worker(LIMITS).handset(WorkerRequest.of(WorkerTask.HANDSET, file), records::add, cancelled);
		assertEquals("worker.cancelled", result.problems().getFirst().code());
	}

	@Test
	void whatAFileIsHasTwoAnswersOfFormatsThatThereAre() throws URISyntaxException {
		List<Json.Fields> answers = new ArrayList<>();
		WorkerResult many = hostile(LIMITS).run(asked(WorkerTask.RECOGNISE, "sqlite"), answers::add, Progress.NONE);
		assertEquals(List.of("worker.too-many"), many.problems().stream().map(Problem::code).toList());
		assertEquals(2, answers.size());
		for (String unknown : List.of("no-such-format", "")) {
			WorkerResult other = hostile(LIMITS).run(asked(WorkerTask.RECOGNISE, unknown), answers::add, Progress.NONE);
			assertEquals(List.of("worker.garbage"), other.problems().stream().map(Problem::code).toList());
		}
		assertEquals(2, answers.size());
		assertEquals(Optional.empty(), Recognised.fromJson(Json.object().put("module", "firmware").put("format", "x".repeat(41))));
	}

	@Test
	void requestIsReadBackAsWritten() throws IOException {
		WorkerRequest request = new WorkerRequest(WorkerTask.HANDSET, "n", new EvidencePath(file, "e"), Optional.of(new EvidencePath(file, "w")), Optional.empty());
		assertEquals(Optional.of(request), WorkerRequest.parse(request.toJson().toString()));
		for (String bad : List.of("", "{}", "{\"task\":\"format\",\"name\":\"n\",\"main\":{\"file\":\"f\",\"evidence\":\"e\"}}", "[]")) {
			assertEquals(Optional.empty(), WorkerRequest.parse(bad));
		}
		assertEquals(Optional.empty(), Recognised.fromJson(Json.object().put("module", "shell").put("format", "x")));
	}

	/** Runs the hostile child from the tests' classes. */
	private WorkerResult hostile(String what, WorkerLimits limits) throws URISyntaxException {
		return hostile(limits).handset(asked(WorkerTask.HANDSET, what), records::add, Progress.NONE);
	}

	private WorkerRequest asked(WorkerTask task, String what) {
		return new WorkerRequest(task, what, new EvidencePath(file, "e"), Optional.empty(), Optional.empty());
	}

	private static Worker hostile(WorkerLimits limits) throws URISyntaxException {
		ChildProgram ours = ChildProgram.ours();
		List<Path> classPath = new ArrayList<>(ours.classPath());
		classPath.add(Path.of(HostileChild.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
		return new Worker(limits, new ChildProgram(classPath, HostileChild.class.getName()));
	}
}
