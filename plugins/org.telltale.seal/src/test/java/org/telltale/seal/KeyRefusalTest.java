package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that may not sign a report are refused before anything is signed, each with its reason in one line. */
class KeyRefusalTest {

	private static final Instant NOW = ReportBuilder.NOW;
	private static final Instant BEFORE = NOW.minus(Duration.ofDays(30));

	@TempDir
	static Path folder;

	private static TestAuthority root;
	private static KeyPair good;

	@BeforeAll
	static void make() throws Exception {
		root = new TestAuthority(folder, "Root", BEFORE);
		good = TestAuthority.ellipticKeys("secp256r1");
	}

	private static TestAuthority.Wanted wanted() {
		return root.wanted("Examiner").from(BEFORE).days(365);
	}

	@Test
	void goodOnesSign() throws Exception {
		assertEquals("Examiner", name(wanted().issued(good)));
		assertEquals("Examiner", name(wanted().usage(KeyUsage.digitalSignature).issued(good)));
		assertEquals("Examiner", name(wanted().purpose(false, KeyPurposeId.id_kp_emailProtection).issued(good)));
		assertEquals("Examiner", name(wanted().issued(TestAuthority.rsaKeys(3_072))));
		assertEquals("Examiner", name(wanted().issued(TestAuthority.ellipticKeys("secp384r1"))));
	}

	@Test
	void timeOfLife() throws Exception {
		assertRefused(root.wanted("Old").from(BEFORE).days(10).issued(good), "its certificate has expired");
		assertRefused(root.wanted("New").from(NOW.plus(Duration.ofDays(1))).days(10).issued(good), "its certificate is not yet valid");
	}

	@Test
	void use() throws Exception {
		assertRefused(wanted().usage(KeyUsage.keyEncipherment).issued(good), "its certificate is not for signing");
		assertRefused(wanted().usage(KeyUsage.keyCertSign | KeyUsage.digitalSignature).authority().issued(good), "that of a certification authority");
		assertRefused(wanted().purpose(true, KeyPurposeId.id_kp_timeStamping).issued(good), "is not for signing documents");
		assertRefused(wanted().purpose(false, KeyPurposeId.id_kp_serverAuth).issued(good), "is not for signing documents");
	}

	@Test
	void strength() throws Exception {
		assertRefused(wanted().issued(TestAuthority.rsaKeys(2_048)), "its RSA key has 2048 bits, fewer than 3072");
		assertRefused(wanted().algorithm("SHA1withECDSA").issued(good), "is signed with SHA1withECDSA, which is broken");
	}

	@Test
	void placesThatThereAreNot() {
		assertTrue(refusal("pkcs11:").contains("names no library"));
		assertTrue(refusal("pkcs11:/lib/x.so?pin=1234").contains("instead of slot=N, slot-id=N or key=NAME"));
		assertTrue(refusal("pkcs11:/lib/x.so?slot=one").contains("slot=one is no number"));
		assertTrue(refusal("keystore:linux").contains("macos or windows"));
		assertTrue(refusal("pkcs11:" + folder.resolve("missing.so")).contains("cannot be used"));
		assertTrue(refusal(folder.resolve("missing.p12").toString()).contains("missing.p12"));
	}

	private static String refusal(String place) {
		String message = assertThrows(SealException.class, () -> OpenKey.of(new SigningKey(place, "secret-pin".toCharArray(), List.of()), NOW)).getMessage();
		assertFalse(message.contains("secret-pin") || message.contains("\n"), message);
		return message;
	}

	private static String name(TestAuthority.Issued issued) throws Exception {
		try (OpenKey key = OpenKey.of(root.key(issued, "good.p12"), NOW)) {
			return key.name();
		}
	}

	private static void assertRefused(TestAuthority.Issued issued, String reason) throws Exception {
		SigningKey key = root.key(issued, "bad.p12");
		SealException refused = assertThrows(SealException.class, () -> OpenKey.of(key, NOW));
		assertTrue(refused.getMessage().contains(reason), refused.getMessage());
	}
}
