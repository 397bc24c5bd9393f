package org.telltale.seal.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.telltale.seal.refusal.Refusal;

/**
 * What CRLs (RFC 5280 section 5) and OCSP answers (RFC 6960) say of certificates. Only whole lists of the issuer itself
 * are read: no partial, delta or indirect ones.
 */
public final class Revocation {

	private final List<X509CRL> crls = new ArrayList<>();
	private final List<OcspAnswer> answers = new ArrayList<>();

	/** Reads DER; what is no list or answer is refused. */
	public Revocation(List<byte[]> crls, List<byte[]> ocsps) throws Refusal {
		try {
			CertificateFactory factory = CertificateFactory.getInstance("X.509");
			for (byte[] der : crls) {
				X509CRL crl = (X509CRL) factory.generateCRL(new ByteArrayInputStream(der));
				Refusal.unless(crl.getEncoded().length == der.length, "something stands behind a revocation list");
				this.crls.add(crl);
			}
			for (byte[] der : ocsps) {
				answers.add(OcspAnswer.of(der));
			}
		} catch (GeneralSecurityException | IOException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
			throw new Refusal("revocation data cannot be read: " + e.getMessage());
		}
	}

	/**
	 * Refuses unless for every certificate of the path but the trusted one something genuine says that it was not revoked then.
	 *
	 * @param at the moment at which the certificates were used
	 * @param latest no data made after this moment count
	 */
	public void requireGood(CertificatePath path, Instant at, Instant latest) throws Refusal {
		List<X509Certificate> certificates = path.certificates();
		for (int i = 0; i + 1 < certificates.size(); i++) {
			X509Certificate certificate = certificates.get(i);
			X509Certificate issuer = certificates.get(i + 1);
			boolean said = false;
			for (X509CRL crl : crls) {
				said |= says(crl, certificate, issuer, at, latest);
			}
			for (OcspAnswer answer : answers) {
				said |= answer.saysGood(certificate, issuer, at, latest);
			}
			Refusal.unless(said, "nothing says whether a certificate was revoked at " + at + ": " + certificate.getSubjectX500Principal().getName());
		}
	}

	/** Whether something claims to be about it; nothing is verified. */
	public boolean mentions(X509Certificate certificate) {
		return crls.stream().anyMatch(crl -> crl.getIssuerX500Principal().equals(certificate.getIssuerX500Principal()))
				|| answers.stream().anyMatch(answer -> answer.mentions(certificate));
	}

	private static boolean says(X509CRL crl, X509Certificate certificate, X509Certificate issuer, Instant at, Instant latest) throws Refusal {
		Set<String> critical = crl.getCriticalExtensionOIDs();
		if (!crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()) || critical != null && !critical.isEmpty()
				|| crl.getThisUpdate().toInstant().isAfter(latest) || crl.getNextUpdate() != null && crl.getNextUpdate().toInstant().isBefore(at)) {
			return false;
		}
		try {
			crl.verify(issuer.getPublicKey());
		} catch (GeneralSecurityException notByThisKey) {
			return false;
		}
		X509CRLEntry entry = crl.getRevokedCertificate(certificate.getSerialNumber());
		Refusal.unless(entry == null || entry.getRevocationDate().toInstant().isAfter(at), "a certificate was revoked before it was used: "
				+ certificate.getSubjectX500Principal().getName());
		return true;
	}
}
