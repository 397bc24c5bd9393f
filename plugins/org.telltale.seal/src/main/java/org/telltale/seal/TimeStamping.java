package org.telltale.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import org.telltale.seal.pdf.OpenSeal;
import org.telltale.seal.pdf.ReportLayers;
import org.telltale.seal.pdf.SignedBytes;
import org.telltale.seal.pdf.ValidationData;
import org.telltale.seal.refusal.Refusal;
import org.telltale.seal.signature.CmsForm;
import org.telltale.seal.signature.CmsTimeStamp;
import org.telltale.seal.signature.Revocation;
import org.telltale.seal.signature.RevocationFetch;
import org.telltale.seal.signature.TimeStampExchange;
import org.telltale.seal.signature.TimeStampForm;

/**
 * Raises a sealed report: from level B to T by a time stamp over its signature, from T to LTA by validation data and a time
 * stamp over everything. Each can be done at once or off line: export the question, let it be answered elsewhere, bring the
 * answer. The report is good at its lower level meanwhile. Whether the authority is trusted is for {@link Verifier} to say.
 */
public final class TimeStamping {

	private TimeStamping() {
	}

	/**
	 * The question (TimeStampReq, RFC 3161) for the time stamp of a report's signature. The same report gives the same question.
	 *
	 * @throws SealException if the file cannot be read or is no sealed report without time stamp
	 */
	public static byte[] request(Path report) throws SealException {
		return done(report, () -> TimeStampExchange.request(TimeStampExchange.imprintOf(unstamped(Files.readAllBytes(report)))));
	}

	/**
	 * Writes the report at level T.
	 *
	 * @param answer TimeStampResp, or the token alone
	 * @throws SealException if the answer is not over this report's signature, or a file cannot be read or written
	 */
	public static void stamp(Path report, byte[] answer, Path stamped) throws SealException {
		write(stamped, done(report, () -> withStamp(Files.readAllBytes(report), TimeStampExchange.token(answer, new byte[0]))));
	}

	/**
	 * The question for the time stamp that makes LTA of a report at level T: over the report with the validation data behind it.
	 *
	 * @param chain PEM files with certificates that signature and time stamp do not carry
	 */
	public static byte[] archiveRequest(Path report, List<Path> chain, SigningOptions.RevocationSources revocation) throws SealException {
		ValidationData data = done(report, () -> data(Files.readAllBytes(report), chain, revocation));
		return done(report, () -> TimeStampExchange.request(open(Files.readAllBytes(report), data).sha256()));
	}

	/** Writes the report at level LTA. Chain and revocation data have to be those of {@link #archiveRequest}, in the same order. */
	public static void archive(Path report, List<Path> chain, SigningOptions.RevocationSources revocation, byte[] answer, Path archived)
			throws SealException {
		write(archived, done(report, () -> {
			byte[] file = Files.readAllBytes(report);
			return closed(open(file, data(file, chain, revocation)), TimeStampExchange.token(answer, new byte[0]));
		}));
	}

	/** The file of level B raised to the level by the authority. */
	static byte[] raised(byte[] file, SealLevel level, TimeStampAuthority authority, List<Path> chain, SigningOptions.RevocationSources revocation)
			throws SealException, IOException, Refusal {
		byte[] question = TimeStampExchange.requestNow(TimeStampExchange.imprintOf(unstamped(file)));
		byte[] stamped = withStamp(file, TimeStampExchange.token(authority.answer(question), question));
		if (level != SealLevel.LTA) {
			return stamped;
		}
		SignedBytes open = open(stamped, data(stamped, chain, revocation));
		byte[] last = TimeStampExchange.requestNow(open.sha256());
		return closed(open, TimeStampExchange.token(authority.answer(last), last));
	}

	private static CmsForm signature(byte[] file) throws Refusal {
		ReportLayers layers = ReportLayers.of(file);
		Refusal.unless(layers.archive().isEmpty(), "it is at level LTA already");
		return CmsForm.verified(layers.signature().contents(), layers.signature().sha256());
	}

