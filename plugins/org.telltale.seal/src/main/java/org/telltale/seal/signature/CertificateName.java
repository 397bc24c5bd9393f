package org.telltale.seal.signature;

import java.security.cert.X509Certificate;

import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** Names of certificates for people. */
public final class CertificateName {

	private CertificateName() {
	}

	/** The common name of the subject; the whole name if it has none. */
	public static String common(X509Certificate certificate) {
		RDN[] names = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()).getRDNs(BCStyle.CN);
		return names.length == 0 ? certificate.getSubjectX500Principal().getName() : IETFUtils.valueToString(names[0].getFirst().getValue());
	}
}
