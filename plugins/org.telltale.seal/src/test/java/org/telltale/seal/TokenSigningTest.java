package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing with a key that never leaves its token: softhsm2, where it is installed. */
class TokenSigningTest {

	private static final Instant NOW = ReportBuilder.NOW;
	private static final List<Path> LIBRARIES = List.of(Path.of("/usr/lib/softhsm/libsofthsm2.so"), Path.of("/usr/lib64/softhsm/libsofthsm2.so"),
			Path.of("/usr/local/lib/softhsm/libsofthsm2.so"));
	private static final String PIN = "8642";

	@TempDir
	Path folder;

	/** The library reads its configuration from an environment variable: so a process of its own signs. */
	@Test
	void tokenSignsAndItsReportHolds() throws Exception {
		Path library = LIBRARIES.stream().filter(Files::exists).findFirst().orElse(null);
		if (library == null || OtherPrograms.missing("softhsm2-util")) {
			OtherPrograms.notRun("signing with a PKCS#11 token (softhsm2)");
			return;
		}
		TestAuthority root = new TestAuthority(folder, "Root", NOW.minus(Duration.ofDays(30)));
		TestAuthority.Issued examiner = root.signer("Card Holder", NOW.minus(Duration.ofDays(30)), 365);
		Path tokens = Files.createDirectories(folder.resolve("tokens"));
		Path configuration = Files.writeString(folder.resolve("softhsm2.conf"), "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
		Map<String, String> environment = Map.of("SOFTHSM2_CONF", configuration.toString());
		OtherPrograms.run(environment, "softhsm2-util", "--init-token", "--free", "--label", "reports", "--pin", PIN, "--so-pin", "12345678");
		Files.write(folder.resolve("key.der"), examiner.keys().getPrivate().getEncoded());
		SealFixture fixture = new SealFixture(folder, new SigningKey(Path.of("unused"), new char[0]), List.of(root.anchor()));
		Path certificate = Files.writeString(folder.resolve("examiner.pem"), new TrustAnchor(examiner.certificate(), false).pem());
		Path finished = fixture.finished("card");
		Path signed = folder.resolve("card.pdf");
		String said = OtherPrograms.java(environment, TokenProgram.class, library.toString(), PIN, certificate.toString(), finished.toString(), signed.toString());
		assertTrue(said.contains("signed by Card Holder"), said);
		assertFalse(said.contains(PIN), said);
		Verdict verdict = fixture.verify(signed, NOW.plusSeconds(60));
		assertEquals(Verdict.Result.HOLDS, verdict.result(), verdict.toString());
		String wrong = OtherPrograms.java(environment, TokenProgram.class, library.toString(), "0000", certificate.toString(), finished.toString(),
				folder.resolve("wrong.pdf").toString());
		assertTrue(wrong.contains("the PIN is wrong"), wrong);
		assertFalse(wrong.contains("0000"), wrong);
		assertFalse(Files.exists(folder.resolve("wrong.pdf")));
	}

	@Test
	void keyStoresOfOtherSystemsAreSaidToBeMissing() {
		if (!System.getProperty("os.name").startsWith("Mac")) {
			SealException refused = assertThrows(SealException.class, () -> OpenKey.of(new SigningKey("keystore:macos", new char[0], List.of()), NOW));
			assertTrue(refused.getMessage().startsWith("The key keystore:macos cannot be used"), refused.getMessage());
		}
	}
}
