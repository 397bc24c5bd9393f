package org.telltale.seal.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;

import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.telltale.base.Digest;
import org.telltale.seal.refusal.Refusal;

/** Questions to a time-stamp authority and their answers (RFC 3161 section 2.4). */
public final class TimeStampExchange {

	private static final int NONCE_BITS = 64;

	private TimeStampExchange() {
	}

	/** The question for a stamp over these bytes, with SHA-256, that can be asked again later: it has no nonce. */
	public static byte[] request(byte[] sha256) throws IOException {
		return generator().generate(new ASN1ObjectIdentifier(NISTObjectIdentifiers.id_sha256.getId()), sha256).getEncoded();
	}

	/** The same with a nonce, for an answer at once. */
	public static byte[] requestNow(byte[] sha256) throws IOException {
		return generator().generate(NISTObjectIdentifiers.id_sha256, sha256, new BigInteger(NONCE_BITS, new SecureRandom())).getEncoded();
	}

	private static TimeStampRequestGenerator generator() {
		TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
		generator.setCertReq(true);
		return generator;
	}

	/** The SHA-256 that a question is about. */
	public static byte[] imprint(byte[] request) throws IOException {
		return new TimeStampRequest(request).getMessageImprintDigest();
	}

	/**
	 * The token of an answer as DER: of a time-stamp response, or of the bare token. Of the first, a refusal of the authority is
	 * told.
	 *
	 * @param request the question, if the answer has to carry its nonce; else empty
	 */
	public static byte[] token(byte[] answer, byte[] request) throws Refusal {
		try {
			ASN1Sequence outer = ASN1Sequence.getInstance(answer);
			if (outer.getObjectAt(0) instanceof ASN1ObjectIdentifier) {
				return CmsForm.ordered(answer);
			}
			TimeStampResponse response = new TimeStampResponse(answer);
			Refusal.unless(response.getTimeStampToken() != null, "the time-stamp authority refused: status " + response.getStatus()
					+ (response.getStatusString() == null ? "" : ", " + response.getStatusString()));
			if (request.length > 0) {
				response.validate(new TimeStampRequest(request));
			}
			return CmsForm.ordered(response.getTimeStampToken().getEncoded());
		} catch (TSPException | IOException | IllegalArgumentException | IllegalStateException | ArrayIndexOutOfBoundsException e) {
			throw new Refusal("the time-stamp answer cannot be used: " + e.getMessage());
		}
	}

	/** What a signature time stamp is over (ETSI EN 319 122-1 section 5.3): the SHA-256 of the signature value. */
	public static byte[] imprintOf(CmsForm signature) {
		return Digest.sha256(signature.value()).bytes();
	}
}
