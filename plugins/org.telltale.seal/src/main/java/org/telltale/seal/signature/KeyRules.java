package org.telltale.seal.signature;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which certificates may sign reports: valid at the time of signing, for signing, of no authority, and of today's strength
 * (SOG-IS Agreed Cryptographic Mechanisms 1.3: RSA from 3072 bits, EC from 256; no SHA-1, no MD5).
 */
public final class KeyRules {

	static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
	static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
	/** TLS servers and clients, code, time stamps, OCSP: purposes that are no person's signature. */
	private static final Set<String> OTHER_PURPOSES = Set.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.3", TIME_STAMPING, OCSP_SIGNING);
	private static final int DIGITAL_SIGNATURE = 0;
	private static final int NON_REPUDIATION = 1;
	private static final int RSA_BITS = 3_072;
	private static final int EC_BITS = 256;

	private KeyRules() {
	}

	/**
	 * Refuses a certificate that may not sign a report.
	 *
	 * @param certificates the signer's, then its issuers'
	 */
	public static void require(List<X509Certificate> certificates, Instant at) throws KeyException {
		X509Certificate signer = certificates.get(0);
		Instant from = signer.getNotBefore().toInstant();
		Instant to = signer.getNotAfter().toInstant();
		unless(!at.isBefore(from), "its certificate is not yet valid: it is valid from " + from + " to " + to + ", not at " + at);
		unless(!at.isAfter(to), "its certificate has expired: its certificate is valid from " + from + " to " + to + ", not at " + at);
		unless(signer.getBasicConstraints() < 0, "its certificate is that of a certification authority");
		unless(isForSigning(signer), "its certificate is not for signing: its key usage is neither digital signature nor non-repudiation");
		unless(isForPeople(signer), "its certificate is not for signing documents: its extended key usage is for time stamps, TLS, code or OCSP alone");
		requireStrength(signer);
		for (X509Certificate certificate : certificates) {
			String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
			unless(!algorithm.startsWith("SHA1") && !algorithm.startsWith("MD") && !algorithm.contains("SHA-1"),
					"a certificate of its chain is signed with " + certificate.getSigAlgName() + ", which is broken");
		}
	}

	/** Whether the key usage (RFC 5280 section 4.2.1.3) lets it sign. */
	static boolean isForSigning(X509Certificate certificate) {
		boolean[] usage = certificate.getKeyUsage();
		return usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION];
	}

	/** Whether the extended key usage (RFC 5280 section 4.2.1.12) names something beside other purposes, or nothing. */
	static boolean isForPeople(X509Certificate certificate) {
		try {
			List<String> purposes = certificate.getExtendedKeyUsage();
			return purposes == null || !OTHER_PURPOSES.containsAll(purposes);
		} catch (CertificateParsingException e) {
			return false;
		}
	}

	/** Whether the extended key usage is that one alone, and critical (RFC 3161 section 2.3). */
	static boolean isForTimeStamps(X509Certificate certificate) {
		try {
			return List.of(TIME_STAMPING).equals(certificate.getExtendedKeyUsage())
					&& certificate.getCriticalExtensionOIDs().contains(org.bouncycastle.asn1.x509.Extension.extendedKeyUsage.getId());
		} catch (CertificateParsingException e) {
			return false;
		}
	}

	private static void requireStrength(X509Certificate signer) throws KeyException {
		switch (signer.getPublicKey()) {
			case RSAPublicKey rsa -> unless(rsa.getModulus().bitLength() >= RSA_BITS,
					"its RSA key has " + rsa.getModulus().bitLength() + " bits, fewer than " + RSA_BITS);
			case ECPublicKey ec -> unless(ec.getParams().getOrder().bitLength() >= EC_BITS,
					"its EC key has " + ec.getParams().getOrder().bitLength() + " bits, fewer than " + EC_BITS);
			default -> throw new KeyException("its key is " + signer.getPublicKey().getAlgorithm() + ": only RSA and EC keys sign reports");
		}
	}

	private static void unless(boolean holds, String reason) throws KeyException {
		if (!holds) {
			throw new KeyException(reason);
		}
	}
}
