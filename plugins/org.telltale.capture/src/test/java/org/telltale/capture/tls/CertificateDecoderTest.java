package org.telltale.capture.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;

class CertificateDecoderTest {

	/** A synthetic certificate for api.example, RSA of 1024 bits, issued by {@link #ROOT}. */
	static final byte[] LEAF = Base64.getDecoder().decode("MIICHjCCAaOgAwIBAgIDCgsMMAoGCCqGSM49BAMCMD4xCzAJBgNVBAYTAkdCMRYwFAYDVQQKDA1FeGFtcGxlLCBSb290MRcwFQYDVQQDDA5TeW50aGV0aWMgUm9vdDAgFw"
			+ "0yNjExMjgxNTMzMzhaGA8yMTI2MTEwNDE1MzMzOFowFjEUMBIGA1UEAwwLYXBpLmV4YW1wbGUwgZ8wDQYJKoZIhvcNAQEBBQADgY0AMIGJAoGBALMHw8S+EhUnNTrkRJ+G"
			+ "OJOwQ+tD8dOmtI3e9DtH+d3d1q/+rH0aXnVJXAwSv8A1ljwBwK5XugZ5sLCqI4CI7RgzC2ejUWE4u72nwU1Cdo6M4Euq2Gml9cspUiJNFldWj5mANSq38fqLBZLywP7Bjn"
			+ "BBNKcdm8QfBU03PiSdJKLRAgMBAAGjbzBtMCsGA1UdEQQkMCKCC2FwaS5leGFtcGxlgg0qLmNkbi5leGFtcGxlhwTAAAIBMB0GA1UdDgQWBBR/WUVvFkfN8X7LTDqy8GEu"
			+ "qIv/JTAfBgNVHSMEGDAWgBR6E752W0eXRPF2rTBhOTgupQynjzAKBggqhkjOPQQDAgNpADBmAjEAu0x50gsOtANBYHSS7rX6DCY1yIwKsE3tbNGr/8D7OOI9v4QZn6KF/5"
			+ "Q7SSYtKOKOAjEAkKt2rnvHRqBu3ler/uNEuV8eaWo/p3VnYYNJUdWBhfoO/RQP80cBErDelf2+UUhh");

	/** A synthetic root with a key on P-384. */
	static final byte[] ROOT = Base64.getDecoder().decode("MIIB/zCCAYSgAwIBAgICEAEwCgYIKoZIzj0EAwIwPjELMAkGA1UEBhMCR0IxFjAUBgNVBAoMDUV4YW1wbGUsIFJvb3QxFzAVBgNVBAMMDlN5bnRoZXRpYyBSb290MCAXDT"
			+ "I2MTEyODE1MzMzOFoYDzIxMjYxMTA0MTUzMzM4WjA+MQswCQYDVQQGEwJHQjEWMBQGA1UECgwNRXhhbXBsZSwgUm9vdDEXMBUGA1UEAwwOU3ludGhldGljIFJvb3QwdjAQ"
			+ "BgcqhkjOPQIBBgUrgQQAIgNiAAQJjy0YOop75p+mr9MlRiq3jgkzMXit4ZdaLB4yXVhreNEDYBFRsoHfVM9GQzuszRbk7vE+ltzacVPCDjBRLzE9Y30UCvttqWuLlqq8LX"
			+ "tG0ZIscefLSTewbYLZrflO366jUzBRMB0GA1UdDgQWBBR6E752W0eXRPF2rTBhOTgupQynjzAfBgNVHSMEGDAWgBR6E752W0eXRPF2rTBhOTgupQynjzAPBgNVHRMBAf8E"
			+ "BTADAQH/MAoGCCqGSM49BAMCA2kAMGYCMQDfWWA8RQb+uzN7F+2lFUSixA6bfAReFBH/Ryf/bqT2bEGGVxxQ0L5rjMOdlefeGr4CMQDR3kFDmn0nW4UW8rSghlbt15n1Yf"
			+ "3hUPVSPogv1uj+0H/N72c6RRzyZnxcMMHnoqw=");

	@Test
	void chainSaysWhoIssuedWhom() {
		List<CertificateSeen> chain = CertificateDecoder.chain(List.of(LEAF, ROOT));
		CertificateSeen leaf = chain.getFirst();
		assertEquals(Digest.sha256(LEAF).hex(), leaf.sha256());
		assertEquals(Optional.of("CN=api.example"), leaf.subject());
		assertEquals(Optional.of("C=GB,O=Example\\, Root,CN=Synthetic Root"), leaf.issuer());
		assertEquals(Optional.of("0a0b0c"), leaf.serial());
		assertEquals(Optional.of("2026-11-28T15:33:38Z"), leaf.notBefore());
		assertEquals(Optional.of("2126-11-04T15:33:38Z"), leaf.notAfter());
		assertEquals(List.of("api.example", "*.cdn.example", "192.0.2.1"), leaf.names());
		assertEquals(Optional.of("RSA"), leaf.key());
		assertEquals(Optional.of(1024), leaf.keyBits());
		assertEquals(Optional.of("SHA256withECDSA"), leaf.signature());
		assertFalse(leaf.selfIssued());
		assertEquals(Optional.of(1), leaf.issuedBy());
		CertificateSeen root = chain.getLast();
		assertTrue(root.selfIssued());
		assertEquals(Optional.empty(), root.issuedBy());
		assertEquals(Optional.of("EC P-384"), root.key());
		assertEquals(Optional.of(384), root.keyBits());
	}

	@Test
	void chainInAnyOrderFindsItsIssuer() {
		assertEquals(Optional.of(0), CertificateDecoder.chain(List.of(ROOT, LEAF)).getLast().issuedBy());
		assertEquals(Optional.empty(), CertificateDecoder.chain(List.of(LEAF)).getFirst().issuedBy());
	}

	@Test
	void certificateCutAtEveryByteGivesWhatItHas() {
		for (int length = 0; length < LEAF.length; length++) {
			CertificateSeen seen = CertificateDecoder.chain(List.of(Arrays.copyOf(LEAF, length))).getFirst();
			assertEquals(Digest.sha256(LEAF, 0, length).hex(), seen.sha256());
			assertEquals(Optional.empty(), seen.subject(), "the outer length passes the end");
		}
	}

	@Test
	void everyChangedByteIsReadWithoutHarm() {
		for (int at = 0; at < LEAF.length; at++) {
			for (int value : new int[] { 0, 0x7f, 0x80, 0x83, 0xff, 0x30 }) {
				byte[] changed = LEAF.clone();
				changed[at] = (byte) value;
				assertEquals(1, CertificateDecoder.chain(List.of(changed)).size());
			}
		}
	}
}
