package org.telltale.casework;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.store.CaseException;

class CaseDetailsTest {

	@TempDir
	private Path folder;

	private static CaseDetails head(String number, String title, String examiner) {
		return new CaseDetails(number, title, examiner, "", "", "", "", "", "", "UTC", true);
	}

	/** Spaces, those that do not break among them, and marks that nobody sees. */
	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t\n", "\u00a0", "\u2003\u3000", "\u200b\u200e", "\ufeff", "\u0000\u0007" })
	void blanksNameNoCase(String blank) {
		assertTrue(CaseDetails.isBlank(blank));
		List<CaseDetails> heads = List.of(head(blank, "t", "e"), head("1", blank, "e"), head("1", "t", blank));
		List<String> missing = List.of("case number", "title", "name of the examiner");
		for (int i = 0; i < heads.size(); i++) {
			CaseDetails head = heads.get(i);
			Path made = folder.resolve("c.telltale");
			CaseException plain = assertThrows(CaseException.class, () -> Case.create(made, head, CaseDesk.EXAMINER, InstantSource.system(), new WorkerEngines()));
			assertTrue(plain.getMessage().contains(missing.get(i)), plain.getMessage());
			assertThrows(CaseException.class, () -> Case.createEncrypted(made, head, CaseDesk.EXAMINER, InstantSource.system(), new WorkerEngines(), any -> "correct horse battery".toCharArray()));
			assertFalse(Files.exists(made));
		}
	}

	@Test
	void oneSignAmongBlanksIsAName() {
		assertFalse(CaseDetails.isBlank(" \u00a07\u200b"));
		assertFalse(CaseDetails.isBlank("\u5f20"));
	}
}
