package org.telltale.store.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.store.Action;
import org.telltale.store.CaseException;
import org.telltale.store.columns.ColumnWriter;
import org.telltale.store.journal.JournalEntry;
import org.telltale.store.rows.ColumnRow;
import org.telltale.store.rows.FactRow;
import org.telltale.store.rows.Query;
import org.telltale.store.rows.RunAggregateRow;
import org.telltale.store.rows.SealRow;
import org.telltale.store.vault.Sealed;

class CaseArchiveTest {

	private static final byte[] EVIDENCE = "frames".repeat(1000).getBytes(StandardCharsets.UTF_8);

	@TempDir
	Path folder;
	private CaseStore store;

	@BeforeEach
	void makeCase() throws CaseException, IOException {
		Path source = Files.write(folder.resolve("r1.pcap"), EVIDENCE);
		store = TestCases.create(folder.resolve("a.telltale"));
		Sealed sealed = store.vault().take(source, Progress.NONE).orElseThrow();
		ColumnRow column;
		try (ColumnWriter writer = store.columns().write(sealed.digest().hex(), "frame.timestamp", 8)) {
			writer.add(Long.MIN_VALUE);
			writer.add(7);
			column = writer.finish();
		}
		store.carryOut(TestCases.request(Action.IMPORT_EVIDENCE).on(sealed.digest().hex()), change -> {
			change.rows().put(SealRow.class, List.of(new SealRow(sealed.digest().hex(), sealed.length(), true, "", 1L << 60, "ab")));
			change.rows().put(ColumnRow.class, List.of(column));
			List<FactRow> facts = new ArrayList<>();
			for (int i = 0; i < 2500; i++) {
				facts.add(TestCases.fact(i));
			}
			change.rows().put(FactRow.class, facts);
			change.rows().put(RunAggregateRow.class, List.of(new RunAggregateRow("R1", "192.0.2.1", 1, 2, 3, 4, 5, 6, 7, 8, 9, Long.MAX_VALUE, -1, 0, 0)));
			return null;
		});
		Files.writeString(store.folder().reports().resolve("report-1 v1.pdf"), "%PDF");
	}

	private void restoredIsTheSame(Path archive) throws CaseException, IOException {
		List<FactRow> facts = store.read(rows -> rows.list(FactRow.class, Query.all()));
		List<RunAggregateRow> aggregates = store.read(rows -> rows.list(RunAggregateRow.class, Query.all()));
		List<SealRow> seals = store.read(rows -> rows.list(SealRow.class, Query.all()));
		List<JournalEntry> journal = store.journal();
		try (CaseStore restored = CaseArchive.restore(archive, folder.resolve("b.telltale"), TestCases.ADA, TestCases.clock())) {
			assertEquals(2500, facts.size());
			assertEquals(facts, restored.read(rows -> rows.list(FactRow.class, Query.all())));
			assertEquals(aggregates, restored.read(rows -> rows.list(RunAggregateRow.class, Query.all())));
			assertEquals(seals, restored.read(rows -> rows.list(SealRow.class, Query.all())));
			assertTrue(EcoreUtil.equals(store.caseFile(), restored.caseFile()));
			assertEquals(journal.subList(0, 2), restored.journal().subList(0, 2));
			assertEquals(Action.RESTORE, restored.journal().getLast().action());
			String evidence = Digest.sha256(EVIDENCE).hex();
			assertArrayEquals(EVIDENCE, Files.readAllBytes(restored.vault().find(evidence).orElseThrow()));
			ColumnRow column = restored.read(rows -> rows.list(ColumnRow.class, Query.all())).getFirst();
			assertTrue(restored.columns().holds(column));
			assertTrue(Files.exists(restored.folder().reports().resolve("report-1 v1.pdf")));
		}
		assertTrue(JournalAudit.of(folder.resolve("b.telltale")).holds());
	}

	@Test
	void restoredZipGivesTheSameFactsModelJournalAndEvidence() throws CaseException, IOException {
		Path archive = folder.resolve("a.zip");
		String manifest = CaseArchive.write(store, TestCases.ADA, archive, Progress.NONE);
		assertEquals(manifest, store.journal().getLast().after());
		restoredIsTheSame(archive);
		store.close();
	}

	@Test
	void restoredFolderGivesTheSameAndIsArchivedToTheSameBytes() throws CaseException, IOException {
		Path archive = folder.resolve("a.archive");
		CaseArchive.write(store, TestCases.ADA, archive, Progress.NONE);
		restoredIsTheSame(archive);
		store.close();
		try (CaseStore restored = CaseStore.openForReading(folder.resolve("b.telltale"))) {
			Path again = folder.resolve("again.archive");
			CaseArchive.write(restored, TestCases.ADA, again, Progress.NONE);
			for (String name : List.of("case.xmi", "rows/fact.jsonl", "rows/run_aggregate.jsonl", "rows/seal.jsonl", "rows/column_file.jsonl")) {
				assertArrayEquals(Files.readAllBytes(archive.resolve(name)), Files.readAllBytes(again.resolve(name)), name);
			}
		}
	}

	@Test
	void whatAnUnfinishedArchiveLeftIsNotTakenIntoTheNextOne() throws CaseException, IOException {
		Path archive = folder.resolve("a.archive");
		Path left = Files.createDirectories(folder.resolve("a.archive.part/rows"));
		Files.writeString(left.resolve("older.jsonl"), "");
		int entries = store.journal().size();
		CaseException refused = assertThrows(CaseException.class, () -> CaseArchive.write(store, TestCases.ADA, archive, Progress.NONE));
		assertTrue(refused.getMessage().contains("a.archive.part"), refused.getMessage());
		assertEquals(entries, store.journal().size());
		CaseOpening.deleteTree(folder.resolve("a.archive.part"));
		CaseArchive.write(store, TestCases.ADA, archive, Progress.NONE);
		restoredIsTheSame(archive);
		store.close();
	}

	@Test
	void changedMissingAddedAndEscapingFilesAreRefusedAndNothingIsMade() throws CaseException, IOException {
		Path archive = folder.resolve("a.archive");
		CaseArchive.write(store, TestCases.ADA, archive, Progress.NONE);
		store.close();
		Path facts = archive.resolve("rows/fact.jsonl");
		byte[] whole = Files.readAllBytes(facts);
		byte[] flipped = whole.clone();
		flipped[whole.length / 2] ^= 1;
		Files.write(facts, flipped);
		refused(archive);
		Files.delete(facts);
		refused(archive);
		Files.write(facts, whole);
		Files.writeString(archive.resolve("rows/extra.jsonl"), "");
		refused(archive);
		Files.delete(archive.resolve("rows/extra.jsonl"));
		Path manifest = archive.resolve("manifest.json");
		String text = Files.readString(manifest);
		for (String evil : List.of("../../evil", "/etc/evil", "vault/../../evil", "reports/../x.pdf", "reports/..", "C:evil", "rows/a/b.jsonl")) {
			Files.writeString(manifest, text.replace("\"case.xmi\"", "\"" + evil + "\""));
			refused(archive);
		}
		Files.writeString(manifest, text);
		CaseArchive.restore(archive, folder.resolve("b.telltale"), TestCases.ADA, TestCases.clock()).close();
	}

	private void refused(Path archive) {
		assertThrows(CaseException.class, () -> CaseArchive.restore(archive, folder.resolve("b.telltale"), TestCases.ADA, TestCases.clock()));
		assertFalse(Files.exists(folder.resolve("b.telltale")));
		assertFalse(Files.exists(folder.resolve("evil")));
	}
}
