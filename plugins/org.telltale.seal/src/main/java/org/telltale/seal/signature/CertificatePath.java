package org.telltale.seal.signature;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import org.telltale.seal.refusal.Refusal;

/** The way from a signer's certificate to one that the user trusts (RFC 5280 section 6, without policies and names). */
public final class CertificatePath {

	private static final int DIGITAL_SIGNATURE = 0;
	private static final int NON_REPUDIATION = 1;
	private static final int KEY_CERT_SIGN = 5;

	private CertificatePath() {
	}

	/**
	 * The trusted certificate at the end of the path. Every certificate that the signature carries must be on the path, so
	 * that none escapes a check.
	 */
	public static X509Certificate anchor(CmsForm signature, List<X509Certificate> trusted, Instant now) throws Refusal {
		X509Certificate current = signature.signer();
		requireUsable(current, now);
		boolean[] usage = current.getKeyUsage();
		Refusal.unless(usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION], "the signer's certificate is not for signing");
		List<X509Certificate> unused = new ArrayList<>(signature.others());
		while (true) {
			X509Certificate issued = current;
			X509Certificate anchor = trusted.stream().filter(t -> t.equals(issued) || hasIssued(t, issued)).findFirst().orElse(null);
			if (anchor != null) {
				requireUsable(anchor, now);
				unused.remove(anchor);
				Refusal.unless(unused.isEmpty(), "the signature carries a certificate that is not on the way to the trusted one");
				return anchor;
			}
			X509Certificate next = unused.stream().filter(c -> hasIssued(c, issued)).findFirst().orElse(null);
			Refusal.unless(next != null, "the signer is not trusted: no trusted certificate stands behind "
					+ signature.signer().getSubjectX500Principal().getName());
			requireUsable(next, now);
			unused.remove(next);
			current = next;
		}
	}

	private static boolean hasIssued(X509Certificate issuer, X509Certificate issued) {
		boolean[] usage = issuer.getKeyUsage();
		if (issuer.equals(issued) || issuer.getBasicConstraints() < 0 || usage != null && !usage[KEY_CERT_SIGN]
				|| !issuer.getSubjectX500Principal().equals(issued.getIssuerX500Principal())) {
			return false;
		}
		try {
			issued.verify(issuer.getPublicKey());
			return true;
		} catch (GeneralSecurityException notByThisKey) {
			return false;
		}
	}

	private static void requireUsable(X509Certificate certificate, Instant now) throws Refusal {
		Date date = Date.from(now);
		Refusal.unless(!date.before(certificate.getNotBefore()) && !date.after(certificate.getNotAfter()),
				"a certificate of the signature is not valid at " + now + ": " + certificate.getSubjectX500Principal().getName());
	}
}
