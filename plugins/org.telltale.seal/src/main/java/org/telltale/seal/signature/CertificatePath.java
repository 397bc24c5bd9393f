package org.telltale.seal.signature;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import org.telltale.seal.refusal.Refusal;

/**
 * The way from a certificate to one that the user trusts (RFC 5280 section 6, without policies and names).
 *
 * @param certificates the certificate, its issuers, the trusted one
 */
public record CertificatePath(List<X509Certificate> certificates) {

	private static final int KEY_CERT_SIGN = 5;

	/** The trusted certificate at the end. */
	public X509Certificate anchor() {
		return certificates.get(certificates.size() - 1);
	}

	/**
	 * The way from a signer. Every certificate that the signature carries must be on it, so that none escapes a check.
	 *
	 * @param more certificates from elsewhere, which need not be on it
	 * @param at the moment at which all have to be valid
	 */
	public static CertificatePath ofSigner(CmsForm signature, List<X509Certificate> more, List<X509Certificate> trusted, Instant at) throws Refusal {
		X509Certificate signer = signature.signer();
		Refusal.unless(KeyRules.isForSigning(signer), "the signer's certificate is not for signing");
		Refusal.unless(KeyRules.isForPeople(signer), "the signer's certificate is for time stamps, TLS, code or OCSP alone");
		return of("the signature", "the signer", signer, signature.others(), more, trusted, at);
	}

	/** The way from a time-stamp authority; as {@link #ofSigner}. */
	public static CertificatePath ofAuthority(TimeStampForm stamp, List<X509Certificate> more, List<X509Certificate> trusted, Instant at) throws Refusal {
		return of("the time stamp", "the time-stamp authority", stamp.authority(), stamp.others(), more, trusted, at);
	}

	private static CertificatePath of(String what, String who, X509Certificate leaf, List<X509Certificate> carried, List<X509Certificate> more,
			List<X509Certificate> trusted, Instant at) throws Refusal {
		List<X509Certificate> path = new ArrayList<>(List.of(leaf));
		List<X509Certificate> unused = new ArrayList<>(carried);
		List<X509Certificate> known = new ArrayList<>(carried);
		known.addAll(more);
		requireUsable(what, leaf, at);
		while (true) {
			X509Certificate issued = path.get(path.size() - 1);
			X509Certificate anchor = trusted.stream().filter(t -> t.equals(issued) || hasIssued(t, issued)).findFirst().orElse(null);
			if (anchor != null) {
				requireUsable(what, anchor, at);
				unused.remove(anchor);
				Refusal.unless(unused.isEmpty(), what + " carries a certificate that is not on the way to the trusted one");
				if (!anchor.equals(issued)) {
					path.add(anchor);
				}
				requireLengths(what, path);
				return new CertificatePath(List.copyOf(path));
			}
			X509Certificate next = known.stream().filter(c -> !path.contains(c) && hasIssued(c, issued)).findFirst().orElse(null);
			Refusal.unless(next != null, who + " is not trusted: no trusted certificate stands behind " + leaf.getSubjectX500Principal().getName());
			requireUsable(what, next, at);
			unused.remove(next);
			path.add(next);
		}
	}

	/** No authority has more authorities below it than its path length allows (RFC 5280 section 4.2.1.9); those that issued to themselves do not count. */
	private static void requireLengths(String what, List<X509Certificate> path) throws Refusal {
		int below = 0;
		for (X509Certificate issuer : path.subList(1, path.size())) {
			Refusal.unless(below <= issuer.getBasicConstraints(), "a certificate of " + what + " has more authorities below it than it allows: "
					+ issuer.getSubjectX500Principal().getName());
			below += issuer.getSubjectX500Principal().equals(issuer.getIssuerX500Principal()) ? 0 : 1;
		}
	}

	static boolean hasIssued(X509Certificate issuer, X509Certificate issued) {
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

	private static void requireUsable(String what, X509Certificate certificate, Instant at) throws Refusal {
		Date date = Date.from(at);
		Refusal.unless(!date.before(certificate.getNotBefore()) && !date.after(certificate.getNotAfter()),
				"a certificate of " + what + " is not valid at " + at + ": " + certificate.getSubjectX500Principal().getName());
	}
}
