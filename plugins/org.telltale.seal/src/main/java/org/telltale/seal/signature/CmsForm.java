package org.telltale.seal.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.telltale.base.Digest;
import org.telltale.seal.refusal.Refusal;

/**
 * The one form of CMS signature (RFC 5652) that a report of version 1 may carry: SHA-256; one signer, named by issuer and
 * serial number; the signed attributes content-type, message-digest and signing-certificate-v2 (in a
 * reviewer's detached signature also signing-time, mime-type and algorithm-protection), one value each; no unsigned attribute but one signature time stamp; no revocation data.
 * It is held by building that form anew from its parts and comparing the bytes, so that no byte is left that nobody looks at.
 *
 * @param signer the signer's certificate
 * @param others the other certificates that the signature carries
 * @param value the signature value, which a signature time stamp covers; not copied
 * @param timeStamp the time-stamp token (RFC 3161), DER
 * @param signedAt the signing time that the signature itself claims; a PDF says it elsewhere
 */
public record CmsForm(X509Certificate signer, List<X509Certificate> others, byte[] value, Optional<byte[]> timeStamp, Optional<Instant> signedAt) {

	private static final AlgorithmIdentifier SHA_256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
	private static final ASN1ObjectIdentifier SIGNING_TIME = PKCSObjectIdentifiers.pkcs_9_at_signingTime;
	/** ETSI EN 319 122-1 section 5.2.5. */
	private static final ASN1ObjectIdentifier MIME_TYPE = new ASN1ObjectIdentifier("0.4.0.1733.2.1");
	private static final List<ASN1ObjectIdentifier> OF_PDF = List.of(PKCSObjectIdentifiers.pkcs_9_at_contentType,
			PKCSObjectIdentifiers.pkcs_9_at_messageDigest, PKCSObjectIdentifiers.id_aa_signingCertificateV2);
	private static final List<ASN1ObjectIdentifier> OF_FILE = List.of(PKCSObjectIdentifiers.pkcs_9_at_contentType, SIGNING_TIME,
			MIME_TYPE, CMSAttributes.cmsAlgorithmProtect, PKCSObjectIdentifiers.pkcs_9_at_messageDigest, PKCSObjectIdentifiers.id_aa_signingCertificateV2);
	private static final int MAX_CERTIFICATES = 8;

	/**
	 * Reads and verifies the signature of a PDF.
	 *
	 * @param contents DER, followed by zeros only
	 * @param digest the SHA-256 of the signed bytes
	 */
	public static CmsForm verified(byte[] contents, byte[] digest) throws Refusal {
		return verified(contents, digest, OF_PDF);
	}

	/**
	 * Reads and verifies a detached signature of a file.
	 *
	 * @param der the signature, nothing behind it
	 * @param digest the SHA-256 of the file
	 */
	public static CmsForm verifiedOfFile(byte[] der, byte[] digest) throws Refusal {
		CmsForm form = verified(der, digest, OF_FILE);
		Refusal.unless(form.timeStamp().isEmpty(), "the signature carries unsigned attributes");
		return form;
	}

	private static CmsForm verified(byte[] contents, byte[] digest, List<ASN1ObjectIdentifier> signed) throws Refusal {
		try {
			byte[] der = withoutPadding(contents);
			SignedData data = signedData(der);
			SignerInfo info = onlySigner(data, signed);
			requireMessageDigest(info, digest);
			List<X509Certificate> certificates = certificates(data.getCertificates());
			X509Certificate signer = signer(info, certificates);
			Refusal.unless(Arrays.equals(rebuilt(data, info, signer, signed), der), "the signature is not in the one form that reports have");
			requireValidSignature(info, signer, signed);
			List<X509Certificate> others = new ArrayList<>(certificates);
			others.remove(signer);
			Optional<Instant> time = signed.contains(SIGNING_TIME) ? Optional.of(Time.getInstance(attribute(info, SIGNING_TIME)).getDate().toInstant())
					: Optional.empty();
			return new CmsForm(signer, List.copyOf(others), info.getEncryptedDigest().getOctets(), CmsTimeStamp.token(info), time);
		} catch (IOException | GeneralSecurityException | IllegalArgumentException | IllegalStateException | ClassCastException
				| ArrayIndexOutOfBoundsException | NullPointerException e) {
			throw new Refusal("the signature cannot be read: " + e.getClass().getSimpleName());
		}
	}

