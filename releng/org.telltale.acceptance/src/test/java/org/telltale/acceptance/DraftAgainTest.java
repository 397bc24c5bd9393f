package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.telltale.cli.Main;

/** A draft can be made again, byte for byte, by whoever has the case: in another zone, another language, another process. */
@ExtendWith(DemoExtension.class)
class DraftAgainTest {

	private static final String EPOCH = "SOURCE_DATE_EPOCH";

	@Test
	void theSameBytesUnderAFixedClock(Demo demo) throws Exception {
		Path work = Demo.work("drafts");
		Process first = draft(demo, work.resolve("a.pdf"), "1791000000", "UTC", "C");
		Process second = draft(demo, work.resolve("b.pdf"), "1791000000", "Asia/Tokyo", "tr_TR.UTF-8");
		assertDone(first);
		assertDone(second);
		assertEquals(-1, Files.mismatch(work.resolve("a.pdf"), work.resolve("b.pdf")));
		String text = new String(Files.readAllBytes(work.resolve("a.pdf")), StandardCharsets.ISO_8859_1);
		assertTrue(text.contains("<xmp:CreateDate>2026-10-03T04:00:00Z</xmp:CreateDate>"), "the draft bears the time that was given");
	}

	@Test
	void aClockThatIsNoNumberIsRefused(Demo demo) throws Exception {
		Path pdf = Demo.work("no-draft").resolve("a.pdf");
		Ran ran = Ran.of(draft(demo, pdf, "yesterday", "UTC", "C"));
		assertEquals(2, ran.code());
		assertTrue(ran.err().contains("SOURCE_DATE_EPOCH=yesterday"), ran.err());
		assertTrue(Files.notExists(pdf));
	}

	private static void assertDone(Process child) throws Exception {
		Ran ran = Ran.of(child);
		assertEquals(0, ran.code(), ran.out() + ran.err());
	}

	private static Process draft(Demo demo, Path pdf, String epoch, String zone, String language) throws IOException {
		return new ChildJava().variable(EPOCH, epoch).variable("TZ", zone).variable("LC_ALL", language).with("-Duser.timezone=" + zone).start(Main.class,
				List.of("report", demo.caseFolder().toString(), "--out", pdf.toString(), "--draft"));
	}
}
