package org.telltale.handset.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.photo.JpegBuilder;
import org.telltale.handset.sqlite.SqliteBuilder;

class ArchiveFilesTest {

	private static final String SMS = "<smses><sms address='+447700900123' date='1407405600000' type='1' body='canary'/></smses>";
	private static final byte[] COMPILED = {3, 0, 8, 0, 8, 0, 0, 0};
	private static final byte[] PROGRAM = "dex\n035\0".getBytes(StandardCharsets.US_ASCII);

	private final List<Problem> problems = new ArrayList<>();

	private List<HandsetRecord> read(byte[] archive) {
		List<HandsetRecord> records = new ArrayList<>();
		read(archive, records::add);
		return records;
	}

	private void read(byte[] archive, Consumer<HandsetRecord> sink) {
		problems.clear();
		problems.addAll(HandsetReader.read(HandsetFile.of("a.zip", EvidenceBytes.of("e", archive)), List.of(), sink, Progress.NONE));
	}

	private List<String> codes() {
		return problems.stream().map(Problem::code).toList();
	}

	private static List<String> ids(List<HandsetRecord> records) {
		return records.stream().filter(Exhibit.class::isInstance).map(record -> ((Exhibit) record).id()).toList();
	}

	private static Optional<ArchiveKind> kind(byte[] bytes) throws IOException {
		return HandsetReader.archive(EvidenceBytes.of("e", bytes));
	}

	private static byte[] calls(String number) {
		SqliteBuilder builder = new SqliteBuilder();
		int calls = builder.table("calls", "CREATE TABLE calls (_id INTEGER PRIMARY KEY,number TEXT,date INTEGER,duration INTEGER,type INTEGER)");
		return builder.row(calls, 1, SqliteBuilder.NULL, number, 1407405600000L, 1L, 1L).build();
	}

	private static byte[] picture() {
		return new JpegBuilder().frame(8, 8).scan().build();
	}

	private static byte[] hotJournal() {
		byte[] journal = new byte[512 + 520];
		java.nio.ByteBuffer.wrap(journal).put(new byte[] {(byte) 0xd9, (byte) 0xd5, 0x05, (byte) 0xf9, 0x20, (byte) 0xa1, 0x63, (byte) 0xd7})
				.putInt(0).putInt(1).putInt(2).putInt(512).putInt(512);
		return journal;
	}

	@Test
	void onlyADatabaseTakesWhatLiesBesideIt() {
		read(new ArchiveBuilder().file("a.db", calls("+447700900123")).file("a.db-shm", "index").file("p.jpg", picture()).file("p.jpg-wal", "something").zip());
		assertEquals(List.of("archive.not-read"), codes());
		assertTrue(problems.getFirst().what().startsWith("1 of the 4 files"), problems.getFirst().what());
	}

	/** A tar archive is longer than the gzip file that it lies in: its offsets are none of that file. */
	@Test
	void whatIsWrongBehindGzipHasItsPlaceThere() throws IOException {
		byte[] tar = new ArchiveBuilder().file("m.xml", SMS).file("zeros", new byte[100_000]).file("rest", "nothing").tar();
		byte[] cut = java.util.Arrays.copyOf(tar, tar.length - 1_900);
		cut[tar.length - 2_000] = 'x';
		read(ArchiveBuilder.gzip(cut));
		Problem broken = problems.stream().filter(problem -> problem.code().startsWith("tar.")).findFirst().orElseThrow(() -> new AssertionError(problems.toString()));
		assertEquals("e!/content", broken.where().evidence());
	}

	@Test
	void filesOfEveryArchiveAreReadAsIfTheyHadComeAlone() throws IOException {
		ArchiveBuilder files = new ArchiveBuilder().file("readme", "nothing").file("data/c.db", calls("+447700900126")).file("data/c.db-shm", "x").file("m.xml", SMS)
				.file("DCIM/p.jpg", picture());
		List<String> expected = List.of("a.zip!/data/c.db/calls/1", "a.zip!/m.xml/sms/1", "a.zip!/m.xml/sms/1/from", "a.zip!/DCIM/p.jpg");
		for (byte[] archive : List.of(files.zip(), files.tar(), ArchiveBuilder.gzip(files.tar()))) {
			assertEquals(expected, ids(read(archive)));
			assertEquals(List.of("archive.not-read"), codes());
			assertTrue(problems.getFirst().what().startsWith("1 of the 5 files"), problems.getFirst().what());
			assertTrue(kind(archive).orElseThrow().handset());
		}
	}

