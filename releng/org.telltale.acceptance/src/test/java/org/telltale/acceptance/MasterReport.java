package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Another report of the demonstration's case, of a copy of it. */
final class MasterReport {

	private MasterReport() {
	}

	/** Issues it, signed by the demonstration's examiner. @param master {@code public} or {@code summary} @return {@code MASTER.pdf} in a folder of that name */
	static Path of(Demo demo, String name, String master) throws IOException {
		Path work = Demo.work(name);
		demo.copyCase(work.resolve("case.telltale"));
		Files.writeString(work.resolve("password"), "telltale demo\n", StandardCharsets.UTF_8);
		Path report = work.resolve(master + ".pdf");
		Ran ran = Ran.here("report", work.resolve("case.telltale"), "--out", report, "--master", master, "--sign", demo.folder().resolve("examiner.p12"), "--password-file", work.resolve("password"));
		assertEquals(0, ran.code(), ran.out() + ran.err());
		return report;
	}
}
