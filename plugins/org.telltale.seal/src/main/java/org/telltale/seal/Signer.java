package org.telltale.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.seal.pdf.OpenSeal;
import org.telltale.seal.pdf.ReportLayers;
import org.telltale.seal.pdf.SignedBytes;
import org.telltale.seal.refusal.Refusal;
import org.telltale.seal.signature.CmsForm;
import org.telltale.seal.signature.CmsSignature;

/**
 * Certifies a finished report: PAdES baseline B, T or LTA (ETSI EN 319 142-1) with DocMDP level 1, no change permitted
 * (ISO 32000-2 section 12.8.2.2). The signature is seen where {@link Finisher} made a place for it.
 */
public final class Signer {

	private final PdfA check = new PdfA();

	/**
	 * Writes {@code signed}, which is there whole or not at all.
	 *
	 * @param finished a file that {@link Finisher} made
	 * @return the signed file, or nothing with one problem for each broken rule if {@code finished} is not PDF/A-3b
	 * @throws SealException if a file cannot be read or written, the key does not open or may not sign, or the time-stamp
	 *         authority does not answer
	 */
	public Outcome<Path> sign(Path finished, Path signed, SigningKey key, SigningOptions options) throws SealException {
		return sign(finished, signed, key, options, () -> { });
	}

	/** As the other. @param checked heard when the file is known to be PDF/A-3b and the signature begins */
	public Outcome<Path> sign(Path finished, Path signed, SigningKey key, SigningOptions options, Runnable checked) throws SealException {
		List<Problem> broken = check.brokenRules(finished);
		if (!broken.isEmpty()) {
			return new Outcome<>(Optional.empty(), broken);
		}
		checked.run();
		try (OpenKey open = OpenKey.of(key, options.at())) {
			byte[] sealed = sealed(Files.readAllBytes(finished), open, options);
			if (options.level() != SealLevel.B && options.authority().isPresent()) {
				sealed = TimeStamping.raised(sealed, options.level(), options.authority().get(), key.chain(), options.revocation());
			}
			byte[] whole = sealed;
			SafeFile.write(signed, out -> out.write(whole));
			return Outcome.of(signed);
		} catch (IOException | Refusal e) {
			throw new SealException("The report could not be signed: " + e.getMessage() + ". Nothing was written.", e);
		}
	}

	private static byte[] sealed(byte[] finished, OpenKey key, SigningOptions options) throws IOException, Refusal {
		SignedBytes.requireNoMarkInTexts(finished);
		OpenSeal.Words words = new OpenSeal.Words(key.name(), options.reason(), options.at().truncatedTo(ChronoUnit.SECONDS));
		SignedBytes open = OpenSeal.forSignature(finished, words);
		byte[] file = OpenSeal.closed(open, CmsSignature.ofPdf(key.token(), open.sha256(), options.at()));
		SignedBytes signed = ReportLayers.of(file).signature();
		CmsForm.verified(signed.contents(), signed.sha256());
		return file;
	}
}
