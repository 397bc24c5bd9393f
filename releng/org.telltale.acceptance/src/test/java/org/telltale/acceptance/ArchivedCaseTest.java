package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archiving is journalled, and the demonstration belongs to all tests: a copy of its case is archived. */
@ExtendWith(DemoExtension.class)
class ArchivedCaseTest {

	@ParameterizedTest
	@ValueSource(strings = { "archive", "archive.zip" })
	void archivedAndRestoredCaseHasTheSameFacts(String name, Demo demo) throws IOException {
		Path work = Demo.work("archived-" + name);
		Path copy = work.resolve("copy.telltale");
		demo.copyCase(copy);
		Ran archived = Ran.here("case", "archive", copy, "--out", work.resolve(name));
		assertEquals(0, archived.code(), archived.err());
		Ran restored = Ran.here("case", "restore", work.resolve(name), "--out", work.resolve("restored.telltale"), "--by", "Test");
		assertEquals(0, restored.code(), restored.err());
		assertEquals(Facts.lines(demo.caseFolder()), Facts.lines(work.resolve("restored.telltale")));
		Ran verified = Ran.here("journal", work.resolve("restored.telltale"), "verify");
		assertEquals(0, verified.code(), verified.out());
	}
}
