package org.telltale.seal;

import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.telltale.base.Digest;
import org.telltale.seal.refusal.Refusal;
import org.telltale.seal.signature.CertificateName;
import org.telltale.seal.signature.CertificatePath;
import org.telltale.seal.signature.CmsForm;
import org.telltale.seal.signature.KeyException;
import org.telltale.seal.signature.KeyRules;

/**
 * A reviewer's signature: CAdES baseline B, detached, over the manifest, made before the examiner certifies and attached to
 * the report. It speaks for the facts that the manifest names by digest, not for the pages.
 */
public final class ReviewerSignature {

	private ReviewerSignature() {
	}

	/**
	 * What holds of a reviewer's signature.
	 *
	 * @param signer the reviewer's distinguished name (RFC 2253)
	 * @param name the common name
	 * @param at the time that the reviewer claims
	 * @param key the reviewer's public key
	 */
	public record Held(String signer, String name, Instant at, PublicKey key) {
	}

	/**
	 * Signs a manifest.
	 *
	 * @return the signature, DER
	 * @throws SealException if the key does not open or may not sign
	 */
	public static byte[] sign(byte[] manifest, SigningKey key, Instant at) throws SealException {
		try (OpenKey open = OpenKey.of(key, at)) {
			byte[] der = open.signFile(manifest, at);
			read(manifest, der);
			return der;
		} catch (IOException e) {
			throw new SealException("The review could not be signed: " + e.getMessage(), e);
		}
	}

	/**
	 * Whose signature it is. That the bytes are signed is held, trust is not.
	 *
	 * @throws SealException if it is not over this manifest
	 */
	public static Held read(byte[] manifest, byte[] der) throws SealException {
		try {
			return held(CmsForm.verifiedOfFile(der, Digest.sha256(manifest).bytes()));
		} catch (Refusal e) {
			throw new SealException("The reviewer's signature does not hold for this report: " + e.getMessage() + ".", e);
		}
	}

	/** The reviewer of a report, if it says that it has one: refused unless the signature holds and is trusted. */
	static Optional<Held> require(Map<String, byte[]> attachments, SealJudge.Seal seal, VerifyOptions options, boolean synthetic) throws Refusal {
		byte[] der = attachments.get(Attachment.REVIEW);
		if (der == null) {
			return Optional.empty();
		}
		CmsForm form = CmsForm.verifiedOfFile(der, Digest.sha256(attachments.get(Attachment.MANIFEST)).bytes());
		List<X509Certificate> trusted = options.trust().stream().map(TrustAnchor::certificate).toList();
		CertificatePath path = CertificatePath.ofSigner(form, List.of(), trusted, seal.provenAt());
		X509Certificate anchor = path.anchor();
		boolean test = options.trust().stream().filter(each -> each.certificate().equals(anchor)).allMatch(TrustAnchor::test);
		Refusal.unless(!test || synthetic, "the reviewer is trusted through a test anchor, but the report is not marked SYNTHETIC");
		Refusal.unless(!form.signer().getPublicKey().equals(seal.cms().signer().getPublicKey()), "the reviewer is the examiner: the keys are the same");
		Held held = held(form);
		requireKey(path, held.at());
		Refusal.unless(!held.at().isAfter(seal.structure().signedAt().orElse(held.at()).plus(SealJudge.CLOCK_SLACK)), "the reviewer signed after the examiner");
		return Optional.of(held);
	}

	/** As for a signer of pages, at the time that the reviewer claims; a trusted certificate is trusted whoever signed it. */
	private static void requireKey(CertificatePath path, Instant at) throws Refusal {
		List<X509Certificate> certificates = path.certificates();
		try {
			KeyRules.require(certificates.subList(0, Math.max(1, certificates.size() - 1)), at);
		} catch (KeyException e) {
			throw new Refusal("the reviewer's key may not sign: " + e.getMessage());
		}
	}

	private static Held held(CmsForm form) {
		return new Held(form.signer().getSubjectX500Principal().getName(), CertificateName.common(form.signer()), form.signedAt().orElseThrow(), form.signer().getPublicKey());
	}
}
