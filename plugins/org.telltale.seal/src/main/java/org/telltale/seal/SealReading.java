package org.telltale.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Optional;

import org.telltale.base.Digest;
import org.telltale.seal.pdf.ReportLayers;
import org.telltale.seal.refusal.Refusal;
import org.telltale.seal.signature.CmsForm;
import org.telltale.seal.signature.TimeStampForm;

/**
 * What the bytes of a sealed report say of its seal; nobody is trusted or not: that is for {@link Verifier}.
 *
 * @param sha256 of the file, lower-case hexadecimal
 * @param signer distinguished name (RFC 2253)
 * @param certificate SHA-256 of the signer's certificate
 * @param level of the seal
 * @param stampedAt what its signature's time stamp says
 */
public record SealReading(String sha256, String signer, String certificate, SealLevel level, Optional<Instant> stampedAt) {

	/**
	 * Reads a file.
	 *
	 * @throws SealException if it cannot be read, or its signature or time stamp does not hold
	 */
	public static SealReading of(Path report) throws SealException {
		try {
			byte[] file = Files.readAllBytes(report);
			ReportLayers layers = ReportLayers.of(file);
			CmsForm form = CmsForm.verified(layers.signature().contents(), layers.signature().sha256());
			Optional<Instant> stamped = form.timeStamp().isEmpty() ? Optional.empty() : Optional.of(TimeStampForm.verified(form.timeStamp().get(), form.value()).at());
			SealLevel level = layers.archive().isPresent() ? SealLevel.LTA : stamped.isPresent() ? SealLevel.T : SealLevel.B;
			return new SealReading(Digest.sha256(file).hex(), form.signer().getSubjectX500Principal().getName(), Digest.sha256(form.signer().getEncoded()).hex(),
					level, stamped);
		} catch (IOException | Refusal | CertificateEncodingException e) {
			throw new SealException("The seal of " + report + " cannot be read: " + e.getMessage() + ".", e);
		}
	}
}
