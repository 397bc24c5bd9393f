package org.telltale.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.seal.pdf.SignedBytes;
import org.telltale.seal.refusal.Refusal;
import org.telltale.seal.signature.PadesSignature;

/**
 * Certifies a finished report: PAdES baseline B (ETSI EN 319 142-1) with DocMDP level 1, no change permitted
 * (ISO 32000-2 section 12.8.2.2). The signature field is invisible.
 */
public final class Signer {

	private final PdfA check = new PdfA();

	/**
	 * Writes {@code signed}, which is there whole or not at all.
	 *
	 * @param finished a file that {@link Finisher} made
	 * @return the signed file, or nothing with one problem for each broken rule if {@code finished} is not PDF/A-3b
	 * @throws SealException if a file cannot be read or written, or the key file does not open
	 */
	public Outcome<Path> sign(Path finished, Path signed, SigningKey key, SigningOptions options) throws SealException {
		List<Problem> broken = check.brokenRules(finished);
		if (!broken.isEmpty()) {
			return new Outcome<>(java.util.Optional.empty(), broken);
		}
		try {
			byte[] bytes = PadesSignature.sign(finished, key.pkcs12(), key.password(), options.reason(), options.at());
			byte[] canonical = SignedBytes.withLowerCaseContents(bytes);
			SafeFile.write(signed, out -> out.write(canonical));
			return Outcome.of(signed);
		} catch (PadesSignature.KeyException e) {
			throw new SealException("The key file " + key.pkcs12() + " cannot be used: " + e.getMessage()
					+ ". Check the file, its password and the certificate's life.", e);
		} catch (IOException | Refusal e) {
			throw new SealException("The report " + finished + " could not be signed as " + signed + ": " + e.getMessage(), e);
		}
	}
}
