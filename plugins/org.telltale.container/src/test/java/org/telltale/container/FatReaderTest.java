package org.telltale.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.base.ByteRange;
import org.telltale.container.fat.FatReader;

class FatReaderTest {

	private static final String SHORT = "A-LONG~1TXT";
	private static final String LONG = "a long name, with Камера and 照片.txt";

	/** A file of two clusters that stand apart. */
	private static FatBuilder withFile(int bits) {
		return new FatBuilder(bits).longName(LONG, SHORT).entry(SHORT, FatBuilder.FILE, 10, 600).next(10, 20).next(20, -1).cluster(10, "first").cluster(20, "second");
	}

	@ParameterizedTest
	@ValueSource(ints = {12, 16, 32})
	void fileInTwoPlacesKnowsBoth(int bits) {
		FatBuilder image = withFile(bits);
		Walk walk = Walk.of(image.bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals(List.of("evidence", LONG), walk.paths());
		assertEquals("fat", walk.items.getFirst().format().orElseThrow().name());
		assertEquals("second", walk.text(LONG).substring(512, 518));
		assertEquals(List.of(new ByteRange(image.place(10), 512), new ByteRange(image.place(20), 88)), walk.item(LONG).origin().orElseThrow());
	}

	@ParameterizedTest
	@ValueSource(ints = {12, 16, 32})
	void directoryIsEnteredAndItsOwnNamesAreNot(int bits) {
		FatBuilder image = new FatBuilder(bits).entry("DCIM       ", FatBuilder.DIRECTORY, 5, 0).next(5, 6).next(6, -1).next(7, -1).cluster(7, "photo");
		image.entryAt(image.place(5), ".          ", FatBuilder.DIRECTORY, 5, 0).entryAt(image.place(5) + 32, "..         ", FatBuilder.DIRECTORY, 0, 0);
		for (int i = 2; i < 16; i++) {
			image.entryAt(image.place(5) + 32 * i, "E" + (char) ('A' + i) + "      JPG", FatBuilder.FILE, 0, 0);
		}
		image.entryAt(image.place(6), "LAST    JPG", FatBuilder.FILE, 7, 5);
		Walk walk = Walk.of(image.bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals(17, walk.items.size());
		assertEquals("photo", walk.text("DCIM/LAST.JPG"));
	}

	/** Programs other than Windows make such short names. */
	@Test
	void shortNameThatBeginsWithADotIsOne() {
		FatBuilder image = new FatBuilder(16).longName(".secret.db", ".SECRET DB ").entry(".SECRET DB ", FatBuilder.FILE, 5, 6).next(5, -1).cluster(5, "hidden");
		assertEquals("hidden", Walk.of(image.bytes()).text(".secret.db"));
	}

	@Test
	void brokenLongNameGivesTheShortOne() {
		FatBuilder image = withFile(12);
		int at = image.rootEnd() - 32;
		image.raw().put(at, FatBuilder.text("B-LONG~1TXT"));
		Walk walk = Walk.of(image.bytes());
		assertEquals(List.of("fat.name"), walk.codes());
		assertEquals(List.of("evidence", "B-LONG~1.TXT"), walk.paths());
		assertEquals(at, walk.problems.getFirst().where().range().offset());
	}

	@Test
	void partsOfALongNameOutOfOrderAreNone() {
		FatBuilder image = withFile(12);
		image.raw().u8(image.rootEnd() - 64, 2);
		assertEquals(List.of("evidence", "A-LONG~1.TXT"), Walk.of(image.bytes()).paths());
	}

	@Test
	void deletedEntriesAreCountedAndNotListed() {
		FatBuilder image = new FatBuilder(16).entry("\u00e5ONE    TXT", FatBuilder.FILE, 10, 5).entry("\u00e5TWO    TXT", FatBuilder.FILE, 11, 5).entry("LIVE    TXT", FatBuilder.FILE, 0, 0)
				.cluster(10, "gone");
		Walk walk = Walk.of(image.bytes());
		assertEquals(List.of("fat.deleted"), walk.codes());
		assertEquals("2 entries of deleted files and directories stand in the directories, the first at byte " + (image.rootEnd() - 96), walk.problems.getFirst().what());
		assertEquals(List.of("evidence", "LIVE.TXT"), walk.paths());
	}

	@Test
	void shortNamesKeepTheirCaseAndOddFirstByte() {
		FatBuilder image = new FatBuilder(12).entry("README  TXT", FatBuilder.FILE, 0, 0).entry("\u0005AB        ", FatBuilder.FILE, 0, 0);
		image.raw().u8(image.rootEnd() - 64 + 12, 0x18);
		assertEquals(List.of("evidence", "readme.txt", "\\xe5AB"), Walk.of(image.bytes()).paths());
	}

	@Test
	void entriesBehindTheEndOfADirectoryAreOldOnes() {
		FatBuilder image = new FatBuilder(12).entry("ONE     TXT", FatBuilder.FILE, 0, 0);
		image.entryAt(image.rootEnd() + 32, "OLD     TXT", FatBuilder.FILE, 0, 0);
		assertEquals(List.of("evidence", "ONE.TXT"), Walk.of(image.bytes()).paths());
	}

	@Test
	void labelIsThatOfTheRootDirectory() throws Exception {
		FatBuilder image = withFile(32).entry("HOLIDAY    ", 0x08, 0, 0);
		assertEquals("HOLIDAY", label(image.bytes()));
		assertEquals("CARD", label(withFile(12).bytes()));
	}

	private static String label(byte[] image) throws Exception {
		return new FatReader().read(Source.of(image), new Place("e", ""), new Budget(Limits.STANDARD, image.length)).value().orElseThrow().label();
	}

	@ParameterizedTest
	@ValueSource(ints = {10, 0, 1, 0xff7, 0xff0, 70})
	void chainThatTurnsBackOrLeadsNowhereIsCut(int follows) {
		Walk walk = Walk.of(withFile(12).next(10, follows).bytes());
		assertEquals(List.of("fat.chain"), walk.codes());
		assertEquals(512, walk.item(LONG).length());
	}

	@Test
	void chainThatEndsTooEarlyIsReported() {
		assertEquals(List.of("fat.chain"), Walk.of(withFile(16).next(10, -1).bytes()).codes());
	}

	@Test
	void chainOfADirectoryThatTurnsBackIsCutAndReadOnce() {
		FatBuilder image = new FatBuilder(32).entry("ONE     TXT", FatBuilder.FILE, 0, 0).next(2, 2);
		Walk walk = Walk.of(image.bytes());
		assertEquals(List.of("fat.chain"), walk.codes());
		assertEquals(List.of("evidence", "ONE.TXT"), walk.paths());
	}

	@ParameterizedTest
	@ValueSource(ints = {0, 5})
	void directoryThatHoldsItselfOrTheRootIsEnteredOnce(int first) {
		FatBuilder image = new FatBuilder(12).entry("DCIM       ", FatBuilder.DIRECTORY, 5, 0).next(5, -1);
		image.entryAt(image.place(5), "AGAIN      ", FatBuilder.DIRECTORY, first, 0);
		assertEquals(List.of("fat.loop"), Walk.of(image.bytes()).codes());
	}

	@Test
	void secondTableIsUsedWhereTheFirstIsNotKept() {
		FatBuilder image = withFile(32);
		byte[] bytes = new byte[image.bytes().length + 512];
		System.arraycopy(image.bytes(), 0, bytes, 0, 1536);
		System.arraycopy(image.bytes(), 1024, bytes, 1536, image.bytes().length - 1024);
		LittleEndian two = new LittleEndian().put(0, bytes).u8(16, 2).u16(40, 0x81).u16(19, bytes.length / 512).u32(1024 + 40, 0);
		Walk walk = Walk.of(two.bytes());
		assertEquals(List.of(), walk.problems);
		assertEquals("second", walk.text(LONG).substring(512, 518));
	}

	@Test
	void fileSystemInUseIsReported() {
		FatBuilder byLinux = withFile(32);
		byLinux.raw().u8(65, 1);
		assertEquals(List.of("fat.dirty"), Walk.of(byLinux.bytes()).codes());
		FatBuilder byTable = withFile(16);
		byTable.raw().u16(FatBuilder.TABLE + 2, 0x7fff);
		assertEquals(List.of("fat.dirty"), Walk.of(byTable.bytes()).codes());
	}

	@Test
	void bootSectorOfAnotherKindIsNone() {
		FatBuilder image = withFile(12);
		image.raw().u8(16, 0);
		assertEquals(List.of(), Walk.of(image.bytes()).codes());
		assertEquals(1, Walk.of(image.bytes()).items.size());
	}

	@ParameterizedTest
	@ValueSource(ints = {12, 32})
	void cutImageIsReportedAtEachLength(int bits) {
		byte[] image = withFile(bits).bytes();
		for (List<?> problems : new Hostile(new FatReader()).cut(image, IntStream.range(0, image.length))) {
			assertFalse(problems.isEmpty());
		}
	}

	@ParameterizedTest
	@ValueSource(ints = {12, 32})
	void changedBytesDoNoHarm(int bits) {
		FatBuilder builder = withFile(bits).entry("DCIM       ", FatBuilder.DIRECTORY, 5, 0).next(5, -1);
		builder.entryAt(builder.place(5), "LAST    JPG", FatBuilder.FILE, 7, 5);
		byte[] image = builder.bytes();
		int[] places = IntStream.range(0, builder.place(6)).toArray();
		new Hostile(new FatReader()).flip(image, IntStream.of(places));
		new Hostile(new FatReader()).scatter(image, places, 5000);
	}
}