	@Test
	void placesAreOfTheEvidenceWhereTheBytesStandThere() {
		byte[] stored = new ArchiveBuilder().stored("m.xml", SMS.getBytes(StandardCharsets.US_ASCII)).zip();
		Exhibit plain = (Exhibit) read(stored).getFirst();
		assertEquals("e", plain.source().places().getFirst().evidence());
		assertEquals("<sms ", new String(stored, (int) plain.source().places().getFirst().range().offset(), 5, StandardCharsets.US_ASCII));
		Exhibit inflated = (Exhibit) read(new ArchiveBuilder().file("m.xml", SMS).zip()).getFirst();
		assertEquals("e!/m.xml", inflated.source().places().getFirst().evidence());
		assertEquals(SMS.indexOf("<sms "), inflated.source().places().getFirst().range().offset());
	}

	@Test
	void journalBesideADatabaseIsUsed() {
		ArchiveBuilder files = new ArchiveBuilder().file("c.db-journal", hotJournal()).file("c.db", calls("+447700900126"));
		for (byte[] archive : List.of(files.zip(), files.tar(), ArchiveBuilder.gzip(files.tar()))) {
			read(archive);
			assertEquals(List.of("sqlite.journal-rolled-back"), codes());
		}
	}

	@Test
	void archivesAndImagesInsideAreEnteredToADepth() {
		byte[] inner = new ArchiveBuilder().file("m.xml", SMS).zip();
		byte[] twice = new ArchiveBuilder().file("in.zip", inner).zip();
		assertEquals("a.zip!/in.zip!/m.xml/sms/1", ids(read(twice)).getFirst());
		byte[] gzipped = new ArchiveBuilder().file("x/in.tgz", ArchiveBuilder.gzip(new ArchiveBuilder().file("in.zip", inner).tar())).zip();
		assertEquals("a.zip!/x/in.tgz!/in.zip!/m.xml/sms/1", ids(read(gzipped)).getFirst());
		byte[] deep = inner;
		for (int i = 0; i < 5; i++) {
			deep = new ArchiveBuilder().file("in.zip", deep).zip();
		}
		assertEquals(List.of(), ids(read(deep)));
		assertTrue(codes().contains("archive.not-read") || codes().contains("archive.too-deep"), codes().toString());
		byte[] backup = ("ANDROID BACKUP\n1\n0\nnone\n").getBytes(StandardCharsets.US_ASCII);
		byte[] tar = new ArchiveBuilder().file("d_f/m.xml", SMS).tar();
		byte[] whole = Arrays.copyOf(backup, backup.length + tar.length);
		System.arraycopy(tar, 0, whole, backup.length, tar.length);
		assertEquals("a.zip!/b.ab!/d_f/m.xml/sms/1", ids(read(new ArchiveBuilder().file("b.ab", whole).zip())).getFirst());
		byte[] encrypted = "ANDROID BACKUP\n5\n1\nAES-256\n".getBytes(StandardCharsets.US_ASCII);
		read(new ArchiveBuilder().file("b.ab", encrypted).file("m.xml", SMS).zip());
		assertEquals(1, codes().stream().filter(code -> code.startsWith("backup.")).count());
	}

	@Test
	void partsOfAnImageAreOne() {
		byte[] disk = new byte[1024];
		disk[450] = 0x0c;
		disk[454] = 1;
		disk[458] = 3;
		disk[510] = 0x55;
		disk[511] = (byte) 0xaa;
		read(new ArchiveBuilder().file("d.002", disk).file("d.001", disk).zip());
		assertEquals(List.of("image.not-read"), codes());
	}

	@Test
	void bugReportIsReadBesideWhatLiesInItsFolders() {
		String dump = "========================================================\n== dumpstate: 2014-08-07 10:00:00\n========================================================\n"
				+ "------ SYSTEM PROPERTIES (getprop) ------\n[ro.serialno]: [R58N90ABCDE]\n";
		List<HandsetRecord> records = read(new ArchiveBuilder().file("main_entry.txt", "bugreport.txt").file("bugreport.txt", dump)
				.file("FS/data/system/packages.list", "com.example.cloud 10021 0 /data/data/com.example.cloud default 3003\n").zip());
		assertEquals(List.of("setting", "exhibit", "package"), records.stream().map(HandsetRecord::type).toList());
	}

