package org.telltale.seal;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

import org.telltale.base.Digest;

/**
 * A certificate that a user trusts.
 *
 * @param certificate usually a root
 * @param test good only for reports that are marked SYNTHETIC
 */
public record TrustAnchor(X509Certificate certificate, boolean test) {

	/** The line before the certificate in a PEM file (explanatory text of RFC 7468 section 2) that marks a test anchor. */
	static final String TEST_LINE = "Telltale-Use: test anchor, good only for reports marked SYNTHETIC";

	/** The lower-case SHA-256 of the certificate. */
	public String fingerprint() {
		return Digest.sha256(encoded()).hex();
	}

	/** Who it names. */
	public String subject() {
		return certificate.getSubjectX500Principal().getName();
	}

	/** The file's text (RFC 7468), with the test line where it applies. */
	public String pem() {
		String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(encoded());
		return "Subject: " + subject() + "\nSHA-256: " + fingerprint() + "\n" + (test ? TEST_LINE + "\n" : "") + "-----BEGIN CERTIFICATE-----\n"
				+ body + "\n-----END CERTIFICATE-----\n";
	}

	byte[] encoded() {
		try {
			return certificate.getEncoded();
		} catch (CertificateEncodingException e) {
			throw new IllegalStateException("a certificate that was read cannot be written", e);
		}
	}
}
