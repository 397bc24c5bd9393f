package org.telltale.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.seal.signature.LibraryCall;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Whether a file is PDF/A-3b, by veraPDF. */
public final class PdfA {

	/**
	 * The rules of ISO 19005-3 that the file breaks, one problem each with the place of its first case; empty if the file
	 * conforms.
	 *
	 * @throws SealException if the file cannot be read
	 */
	public List<Problem> brokenRules(Path pdf) throws SealException {
		try {
			return LibraryCall.with(VeraGreenfieldFoundryProvider.class.getClassLoader(), () -> validate(pdf));
		} catch (IOException e) {
			throw new SealException("The file " + pdf + " could not be read for the PDF/A check: " + e.getMessage(), e);
		}
	}

	/** As {@link #brokenRules(Path)}, for a file in memory. */
	List<Problem> brokenRules(byte[] pdf) throws IOException {
		return LibraryCall.with(VeraGreenfieldFoundryProvider.class.getClassLoader(), () -> validate(Path.of("report"), new ByteArrayInputStream(pdf)));
	}

	private static List<Problem> validate(Path pdf) throws IOException {
		try (InputStream in = Files.newInputStream(pdf)) {
			return validate(pdf, in);
		}
	}

	private static List<Problem> validate(Path pdf, InputStream in) throws IOException {
		VeraGreenfieldFoundryProvider.initialise();
		try (PDFAParser parser = Foundries.defaultInstance().createParser(in, PDFAFlavour.PDFA_3_B);
				PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_3_B, false)) {
			ValidationResult result = validator.validate(parser);
			return problems(pdf, result);
		} catch (ModelParsingException | EncryptedPdfException | ValidationException e) {
			return List.of(problem(pdf, "pdfa.unreadable", "veraPDF cannot read the file: " + e.getMessage()));
		}
	}

	private static List<Problem> problems(Path pdf, ValidationResult result) {
		TreeMap<String, Problem> byRule = new TreeMap<>();
		for (TestAssertion assertion : result.getTestAssertions()) {
			if (assertion.getStatus() == TestAssertion.Status.FAILED) {
				String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
				byRule.putIfAbsent(rule, problem(pdf, "pdfa." + rule, "ISO 19005-3 clause " + rule + ": " + assertion.getMessage() + " ("
						+ assertion.getLocation().getContext() + ")"));
			}
		}
		if (byRule.isEmpty() && !result.isCompliant()) {
			return List.of(problem(pdf, "pdfa.unknown", "veraPDF calls the file not compliant and names no rule"));
		}
		return List.copyOf(byRule.values());
	}

	private static Problem problem(Path pdf, String code, String what) {
		return new Problem(code, Where.at(String.valueOf(pdf.getFileName()), 0, 0), what, "the report is not signed");
	}
}
