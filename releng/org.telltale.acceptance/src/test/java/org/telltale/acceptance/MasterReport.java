package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Another report of the demonstration's case, of a copy of it; issued once for all tests of a build, which read it and change nothing. */
final class MasterReport {

	private MasterReport() {
	}

	/** Signed by the demonstration's examiner. @param master {@code public} or {@code summary} @return {@code MASTER.pdf}, beside the copy {@code case.telltale} */
	static Path of(Demo demo, String master) throws IOException, InterruptedException {
		return OnceABuild.folder("master-" + master, work -> issue(demo, master, work)).resolve(master + ".pdf");
	}

	private static void issue(Demo demo, String master, Path work) throws IOException {
		demo.copyCase(work.resolve("case.telltale"));
		Files.writeString(work.resolve("password"), "telltale demo\n", StandardCharsets.UTF_8);
		Path report = work.resolve(master + ".pdf");
		Ran ran = Ran.here("report", work.resolve("case.telltale"), "--out", report, "--master", master, "--sign", demo.folder().resolve("examiner.p12"), "--password-file", work.resolve("password"));
		assertEquals(0, ran.code(), ran.out() + ran.err());
	}
}
