package org.telltale.seal.signature;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;

import eu.europa.esig.dss.cades.CAdESSignatureParameters;
import eu.europa.esig.dss.cades.signature.CAdESService;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.DSSMessageDigest;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.ExternalCMSService;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.signature.AbstractSignatureParameters;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;

/** CMS signatures of baseline level B by DSS. */
public final class CmsSignature {

	private CmsSignature() {
	}

	/** The signature of a PDF (ETSI EN 319 142-1) whose signed bytes have that SHA-256. */
	public static byte[] ofPdf(SigningToken token, byte[] sha256, Instant at) throws IOException {
		return made(() -> {
			PAdESSignatureParameters parameters = new PAdESSignatureParameters();
			parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
			describe(parameters, token, at);
			DSSMessageDigest digest = new DSSMessageDigest(DigestAlgorithm.SHA256, sha256);
			ExternalCMSService service = new ExternalCMSService(new CommonCertificateVerifier());
			return service.signMessageDigest(digest, parameters, token.sign(service.getDataToSign(digest, parameters)));
		});
	}

	/** A detached signature of a file (ETSI EN 319 122-1). */
	public static byte[] ofFile(SigningToken token, byte[] content, Instant at) throws IOException {
		return made(() -> {
			CAdESSignatureParameters parameters = new CAdESSignatureParameters();
			parameters.setSignatureLevel(SignatureLevel.CAdES_BASELINE_B);
			parameters.setSignaturePackaging(SignaturePackaging.DETACHED);
			describe(parameters, token, at);
			DSSDocument document = new InMemoryDocument(content, "manifest.json");
			CAdESService service = new CAdESService(new CommonCertificateVerifier());
			return service.signDocument(document, parameters, token.sign(service.getDataToSign(document, parameters)));
		});
	}

	private static void describe(AbstractSignatureParameters<?> parameters, SigningToken token, Instant at) {
		parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
		parameters.setSigningCertificate(token.signer());
		parameters.setCertificateChain(token.chain());
		parameters.bLevel().setSigningDate(Date.from(at.truncatedTo(ChronoUnit.SECONDS)));
	}

	private static byte[] made(LibraryCall.Work<DSSDocument> work) throws IOException {
		DssLog.quiet();
		try {
			DSSDocument made = LibraryCall.with(PAdESService.class.getClassLoader(), work);
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			made.writeTo(out);
			return CmsForm.ordered(out.toByteArray());
		} catch (DSSException e) {
			throw new IOException(e.getMessage(), e);
		}
	}
}