	/** The same signature in DER, its certificates in the order that DER asks of a set, which a parser that knows no types cannot see. */
	static byte[] ordered(byte[] ber) throws IOException {
		SignedData data = SignedData.getInstance(ContentInfo.getInstance(canonical(ber)).getContent());
		return new ContentInfo(CMSObjectIdentifiers.signedData, new SignedData(data.getDigestAlgorithms(), data.getEncapContentInfo(), data.getCertificates(),
				data.getCRLs(), data.getSignerInfos())).getEncoded(ASN1Encoding.DER);
	}

	/** The same value in DER. */
	static byte[] canonical(byte[] ber) throws IOException {
		try (ASN1InputStream in = new ASN1InputStream(ber)) {
			ASN1Primitive whole = in.readObject();
			if (whole == null || in.read() >= 0) {
				throw new IOException("a signature is empty or has something behind it");
			}
			return whole.getEncoded(ASN1Encoding.DER);
		}
	}

	/** The value at the beginning, which has to be DER, without the zeros behind it; anything else there is refused. */
	public static byte[] withoutPadding(byte[] contents) throws Refusal {
		byte[] der;
		try (ASN1InputStream in = new ASN1InputStream(contents)) {
			ASN1Primitive whole = in.readObject();
			Refusal.unless(whole != null, "the signature is empty");
			der = whole.getEncoded(ASN1Encoding.DER);
		} catch (IOException | IllegalArgumentException | IllegalStateException e) {
			throw new Refusal("the signature cannot be read: " + e.getClass().getSimpleName());
		}
		Refusal.unless(der.length <= contents.length && Arrays.equals(der, Arrays.copyOf(contents, der.length)), "the signature is not DER");
		for (int i = der.length; i < contents.length; i++) {
			Refusal.unless(contents[i] == 0, "something stands behind the signature in its own place");
		}
		return der;
	}

	private static SignedData signedData(byte[] der) throws Refusal {
		ContentInfo content = ContentInfo.getInstance(der);
		Refusal.unless(content.getContentType().equals(CMSObjectIdentifiers.signedData), "the signature is no SignedData");
		return SignedData.getInstance(content.getContent());
	}

	private static SignerInfo onlySigner(SignedData data, List<ASN1ObjectIdentifier> signed) throws Refusal {
		Refusal.unless(data.getSignerInfos().size() == 1, "the signature has " + data.getSignerInfos().size() + " signers instead of one");
		SignerInfo info = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
		Refusal.unless(info.getAuthenticatedAttributes() != null && info.getAuthenticatedAttributes().size() == signed.size(),
				"the signature's signed attributes are not those that reports have");
		return info;
	}

	private static void requireMessageDigest(SignerInfo info, byte[] digest) throws Refusal {
		byte[] said = ASN1OctetString.getInstance(attribute(info, PKCSObjectIdentifiers.pkcs_9_at_messageDigest)).getOctets();
		Refusal.unless(MessageDigest.isEqual(said, digest), "the file was changed after it was signed (digest mismatch)");
		Refusal.unless(CMSObjectIdentifiers.data.equals(attribute(info, PKCSObjectIdentifiers.pkcs_9_at_contentType)),
				"the signature's content type is not data");
	}

	private static org.bouncycastle.asn1.ASN1Encodable attribute(SignerInfo info, ASN1ObjectIdentifier type) throws Refusal {
		for (int i = 0; i < info.getAuthenticatedAttributes().size(); i++) {
			Attribute attribute = Attribute.getInstance(info.getAuthenticatedAttributes().getObjectAt(i));
			if (attribute.getAttrType().equals(type)) {
				Refusal.unless(attribute.getAttrValues().size() == 1, "a signed attribute has several values");
				return attribute.getAttrValues().getObjectAt(0);
			}
		}
		throw new Refusal("the signature lacks a signed attribute: " + type);
	}

