package org.telltale.seal;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.telltale.seal.pdf.ReportLayers;
import org.telltale.seal.pdf.SignedStructure;
import org.telltale.seal.refusal.Refusal;
import org.telltale.seal.signature.CertificatePath;
import org.telltale.seal.signature.CmsForm;
import org.telltale.seal.signature.Revocation;
import org.telltale.seal.signature.StrictValidation;
import org.telltale.seal.signature.TimeStampForm;

/**
 * Judges the seal of one report: bytes, signature, time stamps, trust, revocation, structure. A time stamp proves that what it
 * is over was there at its time: the certificates behind that are judged as of then, the last time stamp's own as of now.
 */
final class SealJudge {

	/** Clocks of two machines differ. */
	static final Duration CLOCK_SLACK = Duration.ofHours(1);

	private final byte[] file;
	private final VerifyOptions options;
	private final List<X509Certificate> trusted;
	private final Consumer<String> step;
	private final Consumer<String> found;

	private SealLevel level = SealLevel.B;
	private Instant provenAt;
	private boolean test;

	/**
	 * What was found to hold.
	 *
	 * @param structure the signed file
	 * @param cms its signature
	 * @param anchor the trusted certificate behind the signer
	 * @param test whether a test anchor was needed
	 * @param level the seal's level
	 * @param stamp the signature time stamp
	 * @param provenAt the moment at which the signature is known to have been there: the time stamp's, else now
	 */
	record Seal(SignedStructure structure, CmsForm cms, X509Certificate anchor, boolean test, SealLevel level, Optional<TimeStampForm> stamp,
			Instant provenAt) {
	}

	/**
	 * A judge of one file.
	 *
	 * @param step told the name of each check before it
	 * @param found told of each check that holds
	 */
	SealJudge(byte[] file, VerifyOptions options, Consumer<String> step, Consumer<String> found) {
		this.file = file;
		this.options = options;
		this.trusted = options.trust().stream().map(TrustAnchor::certificate).toList();
		this.step = step;
		this.found = found;
		this.provenAt = options.now();
	}

	Seal judge() throws Refusal {
		step.accept("signature.range");
		ReportLayers layers = ReportLayers.of(file, signature -> {
			step.accept("signature.value");
			CmsForm.verified(signature.contents(), signature.sha256());
			step.accept("signature.range");
		});
		passed(layers.archive().isEmpty() ? "one signature over the whole file, " + file.length + " bytes"
				: "one signature, validation data and one document time stamp over the whole file, " + file.length + " bytes, and nothing else");
		step.accept("signature.value");
		CmsForm cms = CmsForm.verified(layers.signature().contents(), layers.signature().sha256());
		passed("the bytes are those that were signed, by the key of " + cms.signer().getSubjectX500Principal().getName());
		step.accept("signature.timestamp");
		List<X509Certificate> more = layers.archive().isEmpty() ? List.of() : certificates(layers.archive().get().data().certificates());
		Instant archivedAt = layers.archive().isEmpty() ? options.now() : archiveStamp(layers.archive().get(), more);
		Optional<CertificatePath> stampPath = Optional.empty();
		Optional<TimeStampForm> stamp = Optional.empty();
		if (cms.timeStamp().isPresent()) {
			stamp = Optional.of(TimeStampForm.verified(cms.timeStamp().get(), cms.value()));
			stampPath = Optional.of(signatureStamp(stamp.get(), more, archivedAt));
		}
		Refusal.unless(stamp.isPresent() || layers.archive().isEmpty(), "the file has a document time stamp, its signature none");
		Refusal.unless(stamp.isPresent() || !options.requireTimeStamp(), "the report has no time stamp: the time of signing is the signer's word");
		step.accept("signature.trust");
		CertificatePath path = CertificatePath.ofSigner(cms, more, trusted, provenAt);
		passed("trusted through " + path.anchor().getSubjectX500Principal().getName() + (anchored(path) ? " (test anchor)" : ""));
		if (layers.archive().isPresent()) {
			step.accept("signature.revocation");
			Revocation revocation = new Revocation(layers.archive().get().data().crls(), layers.archive().get().data().ocsps());
			revocation.requireGood(path, provenAt, archivedAt);
			revocation.requireGood(stampPath.orElseThrow(), provenAt, archivedAt);
			passed("neither the signer's nor the time-stamp authority's certificates were revoked at " + provenAt);
		}
		step.accept("signature.structure");
		SignedStructure structure = SignedStructure.of(layers.signature());
		passed("certified at level P1, no revision after the signature" + (layers.archive().isEmpty() ? "" : " but validation data and time stamp"));
		return new Seal(structure, cms, path.anchor(), test, level, stamp, provenAt);
	}

