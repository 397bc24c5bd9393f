package org.telltale.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.store.CaseException;
import org.telltale.store.rows.NameRow;
import org.telltale.store.rows.Query;
import org.telltale.store.rows.Query.Comparison;

class RowsTest {

	@TempDir
	Path folder;
	private Database database;

	private Database.Wanted wanted(Schema schema) {
		return new Database.Wanted(schema, "test", 0, version -> { });
	}

	@BeforeEach
	void open() throws CaseException {
		database = Database.create(folder, wanted(Schema.current()), Optional.empty());
	}

	@AfterEach
	void close() throws CaseException {
		database.close();
	}

	private static NameRow name(String name, long frame) {
		return new NameRow("fact-" + name, "192.0.2.1", name, "dns", "e", "f", frame, Long.MAX_VALUE - frame);
	}

	private void put(NameRow... rows) throws CaseException {
		database.write(session -> {
			session.rows().put(NameRow.class, List.of(rows));
			session.commit();
			return null;
		});
	}

	private List<String> names(Query query) throws CaseException {
		return database.read(session -> session.rows().list(NameRow.class, query)).stream().map(NameRow::name).toList();
	}

	@Test
	void moreRowsThanMemoryHoldsAreReadWholeThoughTheOrderNamesTheKeyToo() throws CaseException {
		List<NameRow> rows = IntStream.range(0, 200).mapToObj(i -> name(String.format("n%03d", i), i)).toList();
		put(rows.toArray(NameRow[]::new));
		List<NameRow> read = database.write(session -> {
			try (Statement statement = session.connection().createStatement()) {
				statement.execute("SET MAX_MEMORY_ROWS 10");
			} catch (SQLException e) {
				throw new IllegalStateException(e);
			}
			return session.rows().list(NameRow.class, Query.all().orderBy("fact"));
		});
		assertEquals(rows, read);
	}

	@Test
	void everyRowTypeIsWrittenReadAndCountedAsItsTableSays() throws CaseException {
		for (Class<? extends Record> type : RowTables.types()) {
			roundTrip(type);
		}
	}

	private <R extends Record> void roundTrip(Class<R> type) throws CaseException {
		List<R> rows = List.of(sample(type, 1), sample(type, 2));
		List<R> read = database.write(session -> {
			session.rows().put(type, rows);
			session.rows().put(type, rows);
			session.commit();
			return session.rows().list(type, Query.all());
		});
		assertEquals(rows, read);
	}

	private static <R extends Record> R sample(Class<R> type, int number) {
		RecordComponent[] components = type.getRecordComponents();
		Object[] values = new Object[components.length];
		Class<?>[] types = new Class<?>[components.length];
		for (int i = 0; i < values.length; i++) {
			types[i] = components[i].getType();
			values[i] = types[i] == long.class ? (Object) (Long.MIN_VALUE + number) : types[i] == int.class ? (Object) number
					: types[i] == boolean.class ? (Object) (number == 1) : number + "红'\";--\u0000";
		}
		try {
			return type.getDeclaredConstructor(types).newInstance(values);
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	void queriesFilterOrderAndPage() throws CaseException {
		put(name("a.example", 3), name("b.example", 1), name("C.example", 2), name("50%_.example", 2));
		assertEquals(List.of("50%_.example", "C.example", "a.example", "b.example"), names(Query.all()), "by key");
		assertEquals(List.of("b.example", "50%_.example", "C.example", "a.example"), names(Query.all().orderBy("frame")));
		assertEquals(List.of("a.example", "50%_.example"), names(Query.all().orderByDescending("frame").page(0, 2)));
		assertEquals(List.of("C.example", "b.example"), names(Query.all().orderByDescending("frame").page(2, 5)));
		assertEquals(List.of("C.example"), names(Query.all().where("name", Comparison.CONTAINS, "c.EX")));
		assertEquals(List.of("50%_.example"), names(Query.all().where("name", Comparison.CONTAINS, "%_")));
		assertEquals(List.of("a.example"), names(Query.all().where("frame", Comparison.AT_LEAST, 3L)));
		assertEquals(List.of("b.example"), names(Query.all().where("frame", Comparison.LESS, 2L)));
		assertEquals(List.of("a.example", "b.example"), names(Query.all().whereOneOf("name", List.of("a.example", "b.example", "x"))));
		assertEquals(List.of(), names(Query.all().whereOneOf("name", List.of())));
		assertEquals(List.of("1", "2", "3"), database.read(session -> session.rows().distinct(NameRow.class, "frame", Query.all())));
	}

	@Test
	void sqlInColumnsAndValuesDoesNothing() throws CaseException {
		put(name("a.example", 1));
		assertThrows(IllegalArgumentException.class, () -> names(Query.all().orderBy("frame; DROP TABLE name")));
		assertThrows(IllegalArgumentException.class, () -> names(Query.of("1=1 --", "x")));
		assertEquals(List.of(), names(Query.of("name", "x' OR '1'='1")));
		assertEquals(List.of("a.example"), names(Query.all()));
	}

	@Test
	void removedRowsAreCounted() throws CaseException {
		put(name("a.example", 1), name("b.example", 2));
		assertEquals(1L, (long) database.write(session -> {
			long removed = session.rows().remove(NameRow.class, Query.of("frame", 1L));
			session.commit();
			return removed;
		}));
		assertEquals(List.of("b.example"), names(Query.all()));
	}

	@Test
	void newerSchemaIsRefusedForWritingAndAllowedForReading() throws CaseException {
		List<String> scripts = new ArrayList<>(Schema.current().scripts());
		scripts.add("ALTER TABLE name ADD COLUMN added VARCHAR DEFAULT '';\n");
		put(name("a.example", 1));
		database.close();
		List<Integer> backedUp = new ArrayList<>();
		database = Database.open(folder, new Database.Wanted(new Schema(scripts), "newer", 0, backedUp::add), false, Optional.empty());
		assertEquals(List.of(1), backedUp);
		assertEquals(List.of("a.example"), names(Query.all()));
		database.close();
		CaseException newer = assertThrows(CaseException.class, () -> Database.open(folder, wanted(Schema.current()), false, Optional.empty()));
		assertTrue(newer.getMessage().contains("newer version"), newer.getMessage());
		database = Database.open(folder, wanted(Schema.current()), true, Optional.empty());
		assertEquals(List.of("a.example"), names(Query.all()));
	}

	@Test
	void databaseThatWasNeverFinishedIsRefused() throws CaseException {
		Path empty = folder.resolve("empty");
		Database.create(empty, wanted(new Schema(List.of())), Optional.empty()).close();
		assertTrue(Files.exists(empty.resolve("case.mv.db")));
		assertThrows(CaseException.class, () -> Database.open(empty, wanted(Schema.current()), false, Optional.empty()));
	}
}
