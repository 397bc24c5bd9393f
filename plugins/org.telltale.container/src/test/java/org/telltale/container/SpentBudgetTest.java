package org.telltale.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.container.erofs.ErofsReader;
import org.telltale.container.ext4.Ext4Reader;
import org.telltale.container.f2fs.F2fsReader;
import org.telltale.container.fat.ExfatReader;
import org.telltale.container.fat.FatReader;
import org.telltale.container.tree.PackedSource;
import org.telltale.container.walk.Format;
import org.telltale.container.walk.Formats;
import org.telltale.container.walk.Magic;
import org.telltale.container.walk.Walker;

/** What was not read because a budget is spent is told so: it is no damage, and zeros never stand for it. */
class SpentBudgetTest {

	private static Limits entries(long most) {
		return new Limits(4, most, 1 << 22, 1 << 20, 50, 4096);
	}

	/** A file each whose place cannot be found in its inode or directory entry alone. */
	static Stream<Arguments> files() {
		Ext4Builder ext4 = new Ext4Builder().inode(11, Ext4Builder.FILE, 13 * 1024, 0).name(11, "f").block(41, "last");
		ext4.raw().u32(Ext4Builder.inodeOffset(11) + 0x28 + 48, 40).u32(40 * 1024, 41);
		F2fsBuilder f2fs = new F2fsBuilder().name(4, "f").node(4, 4, 621).inode(621, F2fsBuilder.FILE, 0, 924L * F2fsBuilder.BLOCK).node(5, 4, 622, 1).address(622, 0, false, 631);
		f2fs.raw().u32(621 * F2fsBuilder.BLOCK + 4052, 5);
		ErofsBuilder chunks = new ErofsBuilder().name(42, "f").inode(42, ErofsBuilder.FILE, ErofsBuilder.CHUNKS, 3L * ErofsBuilder.BLOCK, 0);
		chunks.raw().u32(43 * 32, 8).u32(43 * 32 + 4, 9).u32(43 * 32 + 8, 10);
		ErofsBuilder packed = new ErofsBuilder().name(42, "f").inode(42, ErofsBuilder.FILE, ErofsBuilder.COMPRESSED, ErofsBuilder.BLOCK, 0).header(42, 0, 0, 0)
				.index(42, 0, 1, 0, 4).atEnd(4, ErofsBuilder.lz4('a', ErofsBuilder.BLOCK));
		return Stream.of(Arguments.of(new Ext4Reader(), ext4.bytes()), Arguments.of(new F2fsReader(), f2fs.bytes()), Arguments.of(new ErofsReader(), chunks.bytes()),
				Arguments.of(new ErofsReader(), packed.bytes()),
				Arguments.of(new FatReader(), new FatBuilder(16).entry("F          ", FatBuilder.FILE, 2500, 600).next(2500, 3000).next(3000, -1).bytes()));
	}

	@ParameterizedTest
	@MethodSource("files")
	void fileThatTheBudgetDoesNotReachHasNoContent(ContainerReader reader, byte[] image) throws IOException {
		Entry entry = reader.read(Source.of(image), new Place("e", ""), new Budget(entries(100), image.length)).value().orElseThrow().entries().getFirst();
		Outcome<Source> opened = entry.content().open(new Budget(entries(0), image.length));
		assertEquals(Optional.empty(), opened.value());
		assertEquals(List.of("container.too-many-entries"), opened.problems().stream().map(Problem::code).toList());
		Outcome<Source> whole = entry.content().open(new Budget(entries(100), image.length));
		assertEquals(entry.length(), whole.value().orElseThrow().length());
		assertEquals(List.of(), whole.problems());
	}

	@Test
	void directoryThatTheBudgetDoesNotReachIsNotDamaged() {
		assertEquals(List.of("container.too-many-entries"), Walk.of(new FatBuilder(32).entry("F          ", FatBuilder.FILE, 0, 0).bytes(), entries(0)).codes());
		assertEquals(List.of("container.too-many-entries"), Walk.of(new ExfatBuilder().file("f", ExfatBuilder.FILE, 0, 0, 0, 0).bytes(), entries(0)).codes());
	}

	@Test
	void deletedEntriesAreCharged() {
		FatBuilder fat = new FatBuilder(16);
		ExfatBuilder exfat = new ExfatBuilder();
		for (int i = 0; i < 10; i++) {
			fat.entry("\u00e5ONE    TXT", FatBuilder.FILE, 0, 0);
			exfat.entry((byte) 5);
		}
		for (byte[] image : List.of(fat.bytes(), exfat.bytes())) {
			assertFalse(Walk.of(image, entries(20)).codes().contains("container.too-many-entries"));
			assertTrue(Walk.of(image, entries(8)).codes().contains("container.too-many-entries"));
		}
	}