	/** What a second program, EU DSS, says; slow, so asked last. */
	void policy(Seal seal) throws Refusal {
		step.accept("signature.policy");
		boolean expired = options.now().isAfter(seal.cms().signer().getNotAfter().toInstant());
		Instant at = seal.level() == SealLevel.T && expired ? seal.provenAt() : options.now();
		passed("EU DSS, strict policy: " + StrictValidation.require(file, level.name(), trusted, at)
				+ (seal.level() == SealLevel.LTA ? "" : "; revocation is not part of level " + seal.level()));
	}

	/** The time that the signer claims, against what is known. */
	static void requireTime(Seal seal, VerifyOptions options) throws Refusal {
		Instant claimed = seal.structure().signedAt().orElseThrow(() -> new Refusal("the signature claims no time"));
		X509Certificate signer = seal.cms().signer();
		Refusal.unless(!claimed.isBefore(signer.getNotBefore().toInstant()) && !claimed.isAfter(signer.getNotAfter().toInstant()),
				"the signing time lies outside the life of the signer's certificate");
		Refusal.unless(!claimed.isAfter(options.now().plus(CLOCK_SLACK)), "the signing time lies in the future");
		Refusal.unless(seal.stamp().isEmpty() || !claimed.isAfter(seal.provenAt().plus(CLOCK_SLACK)), "the signing time lies behind the time stamp's");
	}

	/** In words, what is known of the time of signing. */
	static String timeInWords(Seal seal) {
		return seal.stamp().isEmpty() ? "time of signing is the signer's word (" + seal.level().standardName() + ")"
				: "signed not after " + seal.provenAt() + " by the time stamp of " + seal.stamp().get().authority().getSubjectX500Principal().getName() + " ("
						+ seal.level().standardName() + ")";
	}

	private Instant archiveStamp(ReportLayers.Archive archive, List<X509Certificate> more) throws Refusal {
		TimeStampForm last = TimeStampForm.verified(CmsForm.withoutPadding(archive.stamp().contents()), archive.stamp()::digest);
		CertificatePath path = CertificatePath.ofAuthority(last, more, trusted, options.now());
		Refusal.unless(!last.at().isAfter(options.now().plus(CLOCK_SLACK)), "the document time stamp lies in the future");
		passed("everything was there at " + last.at() + ", by the document time stamp of " + last.authority().getSubjectX500Principal().getName()
				+ (anchored(path) ? " (test anchor)" : ""));
		level = SealLevel.LTA;
		return last.at();
	}

	private CertificatePath signatureStamp(TimeStampForm stamp, List<X509Certificate> more, Instant knownAt) throws Refusal {
		CertificatePath path = CertificatePath.ofAuthority(stamp, more, trusted, knownAt);
		Refusal.unless(!stamp.at().isAfter(knownAt.plus(CLOCK_SLACK)), "the time stamp lies in the future, or behind the document time stamp");
		passed("the signature was there at " + stamp.at() + ", by the time stamp of " + stamp.authority().getSubjectX500Principal().getName()
				+ (anchored(path) ? " (test anchor)" : ""));
		provenAt = stamp.at();
		level = level == SealLevel.LTA ? level : SealLevel.T;
		return path;
	}

	/** Whether the anchor of a path is a test anchor alone; remembered. */
	private boolean anchored(CertificatePath path) {
		boolean testOnly = options.trust().stream().filter(a -> a.certificate().equals(path.anchor())).allMatch(TrustAnchor::test);
		test |= testOnly;
		return testOnly;
	}

	private static List<X509Certificate> certificates(List<byte[]> ders) throws Refusal {
		try {
			CertificateFactory factory = CertificateFactory.getInstance("X.509");
			List<X509Certificate> certificates = new ArrayList<>();
			for (byte[] der : ders) {
				X509Certificate certificate = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
				Refusal.unless(certificate.getEncoded().length == der.length, "something stands behind a certificate of the validation data");
				certificates.add(certificate);
			}
			return certificates;
		} catch (CertificateException | ClassCastException e) {
			throw new Refusal("a certificate of the validation data cannot be read");
		}
	}

	private void passed(String detail) {
		found.accept(detail);
	}
}
