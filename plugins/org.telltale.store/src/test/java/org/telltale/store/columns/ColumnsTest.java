package org.telltale.store.columns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.store.CaseException;
import org.telltale.store.rows.ColumnRow;

class ColumnsTest {

	private static final String EVIDENCE = "ab".repeat(32);

	@TempDir
	Path folder;
	private Columns columns;

	@BeforeEach
	void make() {
		columns = new Columns(folder.resolve("columns"), folder.resolve("tmp"));
	}

	private ColumnRow write(String name, int width, long... values) throws CaseException {
		try (ColumnWriter writer = columns.write(EVIDENCE, name, width)) {
			for (long value : values) {
				writer.add(value);
			}
			return writer.finish();
		}
	}

	@Test
	void valuesOfEveryWidthAreReadBack() throws CaseException {
		long[] values = {0, 1, 0x7f, 0x80, 0xff};
		for (int width : new int[] {1, 2, 4, 8}) {
			ColumnRow row = write("frame.value-" + width, width, values);
			try (ColumnReader reader = columns.read(row)) {
				assertEquals(values.length, reader.rows());
				for (int i = 0; i < values.length; i++) {
					assertEquals(values[i], reader.value(i));
				}
			}
		}
		try (ColumnReader reader = columns.read(write("wide", 8, Long.MIN_VALUE, -1, Long.MAX_VALUE))) {
			assertEquals(Long.MIN_VALUE, reader.value(0));
			assertEquals(-1, reader.value(1));
			assertThrows(IndexOutOfBoundsException.class, () -> reader.value(3));
		}
	}

	@Test
	void layoutIsLittleEndianWithoutHeader() throws CaseException, IOException {
		write("frame.length", 4, 0x01020304);
		assertArrayEquals(new byte[] {4, 3, 2, 1}, Files.readAllBytes(columns.place(EVIDENCE, "frame.length")));
	}

	@Test
	void manyValuesCrossTheBuffer() throws CaseException {
		try (ColumnWriter writer = columns.write(EVIDENCE, "many", 8)) {
			for (long i = 0; i < 100_000; i++) {
				writer.add(i * i);
			}
			ColumnRow row = writer.finish();
			assertTrue(columns.holds(row));
			try (ColumnReader reader = columns.read(row)) {
				assertEquals(99_999L * 99_999L, reader.value(99_999));
			}
		}
	}

	@Test
	void emptyColumnCanBeRead() throws CaseException {
		try (ColumnReader reader = columns.read(write("none", 8))) {
			assertEquals(0, reader.rows());
		}
	}

	@Test
	void unfinishedColumnLeavesNothingAndCutOrChangedOnesAreFound() throws CaseException, IOException {
		try (ColumnWriter writer = columns.write(EVIDENCE, "a", 8)) {
			writer.add(1);
		}
		assertFalse(Files.exists(columns.place(EVIDENCE, "a")));
		ColumnRow row = write("b", 8, 1, 2);
		Files.write(columns.place(EVIDENCE, "b"), new byte[15]);
		assertThrows(CaseException.class, () -> columns.read(row));
		assertFalse(columns.holds(row));
		Files.write(columns.place(EVIDENCE, "b"), new byte[16]);
		assertFalse(columns.holds(row));
	}

	@Test
	void namesNeverBecomeOtherPaths() {
		for (String name : List.of("../x", "", "a/b", "A", ".a", "a..b", "a".repeat(101))) {
			assertThrows(IllegalArgumentException.class, () -> columns.place(EVIDENCE, name), name);
		}
	}
}
