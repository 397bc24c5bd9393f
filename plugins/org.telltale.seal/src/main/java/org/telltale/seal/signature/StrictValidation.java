package org.telltale.seal.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.telltale.seal.refusal.Refusal;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.policy.ValidationPolicy;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.policy.ValidationPolicyLoader;

/**
 * A second opinion on the signature by EU DSS (ETSI EN 319 102-1), offline, under its default policy made stricter: any
 * change after the signature, any visual difference and any collision of byte ranges fails. Levels B and T carry no
 * revocation data, so their absence does not fail here; for level LTA {@link Revocation} demands them.
 */
public final class StrictValidation {

	/** Overlapping annotations are not among them: links of a table touch, and nothing can be laid over a page after the signature. */
	private static final List<String> MUST_HOLD = List.of("ByteRangeCollision", "PdfVisualDifference", "DocMDP", "FieldMDP",
			"SigFieldLock", "UndefinedChanges");
	private static final List<String> MAY_LACK = List.of("RevocationDataAvailable", "AcceptableRevocationDataFound");

	private StrictValidation() {
	}

	/**
	 * Refuses unless DSS finds exactly one signature of that form, totally passed.
	 *
	 * @param level {@code B}, {@code T} or {@code LTA}
	 * @param at the moment for which it judges
	 */
	public static String require(byte[] file, String level, List<X509Certificate> trusted, Instant at) throws Refusal {
		DssLog.quiet();
		try {
			SimpleReport report = LibraryCall.with(PAdESService.class.getClassLoader(), () -> report(file, trusted, at));
			Refusal.unless(report.getSignatureIdList().size() == 1, "DSS sees " + report.getSignatureIdList().size() + " signatures instead of one");
			String id = report.getSignatureIdList().get(0);
			Refusal.unless(report.getIndication(id) == Indication.TOTAL_PASSED, "DSS says " + report.getIndication(id) + " "
					+ report.getSubIndication(id) + " " + report.getAdESValidationErrors(id).stream().map(m -> m.getValue()).toList());
			Refusal.unless(report.getSignatureFormat(id) == SignatureLevel.valueOf("PAdES_BASELINE_" + level), "DSS sees the form " + report.getSignatureFormat(id));
			return "TOTAL_PASSED " + report.getSignatureFormat(id);
		} catch (IOException | DSSException e) {
			throw new Refusal("DSS cannot validate the signature: " + e.getMessage());
		}
	}

	private static SimpleReport report(byte[] file, List<X509Certificate> trusted, Instant now) throws IOException {
		CommonTrustedCertificateSource source = new CommonTrustedCertificateSource();
		trusted.forEach(certificate -> source.addCertificate(new CertificateToken(certificate)));
		CommonCertificateVerifier verifier = new CommonCertificateVerifier();
		verifier.setTrustedCertSources(source);
		verifier.setAIASource(null);
		verifier.setOcspSource(null);
		verifier.setCrlSource(null);
		SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(file, "report.pdf"));
		validator.setCertificateVerifier(verifier);
		validator.setValidationTime(Date.from(now));
		return validator.validateDocument(policy()).getSimpleReport();
	}

	private static ValidationPolicy policy() throws IOException {
		try (InputStream in = PAdESService.class.getResourceAsStream("/policy/constraint.xml")) {
			String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			for (String element : MUST_HOLD) {
				text = withLevel(text, element, "FAIL");
			}
			for (String element : MAY_LACK) {
				text = withLevel(text, element, "INFORM");
			}
			return ValidationPolicyLoader.fromValidationPolicy(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).create();
		}
	}

	private static String withLevel(String policy, String element, String level) throws IOException {
		String changed = policy.replaceAll("<" + element + " Level=\"[A-Z]+\" */>", "<" + element + " Level=\"" + level + "\" />");
		if (!changed.contains("<" + element + " Level=\"" + level + "\" />")) {
			throw new IOException("the validation policy of DSS does not know " + element);
		}
		return changed;
	}
}
