package org.telltale.seal.head;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.seal.DemoKeys;
import org.telltale.seal.SealException;
import org.telltale.seal.SigningKey;
import org.telltale.seal.TrustAnchor;
import org.telltale.seal.TrustStore;

class HeadSignatureTest {

	private static final byte[] HEAD = "{\"sequence\":8}".getBytes(StandardCharsets.UTF_8);
	private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
	private static final char[] PASSWORD = "telltale".toCharArray();

	@TempDir
	Path folder;
	private Path key;
	private List<TrustAnchor> anchors;
	private byte[] signature;

	@BeforeEach
	void sign() throws Exception {
		DemoKeys.Made made = new DemoKeys().create(folder, "Ada", PASSWORD, NOW);
		key = folder.resolve("examiner.p12");
		anchors = TrustStore.read(made.root());
		signature = new HeadSigner().sign(HEAD, new SigningKey(key, PASSWORD), NOW);
	}

	@Test
	void signatureProvesWhatWasSignedToWhomTrustsTheRoot() {
		HeadVerdict verdict = new HeadVerifier().verify(HEAD, signature, anchors, NOW);
		assertTrue(verdict.proves() && verdict.test(), verdict.toString());
		assertTrue(verdict.signer().contains("CN=Ada"), verdict.signer());
	}

	@Test
	void withoutTrustItIsGenuineAndProvesNothing() throws Exception {
		HeadVerdict nobody = new HeadVerifier().verify(HEAD, signature, List.of(), NOW);
		assertTrue(nobody.genuine() && !nobody.proves(), nobody.toString());
		Path other = Files.createDirectory(folder.resolve("other"));
		List<TrustAnchor> others = TrustStore.read(new DemoKeys().create(other, "Ada", PASSWORD, NOW).root());
		assertFalse(new HeadVerifier().verify(HEAD, signature, others, NOW).proves(), "twin of the signer under another root");
		assertFalse(new HeadVerifier().verify(HEAD, signature, anchors, NOW.plus(Duration.ofDays(20_000))).proves(), "expired");
	}

	@Test
	void everyOtherHeadAndEveryFlippedByteProvesNothing() {
		assertFalse(new HeadVerifier().verify("{\"sequence\":9}".getBytes(StandardCharsets.UTF_8), signature, anchors, NOW).genuine());
		HeadVerdict honest = new HeadVerifier().verify(HEAD, signature, anchors, NOW);
		for (int i = 0; i < signature.length; i += 3) {
			byte[] flipped = signature.clone();
			flipped[i] ^= 1;
			HeadVerdict verdict = new HeadVerifier().verify(HEAD, flipped, anchors, NOW);
			assertTrue(!verdict.proves() || verdict.equals(honest), "byte " + i + ": " + verdict);
		}
		assertFalse(new HeadVerifier().verify(HEAD, new byte[0], anchors, NOW).genuine());
	}

	@Test
	void wrongPasswordAndExpiredKeyAreRefusedBeforeSigning() {
		assertThrows(SealException.class, () -> new HeadSigner().sign(HEAD, new SigningKey(key, "wrong".toCharArray()), NOW));
		assertThrows(SealException.class, () -> new HeadSigner().sign(HEAD, new SigningKey(key, PASSWORD), NOW.plus(Duration.ofDays(20_000))));
		assertThrows(SealException.class, () -> new HeadSigner().sign(HEAD, new SigningKey(folder.resolve("root.pem"), PASSWORD), NOW));
	}

	/** openssl reads the signature too, by the published format. */
	@Test
	void anotherProgramVerifiesIt() throws Exception {
		Path head = Files.write(folder.resolve("head"), HEAD);
		Path der = Files.write(folder.resolve("head.der"), signature);
		Optional<Process> openssl = start("openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", der.toString(), "-content", head.toString(),
				"-CAfile", folder.resolve("root.pem").toString(), "-purpose", "any", "-no_check_time", "-out", folder.resolve("out").toString());
		if (openssl.isEmpty()) {
			System.out.println("signed head by another program: NOT RUN, openssl is not installed");
			return;
		}
		String said = new String(openssl.get().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(0, openssl.get().waitFor(), said);
	}

	private static Optional<Process> start(String... command) {
		try {
			return Optional.of(new ProcessBuilder(command).redirectErrorStream(true).start());
		} catch (java.io.IOException missing) {
			if (System.getProperty("telltale.oracles", "").equals("required")) {
				throw new java.io.UncheckedIOException(missing);
			}
			return Optional.empty();
		}
	}
}
