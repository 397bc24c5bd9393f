package org.telltale.seal.signature;

import java.io.IOException;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.telltale.seal.refusal.Refusal;

/** The one unsigned attribute that a report's signature may have: its time stamp (ETSI EN 319 122-1 section 5.3). */
public final class CmsTimeStamp {

	private CmsTimeStamp() {
	}

	/** The token, if there is one; any other unsigned attribute is refused. */
	static Optional<byte[]> token(SignerInfo info) throws Refusal, IOException {
		ASN1Set unsigned = info.getUnauthenticatedAttributes();
		if (unsigned == null) {
			return Optional.empty();
		}
		Refusal.unless(unsigned.size() == 1, "the signature carries unsigned attributes beside a time stamp");
		Attribute only = Attribute.getInstance(unsigned.getObjectAt(0));
		Refusal.unless(only.getAttrType().equals(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken) && only.getAttrValues().size() == 1,
				"the signature carries an unsigned attribute that is no time stamp");
		return Optional.of(only.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded(ASN1Encoding.DER));
	}

	/** The unsigned attributes as they may be, for comparison; null where there are none. */
	static ASN1Set attributes(SignerInfo info) throws Refusal, IOException {
		Optional<byte[]> token = token(info);
		return token.isEmpty() ? null : attributes(token.get());
	}

	private static ASN1Set attributes(byte[] token) throws IOException {
		return new DERSet(new Attribute(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(ASN1Primitive.fromByteArray(token))));
	}

	/**
	 * The signature with a time stamp in it; an older one is replaced.
	 *
	 * @param contents DER, zeros may follow
	 * @param token DER
	 */
	public static byte[] in(byte[] contents, byte[] token) throws IOException {
		try (org.bouncycastle.asn1.ASN1InputStream in = new org.bouncycastle.asn1.ASN1InputStream(contents)) {
			SignedData data = SignedData.getInstance(ContentInfo.getInstance(in.readObject()).getContent());
			SignerInfo info = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
			SignerInfo stamped = new SignerInfo(info.getSID(), info.getDigestAlgorithm(), info.getAuthenticatedAttributes(),
					info.getDigestEncryptionAlgorithm(), info.getEncryptedDigest(), attributes(token));
			SignedData changed = new SignedData(data.getDigestAlgorithms(), data.getEncapContentInfo(), data.getCertificates(), data.getCRLs(), new DERSet(stamped));
			return new ContentInfo(org.bouncycastle.asn1.cms.CMSObjectIdentifiers.signedData, changed).getEncoded(ASN1Encoding.DER);
		}
	}
}