	@Test
	void nodesForcedAreToldAsAtLeastSoMany() throws IOException {
		F2fsBuilder f2fs = new F2fsBuilder().checkpoint(F2fsBuilder.FIRST_PACK, 7, F2fsBuilder.COMPACT).footer(9, 9, 630, 2, 7, 631).footer(9, 9, 631, 2, 7, 632);
		byte[] image = f2fs.bytes();
		String what = new F2fsReader().read(Source.of(image), new Place("e", ""), new Budget(entries(1), image.length)).problems().getFirst().what();
		assertTrue(what.contains("; at least 1 nodes"), what);
	}

	@Test
	void contentThatMayNotBeExpandedIsNotGiven() throws IOException {
		ErofsBuilder erofs = new ErofsBuilder().name(42, "f").inode(42, ErofsBuilder.FILE, ErofsBuilder.COMPRESSED, ErofsBuilder.BLOCK, 0).header(42, 0, 0, 0)
				.index(42, 0, 1, 0, 4).atEnd(4, ErofsBuilder.lz4('a', ErofsBuilder.BLOCK));
		byte[] image = erofs.bytes();
		Budget budget = new Budget(entries(100), image.length);
		Entry entry = new ErofsReader().read(Source.of(image), new Place("e", ""), budget).value().orElseThrow().entries().getFirst();
		budget.takeTrial(entries(100).readable(image.length));
		Outcome<Source> opened = entry.content().open(budget);
		assertEquals(Optional.empty(), opened.value());
		assertEquals(List.of("container.expansion"), opened.problems().stream().map(Problem::code).toList());
	}

	/** Two pieces that are read in turn, each expanded anew. */
	@Test
	void expandingAgainAndAgainIsCharged() throws IOException {
		int size = 64 << 20;
		byte[] made = new byte[size];
		Source plain = new PieceSource(List.of(new Piece.Fill(2L * size, 0)));
		Budget budget = new Budget(Limits.STANDARD, 0);
		PackedSource source = new PackedSource(plain, List.of(new PackedSource.Packed(new ByteRange(0, size), () -> made), new PackedSource.Packed(new ByteRange(size, size), () -> made)),
				budget);
		for (int i = 0; i < 8; i++) {
			source.bytes(i % 2 * (long) size, 1);
		}
		assertTrue(budget.takeTrial(Limits.STANDARD.readable(0)));
		for (int i = 0; i < 100; i++) {
			source.bytes(i % 2 * (long) size, 1);
		}
		assertTrue(budget.isOverdrawn());
	}

	@Test
	void digestEndsWhereExpandingCostsTooMuch() throws IOException {
		int size = 64 << 20;
		byte[] made = new byte[size];
		ContainerReader reader = (image, place, budget) -> {
			Source plain = new PieceSource(List.of(new Piece.Fill(2L * size, 0)));
			Source packed = new PackedSource(plain, Stream.of(0L, (long) size).map(at -> new PackedSource.Packed(new ByteRange(at, size), () -> made)).toList(), budget);
			Source mixed = new PieceSource(IntStream.range(0, 1000).mapToObj(i -> new Piece.Stored(1, packed, i % 2 * (long) size)).toList());
			return Outcome.of(new Container("mixed", "", List.of(new Entry("f", Entry.Kind.FILE, mixed.length(), 0, Optional.empty(), Optional.empty(), spent -> Outcome.of(mixed)))));
		};
		Walk walk = new Walk();
		Format format = new Format("mixed", Format.Kind.ARCHIVE, List.of(new Magic(0, "6d6978")), List.of(), Optional.of(reader));
		new Walker(new Formats(List.of(format)), Limits.STANDARD, walk, Progress.NONE).walk(Source.of(new byte[] {'m', 'i', 'x'}), "evidence");
		assertEquals(List.of("container.expansion"), walk.codes());
		assertEquals(Optional.empty(), walk.item("f").sha256());
	}

	@Test
	void pathsAreNotLongerThanIsHeld() {
		F2fsBuilder f2fs = new F2fsBuilder();
		for (int i = 0; i < 10; i++) {
			f2fs.name(4, i + "n".repeat(100));
		}
		byte[] image = f2fs.node(4, 4, 621).inode(621, F2fsBuilder.FILE, F2fsBuilder.INLINE_CONTENT, 0).bytes();
		Walk walk = Walk.of(image, new Limits(4, 100, 1 << 22, 505, 50, 4096));
		assertEquals(List.of("container.too-many-entries"), walk.codes());
		assertEquals(1 + 4, walk.items.size());
	}
}
