package org.telltale.seal.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.telltale.seal.refusal.Refusal;

/** An OCSP answer (RFC 6960) that is not an error. */
final class OcspAnswer {

	private final BasicOCSPResp answer;

	private OcspAnswer(BasicOCSPResp answer) {
		this.answer = answer;
	}

	static OcspAnswer of(byte[] der) throws Refusal, IOException {
		try {
			OCSPResp response = new OCSPResp(CmsForm.canonical(der));
			Refusal.unless(response.getStatus() == OCSPResp.SUCCESSFUL && response.getResponseObject() instanceof BasicOCSPResp,
					"an OCSP answer says nothing (status " + response.getStatus() + ")");
			return new OcspAnswer((BasicOCSPResp) response.getResponseObject());
		} catch (OCSPException e) {
			throw new Refusal("an OCSP answer cannot be read: " + e.getMessage());
		}
	}

	/** The question about a certificate. */
	static byte[] request(X509Certificate certificate, X509Certificate issuer) throws IOException {
		try {
			CertificateID id = new CertificateID(digests().get(CertificateID.HASH_SHA1), new JcaX509CertificateHolder(issuer), certificate.getSerialNumber());
			return new OCSPReqBuilder().addRequest(id).build().getEncoded();
		} catch (OCSPException | GeneralSecurityException | OperatorCreationException e) {
			throw new IOException("no OCSP question could be made: " + e.getMessage(), e);
		}
	}

	boolean mentions(X509Certificate certificate) {
		BigInteger serial = certificate.getSerialNumber();
		for (SingleResp each : answer.getResponses()) {
			if (each.getCertID().getSerialNumber().equals(serial)) {
				return true;
			}
		}
		return false;
	}

	boolean saysGood(X509Certificate certificate, X509Certificate issuer, Instant at, Instant latest) throws Refusal {
		try {
			for (SingleResp each : answer.getResponses()) {
				if (each.getCertID().getSerialNumber().equals(certificate.getSerialNumber())
						&& each.getCertID().matchesIssuer(new JcaX509CertificateHolder(issuer), digests())
						&& covers(each, at, latest) && isSignedFor(issuer)) {
					CertificateStatus status = each.getCertStatus();
					Refusal.unless(!(status instanceof RevokedStatus revoked) || revoked.getRevocationTime().toInstant().isAfter(at),
							"a certificate was revoked before it was used: " + certificate.getSubjectX500Principal().getName());
					return status == CertificateStatus.GOOD || status instanceof RevokedStatus;
				}
			}
			return false;
		} catch (OCSPException | GeneralSecurityException | OperatorCreationException e) {
			throw new Refusal("an OCSP answer cannot be checked: " + e.getMessage());
		}
	}

	private static boolean covers(SingleResp each, Instant at, Instant latest) {
		Date next = each.getNextUpdate();
		return !each.getThisUpdate().toInstant().isAfter(latest) && (next == null ? !each.getThisUpdate().toInstant().isBefore(at) : !next.toInstant().isBefore(at));
	}

	/** By the issuer, or by a responder to whom the issuer gave that right (RFC 6960 section 4.2.2.2). */
	private boolean isSignedFor(X509Certificate issuer) throws OCSPException, GeneralSecurityException, OperatorCreationException {
		List<X509Certificate> signers = new ArrayList<>(List.of(issuer));
		for (X509CertificateHolder holder : answer.getCerts()) {
			X509Certificate responder = new JcaX509CertificateConverter().getCertificate(holder);
			Date made = answer.getProducedAt();
			if (CertificatePath.hasIssued(issuer, responder) && isResponder(responder) && !made.before(responder.getNotBefore())
					&& !made.after(responder.getNotAfter())) {
				signers.add(responder);
			}
		}
		for (X509Certificate signer : signers) {
			if (answer.isSignatureValid(new JcaContentVerifierProviderBuilder().build(signer))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isResponder(X509Certificate certificate) {
		try {
			return certificate.getExtendedKeyUsage() != null && certificate.getExtendedKeyUsage().contains(KeyRules.OCSP_SIGNING);
		} catch (CertificateParsingException e) {
			return false;
		}
	}

	private static DigestCalculatorProvider digests() throws OperatorCreationException {
		return new JcaDigestCalculatorProviderBuilder().build();
	}
}
