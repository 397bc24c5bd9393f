package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Progress;
import org.telltale.seal.signature.LibraryCall;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;

/**
 * What DSS under its default policy, {@code pdfsig} and Telltale say of each file of the corpus, held against the table in
 * {@code docs/guide/attacks.md}; {@code -Dgolden.update=true} writes the table anew.
 */
class AttackTableTest {

	private static final String BEGIN = "<!-- measured by AttackTableTest -->\n";
	private static final String END = "<!-- end -->\n";
	private static final int PDFSIG = 3;

	@TempDir
	Path folder;

	@Test
	void tableIsAsMeasuredAndTelltaleRefusesEveryAttack() throws Exception {
		Path page = Path.of("../../docs/guide/attacks.md");
		String committed = Files.readString(page);
		boolean poppler = !OtherPrograms.missing("pdfsig") && committed.contains(OtherPrograms.run(Map.of(), "pdfsig", "-v").replaceFirst("(?s)\n.*", ""));
		List<List<String>> rows = new ArrayList<>();
		try (AttackCorpus corpus = new AttackCorpus(folder)) {
			for (AttackCorpus.Sample sample : corpus.samples()) {
				Verdict verdict = new Verifier().verify(sample.file(), new VerifyOptions(Optional.empty(), corpus.trust(), false, sample.at()), Progress.NONE);
				assertEquals(sample.honest(), verdict.exitCode() != 6, sample.what() + ": " + verdict);
				rows.add(List.of(sample.family().isEmpty() ? "*honest*" : sample.family(), sample.what(), dss(corpus, sample), poppler ? pdfsig(sample) : "", telltale(verdict)));
				requireWellFormed(sample);
			}
		}
		int from = committed.indexOf(BEGIN) + BEGIN.length();
		int to = committed.indexOf(END);
		if (Boolean.getBoolean("golden.update")) {
			assertTrue(poppler, "the table is written with pdfsig's words alone");
			Files.writeString(page, committed.substring(0, from) + table(rows) + committed.substring(to), StandardCharsets.UTF_8);
			return;
		}
		if (!poppler) {
			OtherPrograms.notRun("the column pdfsig of attacks.md, which is of the version named there");
		}
		assertEquals(compared(committed.substring(from, to), poppler), compared(table(rows), poppler));
	}

	private static String table(List<List<String>> rows) {
		StringBuilder table = new StringBuilder("| family | file | DSS, default policy | pdfsig | Telltale |\n|---|---|---|---|---|\n");
		rows.forEach(row -> table.append("| ").append(String.join(" | ", row)).append(" |\n"));
		return table.toString();
	}

	/** The table, without what pdfsig says where it was not asked. */
	private static String compared(String table, boolean poppler) {
		List<String> lines = new ArrayList<>();
		for (String line : table.lines().toList()) {
			List<String> cells = new ArrayList<>(List.of(line.split(" *\\| *", -1)));
			if (!poppler && cells.size() > PDFSIG + 1) {
				cells.remove(PDFSIG + 1);
			}
			lines.add(String.join(" | ", cells));
		}
		return String.join("\n", lines);
	}

	private static String telltale(Verdict verdict) {
		return switch (verdict.result()) {
			case HOLDS -> "verified";
			case PARTLY_CHECKED -> "genuine, evidence not given";
			case REFUSED -> "**refused**: `" + verdict.refusal().orElseThrow().name() + "`";
		};
	}

	private String dss(AttackCorpus corpus, AttackCorpus.Sample sample) throws Exception {
		Path crl = corpus.crl();
		return LibraryCall.with(PAdESService.class.getClassLoader(), () -> {
			try {
				CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
				trusted.addCertificate(new CertificateToken(corpus.root().root()));
				CommonCertificateVerifier verifier = new CommonCertificateVerifier();
				verifier.setTrustedCertSources(trusted);
				verifier.setAIASource(null);
				verifier.setOcspSource(null);
				verifier.setCrlSource(new ExternalResourcesCRLSource(Files.newInputStream(crl)));
				SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(sample.file(), "report.pdf"));
				validator.setCertificateVerifier(verifier);
				validator.setValidationTime(Date.from(sample.at()));
				SimpleReport report = validator.validateDocument().getSimpleReport();
				if (report.getSignatureIdList().isEmpty()) {
					return "no signature";
				}
				String id = report.getSignatureIdList().get(0);
				return report.getIndication(id) + (report.getSubIndication(id) == null ? "" : " " + report.getSubIndication(id));
			} catch (RuntimeException unreadable) {
				// the table says that DSS gave up; what it says then differs from one version to the next
				return "cannot be read";
			}
		});
	}

	private String pdfsig(AttackCorpus.Sample sample) throws Exception {
		Path file = Files.write(folder.resolve("asked.pdf"), sample.file());
		String said = OtherPrograms.run(Map.of(), "pdfsig", "-nocert", file.toString());
		if (!said.contains("Signature Validation:")) {
			return said.contains("does not contain any signatures") ? "no signature" : "cannot be read";
		}
		String valid = said.replaceAll("(?s).*?Signature Validation: ([^.\\n]*).*", "$1");
		return valid.replaceFirst("^Signature is ", "").strip() + (said.contains("Not total document signed") ? ", not the total document" : said.contains("Total document signed") ? ", total document" : "");
	}

	private void requireWellFormed(AttackCorpus.Sample sample) throws Exception {
		if (!sample.honest()) {
			return;
		}
		if (OtherPrograms.missing("qpdf")) {
			OtherPrograms.notRun("qpdf --check of " + sample.what());
			return;
		}
		Path file = Files.write(folder.resolve("checked.pdf"), sample.file());
		String said = OtherPrograms.run(Map.of(), "qpdf", "--check", file.toString());
		assertTrue(said.contains("No syntax or stream encoding errors found") && said.endsWith("exit 0"), sample.what() + ": " + said);
	}
}
