package org.telltale.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.report.internal.birt.Engine;

class ReportEngineTest {

	@Test
	void warmedEngineKnowsItsDesignAndMakesWholeReports() throws Exception {
		ReportEngine.warmUp();
		assertTrue(Engine.PROCESS.knows(Master.FULL.design()));
		ReportEngine.warmUp();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		assertEquals(new Engine.Drawn(true, List.of()), new ReportWriter().render(SmallCase.with(3), Engine.Form.PDF, out, () -> { }));
		assertTrue(out.size() > 10_000);
	}
}