	private static CmsForm unstamped(byte[] file) throws Refusal {
		CmsForm form = signature(file);
		Refusal.unless(form.timeStamp().isEmpty(), "its signature has a time stamp already");
		return form;
	}

	private static byte[] withStamp(byte[] file, byte[] token) throws Refusal, IOException {
		TimeStampForm.verified(token, unstamped(file).value());
		SignedBytes signed = SignedBytes.find(file);
		byte[] stamped = OpenSeal.closed(signed, CmsTimeStamp.in(signed.contents(), token));
		signature(stamped);
		return stamped;
	}

	private static SignedBytes open(byte[] file, ValidationData data) throws IOException, Refusal {
		return OpenSeal.forTimeStamp(OpenSeal.withValidationData(file, data));
	}

	private static byte[] closed(SignedBytes open, byte[] token) throws IOException, Refusal {
		TimeStampForm.verified(token, open::digest);
		byte[] file = OpenSeal.closed(open, token);
		ReportLayers.of(file);
		return file;
	}

	/** Everything that is given; refused where nothing is said of a certificate that has been used. */
	private static ValidationData data(byte[] file, List<Path> chain, SigningOptions.RevocationSources revocation) throws IOException, Refusal, SealException {
		CmsForm form = signature(file);
		Refusal.unless(form.timeStamp().isPresent(), "its signature has no time stamp yet");
		TimeStampForm stamp = TimeStampForm.verified(form.timeStamp().get(), form.value());
		List<X509Certificate> used = new ArrayList<>(List.of(form.signer()));
		used.addAll(form.others());
		used.add(stamp.authority());
		used.addAll(stamp.others());
		List<X509Certificate> known = new ArrayList<>(used);
		for (Path pem : chain) {
			TrustStore.read(pem).stream().map(TrustAnchor::certificate).filter(each -> !known.contains(each)).forEach(known::add);
		}
		List<byte[]> crls = new ArrayList<>();
		for (Path crl : revocation.crls()) {
			crls.add(RevocationFetch.der(Files.readAllBytes(crl)));
		}
		List<byte[]> ocsps = new ArrayList<>();
		for (Path ocsp : revocation.ocsps()) {
			ocsps.add(Files.readAllBytes(ocsp));
		}
		new RevocationFetch(revocation.hosts()).fetch(known, crls, ocsps);
		Revocation said = new Revocation(crls, ocsps);
		for (X509Certificate certificate : used) {
			Refusal.unless(isSelfSigned(certificate) || said.mentions(certificate), "nothing says whether this certificate was revoked: "
					+ certificate.getSubjectX500Principal().getName() + "; give its issuer's CRL or an OCSP answer");
		}
		return new ValidationData(certificates(known), crls, ocsps);
	}

	private static List<byte[]> certificates(List<X509Certificate> known) {
		return known.stream().filter(each -> !isSelfSigned(each)).map(each -> new TrustAnchor(each, false).encoded()).toList();
	}

	private static boolean isSelfSigned(X509Certificate certificate) {
		return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
	}

	private interface Work<T> {
		T run() throws IOException, Refusal, SealException;
	}

	private static <T> T done(Path report, Work<T> work) throws SealException {
		try {
			return work.run();
		} catch (Refusal e) {
			throw new SealException("The report " + report + " cannot be time-stamped: " + e.getMessage() + ".", e);
		} catch (IOException e) {
			throw new SealException("The report " + report + " could not be time-stamped: " + e.getMessage() + ". Check the files.", e);
		}
	}

	private static void write(Path target, byte[] file) throws SealException {
		try {
			SafeFile.write(target, out -> out.write(file));
		} catch (IOException e) {
			throw new SealException("The report could not be written as " + target + ": " + e.getMessage() + ". Check the folder and the disk.", e);
		}
	}
}
