package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages on which people read something else than programs, or what no fact says, and others that look alike and are honest. */
class PlaceAttackTest {

	private static StoryReports reports;

	@BeforeAll
	static void makeKeys(@TempDir Path folder) throws Exception {
		reports = new StoryReports(folder);
	}

	@ParameterizedTest
	@MethodSource("org.telltale.seal.PageLies#all")
	void lieIsRefused(PageLies.Lie lie) throws Exception {
		Refused.by(lie.toldBy(reports.honest()), lie.check(), lie.detail());
	}

	private static void requireGenuine(ReportBuilder report) throws Exception {
		Verdict verdict = new Verifier().verify(report.build("honest"), report.options());
		assertEquals(5, verdict.exitCode(), verdict.toString());
	}

	@Test
	void linesThatStayWhereTheyAreAreGenuine() throws Exception {
		requireGenuine(reports.honest().document(document -> PageEdits.exchange(document, 4, 0)));
	}

	@Test
	void rowThatGoesOnOnTheNextPageIsGenuine() throws Exception {
		requireGenuine(reports.honest().pages(lines -> PageLies.cellOverTwoPages(lines, PageLies.LOWER)));
	}

	@Test
	void structureTreeThatSaysNoMoreThanThePagesIsGenuine() throws Exception {
		requireGenuine(reports.honest().document(PageEdits.tree(element -> {
		})));
	}
}