	@Test
	void whatIsInsideTellsWhoReadsAnArchive() throws IOException {
		ArchiveBuilder app = new ArchiveBuilder().file("AndroidManifest.xml", COMPILED).file("classes.dex", PROGRAM).file("assets/c.db", calls("1"));
		assertEquals(new ArchiveKind("zip", false, true), kind(app.zip()).orElseThrow());
		assertEquals(new ArchiveKind("zip", false, true), kind(new ArchiveBuilder().file("boot.img", "ANDROID!").file("logo.jpg", picture()).zip()).orElseThrow());
		assertEquals(new ArchiveKind("zip", true, false), kind(new ArchiveBuilder().file("a", "b").file("DCIM/p", picture()).zip()).orElseThrow());
		assertEquals(new ArchiveKind("zip", true, true), kind(new ArchiveBuilder().file("app/x.apk", app.zip()).file("c.db", calls("1")).zip()).orElseThrow());
		assertEquals(new ArchiveKind("tar", true, true), kind(new ArchiveBuilder().file("lib.so", "\177ELF").file("c.db", calls("1")).tar()).orElseThrow());
		assertEquals(new ArchiveKind("zip", false, false), kind(new ArchiveBuilder().file("a.txt", "text").zip()).orElseThrow());
		assertEquals(new ArchiveKind("gzip", true, false), kind(ArchiveBuilder.gzip(calls("1"))).orElseThrow());
		assertEquals(Optional.empty(), kind(calls("1")));
		assertEquals(List.of(), ids(read(new ArchiveBuilder().file("app/x.apk", app.zip()).zip())), "a program's own files are not the handset's");
	}

	/** The third record is refused: the reader of that file fails in the middle, as one with a bug would. */
	@Test
	void failureInOneFileDoesNotLoseTheOthers() {
		byte[] archive = new ArchiveBuilder().file("a.db", calls("+447700900121")).file("b.db", calls("+447700900122")).file("c.db", calls("+447700900123")).zip();
		List<String> values = new ArrayList<>();
		read(archive, record -> {
			if (((Exhibit) record).value().endsWith("122")) {
				throw new IllegalStateException("made up");
			}
			values.add(((Exhibit) record).value());
		});
		assertEquals(List.of("+447700900121", "+447700900123"), values);
		assertEquals(List.of("archive.failed"), codes());
		assertTrue(problems.getFirst().what().contains("b.db"), problems.getFirst().what());
		assertThrows(UncheckedIOException.class, () -> read(archive, record -> {
			throw new UncheckedIOException(new IOException("nobody listens"));
		}));
	}

	@Test
	void longTextsAreReadWithoutBeingHeld() {
		byte[] noise = new byte[4 << 20];
		new Random(1).nextBytes(noise);
		byte[] text = new byte[70 << 20];
		Arrays.fill(text, (byte) '\n');
		for (int i = 0; i < noise.length; i++) {
			text[(1 << 20) + i] = noise[i] < 0 ? (byte) '\n' : (byte) ' ';
		}
		byte[] first = "[ro.serialno]: [R58N90ABCDE]\n".getBytes(StandardCharsets.US_ASCII);
		byte[] last = "[ro.product.model]: [M]\n".getBytes(StandardCharsets.US_ASCII);
		System.arraycopy(first, 0, text, 0, first.length);
		System.arraycopy(last, 0, text, text.length - last.length, last.length);
		assertEquals(3, read(new ArchiveBuilder().file("getprop", text).zip()).size());
		byte[] database = Arrays.copyOf(calls("+447700900126"), 70 << 20);
		System.arraycopy(noise, 0, database, 1 << 20, noise.length);
		assertEquals(List.of(), read(new ArchiveBuilder().file("c.db", database).zip()));
		assertEquals(List.of("archive.too-large"), codes());
	}

	@Test
	void cutAndChangedArchivesGiveProblemsOnly() throws IOException {
		byte[] inner = new ArchiveBuilder().file("m.xml", SMS).zip();
		ArchiveBuilder files = new ArchiveBuilder().file("c.db", calls("+447700900126")).file("in.zip", inner).stored("m.xml", SMS.getBytes(StandardCharsets.US_ASCII));
		Random random = new Random(8);
		for (byte[] archive : List.of(files.zip(), files.tar(), ArchiveBuilder.gzip(files.tar()))) {
			for (int length = 4; length < archive.length; length += 7) {
				byte[] cut = Arrays.copyOf(archive, length);
				kind(cut);
				read(cut);
				assertTrue(!problems.isEmpty() || length > archive.length - 1024, "cut at " + length);
			}
			for (int i = 0; i < 500; i++) {
				byte[] changed = archive.clone();
				for (int j = 0; j <= i % 4; j++) {
					changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
				}
				kind(changed);
				read(changed);
			}
		}
	}
}
