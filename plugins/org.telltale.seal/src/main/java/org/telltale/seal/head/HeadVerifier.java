package org.telltale.seal.head;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Store;
import org.telltale.seal.TrustAnchor;

/** Checks the signature of a journal's head. Revocation is not looked up, the time of signing is the signer's word. */
public final class HeadVerifier {

	private static final HeadVerdict NOT_GENUINE = new HeadVerdict(false, "", Optional.of("the signature does not fit the head"), false);

	/**
	 * Checks a signature. The library throws whatever it stumbles over in bytes that are no signature.
	 *
	 * @param content what was signed
	 * @param signature DER
	 * @param anchors whom the user trusts
	 * @param now when all certificates have to be valid
	 */
	public HeadVerdict verify(byte[] content, byte[] signature, List<TrustAnchor> anchors, Instant now) {
		try {
			CMSSignedData data = new CMSSignedData(new CMSProcessableByteArray(content), signature);
			if (data.getSignerInfos().size() != 1) {
				return NOT_GENUINE;
			}
			SignerInformation info = data.getSignerInfos().getSigners().iterator().next();
			List<X509Certificate> carried = certificates(data.getCertificates());
			Optional<X509Certificate> signer = carried.stream().filter(c -> info.getSID().match(holder(c))).findFirst();
			if (signer.isEmpty() || !info.getDigestAlgOID().equals("2.16.840.1.101.3.4.2.1")
					|| !info.verify(new JcaSimpleSignerInfoVerifierBuilder().build(signer.get().getPublicKey()))) {
				return NOT_GENUINE;
			}
			return judged(signer.get(), carried, anchors, now);
		} catch (CMSException | OperatorCreationException | GeneralSecurityException | IllegalArgumentException | IllegalStateException | ClassCastException
				| IndexOutOfBoundsException | NullPointerException unreadable) {
			return NOT_GENUINE;
		}
	}

	private static HeadVerdict judged(X509Certificate signer, List<X509Certificate> carried, List<TrustAnchor> anchors, Instant now) {
		String name = signer.getSubjectX500Principal().getName();
		boolean[] usage = signer.getKeyUsage();
		if (usage != null && !usage[0] && !usage[1]) {
			return new HeadVerdict(true, name, Optional.of("the signer's certificate is not for signing"), false);
		}
		if (isTrusted(signer, carried, anchors.stream().filter(anchor -> !anchor.test()).toList(), now)) {
			return new HeadVerdict(true, name, Optional.empty(), false);
		}
		return isTrusted(signer, carried, anchors, now) ? new HeadVerdict(true, name, Optional.empty(), true)
				: new HeadVerdict(true, name, Optional.of("no certificate that you trust stands behind the signer, valid now"), false);
	}

	private static boolean isTrusted(X509Certificate signer, List<X509Certificate> carried, List<TrustAnchor> anchors, Instant now) {
		if (anchors.isEmpty()) {
			return false;
		}
		Set<java.security.cert.TrustAnchor> trusted = new HashSet<>();
		anchors.forEach(anchor -> trusted.add(new java.security.cert.TrustAnchor(anchor.certificate(), null)));
		X509CertSelector wanted = new X509CertSelector();
		wanted.setCertificate(signer);
		try {
			PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, wanted);
			parameters.setRevocationEnabled(false);
			parameters.setDate(Date.from(now));
			parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(carried)));
			CertPathBuilder.getInstance("PKIX").build(parameters);
			return true;
		} catch (GeneralSecurityException noPath) {
			return false;
		}
	}

	private static X509CertificateHolder holder(X509Certificate certificate) {
		try {
			return new X509CertificateHolder(certificate.getEncoded());
		} catch (IOException | GeneralSecurityException e) {
			throw new IllegalArgumentException(e);
		}
	}

	private static List<X509Certificate> certificates(Store<X509CertificateHolder> store) throws GeneralSecurityException {
		List<X509Certificate> certificates = new ArrayList<>();
		for (X509CertificateHolder holder : store.getMatches(null)) {
			certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
		}
		return certificates;
	}
}