	private static List<X509Certificate> certificates(ASN1Set set) throws Refusal, GeneralSecurityException, IOException {
		Refusal.unless(set != null && set.size() > 0 && set.size() <= MAX_CERTIFICATES, "the signature carries no certificate, or too many");
		CertificateFactory factory = CertificateFactory.getInstance("X.509");
		List<X509Certificate> certificates = new ArrayList<>();
		for (int i = 0; i < set.size(); i++) {
			byte[] der = set.getObjectAt(i).toASN1Primitive().getEncoded(ASN1Encoding.DER);
			certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
		}
		return certificates;
	}

	/** The certificate whose digest the signed attribute names (RFC 5035). */
	private static X509Certificate signer(SignerInfo info, List<X509Certificate> certificates) throws Refusal, GeneralSecurityException {
		SigningCertificateV2 said = SigningCertificateV2
				.getInstance(attribute(info, PKCSObjectIdentifiers.id_aa_signingCertificateV2).toASN1Primitive());
		ESSCertIDv2[] ids = said.getCerts();
		Refusal.unless(ids.length > 0 && ids[0].getHashAlgorithm().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256),
				"the signature does not name the signer's certificate by SHA-256");
		for (X509Certificate certificate : certificates) {
			if (MessageDigest.isEqual(ids[0].getCertHash(), Digest.sha256(certificate.getEncoded()).bytes())) {
				return certificate;
			}
		}
		throw new Refusal("the certificate that the signature names is not in it, or was changed");
	}

	/** How a signature names its signer: by the very bytes of the certificate, since names that differ in case alone count as the same. */
	static SignerIdentifier identifier(X509Certificate signer) {
		return new SignerIdentifier(new IssuerAndSerialNumber(X500Name.getInstance(signer.getIssuerX500Principal().getEncoded()), signer.getSerialNumber()));
	}

	private static byte[] rebuilt(SignedData data, SignerInfo info, X509Certificate signer, List<ASN1ObjectIdentifier> signed) throws Refusal, IOException {
		SignerInfo signerInfo = new SignerInfo(identifier(signer), SHA_256, new DERSet(attributes(info, signed)), signatureAlgorithm(signer),
				new DEROctetString(info.getEncryptedDigest().getOctets()), CmsTimeStamp.attributes(info));
		SignedData form = new SignedData(new DERSet(SHA_256), new ContentInfo(CMSObjectIdentifiers.data, null), data.getCertificates(), null,
				new DERSet(signerInfo));
		return new ContentInfo(CMSObjectIdentifiers.signedData, form).getEncoded(ASN1Encoding.DER);
	}

	private static ASN1EncodableVector attributes(SignerInfo info, List<ASN1ObjectIdentifier> signed) throws Refusal {
		ASN1EncodableVector attributes = new ASN1EncodableVector();
		for (ASN1ObjectIdentifier type : signed) {
			attributes.add(new Attribute(type, new DERSet(attribute(info, type))));
		}
		return attributes;
	}

	private static AlgorithmIdentifier signatureAlgorithm(X509Certificate signer) {
		return signer.getPublicKey() instanceof RSAPublicKey
				? new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE)
				: new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
	}

	private static void requireValidSignature(SignerInfo info, X509Certificate signer, List<ASN1ObjectIdentifier> signed)
			throws Refusal, GeneralSecurityException, IOException {
		String key = signer.getPublicKey().getAlgorithm();
		Refusal.unless(key.equals("RSA") || key.equals("EC"), "the signer's key is of a kind that reports do not have: " + key);
		Signature verifier = Signature.getInstance(key.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
		verifier.initVerify(signer.getPublicKey());
		verifier.update(new DERSet(attributes(info, signed)).getEncoded(ASN1Encoding.DER));
		Refusal.unless(verifier.verify(info.getEncryptedDigest().getOctets()), "the signature does not fit the signer's key");
	}
}
