package org.telltale.seal.signature;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;

import eu.europa.esig.dss.enumerations.CertificationPermission;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;

/** Signing by DSS. */
public final class PadesSignature {

	/** A key file that does not open or holds no usable key. */
	public static final class KeyException extends Exception {

		private static final long serialVersionUID = 1L;

		KeyException(String message, Throwable cause) {
			super(message, cause);
		}
	}

	private PadesSignature() {
	}

	/** The signed file's bytes; the self-signed root of the chain stays out: trust never comes from the document. */
	public static byte[] sign(Path pdf, Path pkcs12, char[] password, String reason, Instant at) throws IOException, KeyException {
		byte[] keyFile = Files.readAllBytes(pkcs12);
		byte[] content = Files.readAllBytes(pdf);
		DssLog.quiet();
		DSSPrivateKeyEntry[] opened = new DSSPrivateKeyEntry[1];
		try {
			return LibraryCall.with(PAdESService.class.getClassLoader(), () -> {
				try (Pkcs12SignatureToken token = new Pkcs12SignatureToken(keyFile, new KeyStore.PasswordProtection(password))) {
					DSSPrivateKeyEntry key = token.getKeys().stream().findFirst().orElseThrow(() -> new DSSException("it holds no private key"));
					requireValid(key, at);
					opened[0] = key;
					return sign(content, token, opened[0], reason, at);
				}
			});
		} catch (DSSException e) {
			if (opened[0] == null) {
				throw new KeyException(e.getMessage(), e);
			}
			throw new IOException(e.getMessage(), e);
		}
	}

	private static void requireValid(DSSPrivateKeyEntry key, Instant at) {
		Instant from = key.getCertificate().getNotBefore().toInstant();
		Instant to = key.getCertificate().getNotAfter().toInstant();
		if (at.isBefore(from) || at.isAfter(to)) {
			throw new DSSException("its certificate is valid from " + from + " to " + to + ", not at " + at);
		}
	}

	private static byte[] sign(byte[] content, Pkcs12SignatureToken token, DSSPrivateKeyEntry key, String reason, Instant at)
			throws IOException {
		PAdESSignatureParameters parameters = new PAdESSignatureParameters();
		parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
		parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
		parameters.setSigningCertificate(key.getCertificate());
		parameters.setCertificateChain(chain(key));
		parameters.setReason(reason);
		parameters.setPermission(CertificationPermission.NO_CHANGE_PERMITTED);
		parameters.setSigningTimeZone(TimeZone.getTimeZone("UTC"));
		parameters.bLevel().setSigningDate(Date.from(at.truncatedTo(ChronoUnit.SECONDS)));
		PAdESService service = new PAdESService(new CommonCertificateVerifier());
		DSSDocument document = new InMemoryDocument(content, "report.pdf");
		SignatureValue value = token.sign(service.getDataToSign(document, parameters), parameters.getDigestAlgorithm(), key);
		ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 65_536);
		service.signDocument(document, parameters, value).writeTo(out);
		return out.toByteArray();
	}

	private static List<CertificateToken> chain(DSSPrivateKeyEntry key) {
		return Arrays.stream(key.getCertificateChain()).filter(c -> !c.isSelfSigned() || c.equals(key.getCertificate())).toList();
	}
}
