package org.telltale.seal.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.telltale.base.Digest;
import org.telltale.seal.refusal.Refusal;

/**
 * A time-stamp token (RFC 3161) whose own signature and message imprint hold; whether its authority is trusted is for
 * {@link CertificatePath} to say. Its form is closed as {@link CmsForm} is: DER, one signer named by issuer and serial
 * number, no unsigned attribute, no revocation data, and nothing in the parts that no signature covers but what follows
 * from the others.
 *
 * @param at the time that it states
 * @param authority the certificate of the time-stamp authority
 * @param others the other certificates that it carries
 */
public record TimeStampForm(Instant at, X509Certificate authority, List<X509Certificate> others) {

	private static final Map<String, String> DIGESTS = Map.of("2.16.840.1.101.3.4.2.1", "SHA-256", "2.16.840.1.101.3.4.2.2", "SHA-384",
			"2.16.840.1.101.3.4.2.3", "SHA-512");
	private static final int MAX_CERTIFICATES = 8;

	/**
	 * Reads and verifies a token.
	 *
	 * @param der the token
	 * @param stamped what it has to be over: given a digester, the digest
	 */
	public static TimeStampForm verified(byte[] der, Function<MessageDigest, byte[]> stamped) throws Refusal {
		try {
			Refusal.unless(Arrays.equals(CmsForm.canonical(der), der), "the time stamp is not DER");
			TimeStampToken token = new TimeStampToken(new CMSSignedData(der));
			requireImprint(token, stamped);
			List<X509Certificate> certificates = certificates(token);
			X509Certificate authority = certificates.stream().filter(each -> token.getSID().match(holder(each))).findFirst()
					.orElseThrow(() -> new Refusal("the time stamp does not carry its authority's certificate"));
			Refusal.unless(KeyRules.isForTimeStamps(authority),
					"the time stamp's authority may not stamp: its certificate lacks the critical extended key usage timeStamping alone");
			Refusal.unless(Arrays.equals(rebuilt(der, authority), der), "the time stamp is not in the form that reports have");
			token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(authority));
			List<X509Certificate> others = new ArrayList<>(certificates);
			others.remove(authority);
			return new TimeStampForm(token.getTimeStampInfo().getGenTime().toInstant(), authority, List.copyOf(others));
		} catch (TSPException e) {
			throw new Refusal("the time stamp does not hold: " + e.getMessage());
		} catch (IOException | CMSException | GeneralSecurityException | OperatorCreationException | IllegalArgumentException | IllegalStateException
				| ClassCastException | ArrayIndexOutOfBoundsException | NullPointerException e) {
			throw new Refusal("the time stamp cannot be read: " + e.getClass().getSimpleName());
		}
	}

	/** As {@link #verified(byte[], Function)}, over bytes. */
	public static TimeStampForm verified(byte[] der, byte[] stamped) throws Refusal {
		return verified(der, digester -> digester.digest(stamped));
	}

	private static void requireImprint(TimeStampToken token, Function<MessageDigest, byte[]> stamped) throws Refusal {
		AlgorithmIdentifier algorithm = token.getTimeStampInfo().getHashAlgorithm();
		String name = DIGESTS.get(algorithm.getAlgorithm().getId());
		Refusal.unless(name != null, "the time stamp uses a digest that is not SHA-256, SHA-384 or SHA-512: " + algorithm.getAlgorithm().getId());
		byte[] expected = stamped.apply(Digest.newDigester(name));
		Refusal.unless(MessageDigest.isEqual(expected, token.getTimeStampInfo().getMessageImprintDigest()),
				"the time stamp is that of another file (its message imprint is another)");
	}

	private static List<X509Certificate> certificates(TimeStampToken token) throws Refusal, GeneralSecurityException, IOException {
		CertificateFactory factory = CertificateFactory.getInstance("X.509");
		List<X509Certificate> certificates = new ArrayList<>();
		for (var holder : token.getCertificates().getMatches(null)) {
			Refusal.unless(certificates.size() < MAX_CERTIFICATES, "the time stamp carries too many certificates");
			certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(holder.getEncoded())));
		}
		return certificates;
	}

	private static org.bouncycastle.cert.X509CertificateHolder holder(X509Certificate certificate) {
		try {
			return new org.bouncycastle.cert.jcajce.JcaX509CertificateHolder(certificate);
		} catch (GeneralSecurityException e) {
			throw new IllegalArgumentException("a certificate that was read cannot be written", e);
		}
	}

	/** The token with all that its signature does not cover made anew. */
	private static byte[] rebuilt(byte[] der, X509Certificate authority) throws Refusal, IOException {
		SignedData data = SignedData.getInstance(ContentInfo.getInstance(der).getContent());
		Refusal.unless(data.getSignerInfos().size() == 1, "the time stamp has several signers");
		SignerInfo info = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
		Refusal.unless(!info.getSID().isTagged(), "the time stamp does not name its authority by issuer and serial number");
		Refusal.unless(data.getDigestAlgorithms().size() == 1, "the time stamp names several digests");
		AlgorithmIdentifier digest = AlgorithmIdentifier.getInstance(data.getDigestAlgorithms().getObjectAt(0));
		Refusal.unless(digest.getAlgorithm().equals(info.getDigestAlgorithm().getAlgorithm()), "the time stamp names another digest than its signer");
		for (AlgorithmIdentifier algorithm : List.of(digest, info.getDigestAlgorithm(), info.getDigestEncryptionAlgorithm())) {
			boolean probabilistic = algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS);
			Refusal.unless(probabilistic || algorithm.getParameters() == null || DERNull.INSTANCE.equals(algorithm.getParameters()),
					"the time stamp's algorithm has parameters that are not known");
		}
		SignerInfo form = new SignerInfo(CmsForm.identifier(authority), info.getDigestAlgorithm(), info.getAuthenticatedAttributes(),
				info.getDigestEncryptionAlgorithm(), info.getEncryptedDigest(), (ASN1Set) null);
		SignedData made = new SignedData(new DERSet(digest), data.getEncapContentInfo(), data.getCertificates(), null, new DERSet(form));
		return new ContentInfo(CMSObjectIdentifiers.signedData, made).getEncoded(ASN1Encoding.DER);
	}
}
