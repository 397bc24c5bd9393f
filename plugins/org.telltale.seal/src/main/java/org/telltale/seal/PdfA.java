package org.telltale.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.seal.pdfa.ProfileWalk;
import org.telltale.seal.signature.LibraryCall;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.validation.profiles.Profiles;

/** Whether a file is PDF/A-3b, by veraPDF. */
public final class PdfA {

	private static final PDFAFlavour FLAVOUR = PDFAFlavour.PDFA_3_B;

	/** A way to open a file. */
	private interface Opening {
		PDFAParser parser() throws ModelParsingException, EncryptedPdfException;
	}

	/**
	 * The rules of ISO 19005-3 that the file breaks, one problem each with the place of its first case; empty if the file
	 * conforms. The file is read where it stands, never copied.
	 *
	 * @throws SealException if the file cannot be read
	 */
	public List<Problem> brokenRules(Path pdf) throws SealException {
		try {
			Files.newInputStream(pdf).close(); // veraPDF would call a file that is not there no PDF
			return LibraryCall.with(VeraGreenfieldFoundryProvider.class.getClassLoader(), () -> check(pdf, () -> open(pdf)));
		} catch (IOException e) {
			throw new SealException("The file " + pdf + " could not be read for the PDF/A check: " + e.getMessage(), e);
		}
	}

	/** As {@link #brokenRules(Path)}, for a file in memory. */
	List<Problem> brokenRules(byte[] pdf) throws IOException {
		return LibraryCall.with(VeraGreenfieldFoundryProvider.class.getClassLoader(),
				() -> check(Path.of("report"), () -> foundry().createParser(new ByteArrayInputStream(pdf), FLAVOUR)));
	}

	/** veraPDF's model of a file, which it reads where it stands: of a stream it would make a copy in the folder of temporary files. */
	static PDFAParser open(Path pdf) throws ModelParsingException, EncryptedPdfException {
		return foundry().createParser(pdf.toFile(), FLAVOUR);
	}

	private static VeraPDFFoundry foundry() {
		VeraGreenfieldFoundryProvider.initialise();
		return Foundries.defaultInstance();
	}

	private static List<Problem> check(Path pdf, Opening opening) throws IOException {
		try (PDFAParser parser = opening.parser()) {
			return ProfileWalk.brokenRules(parser, Profiles.getVeraProfileDirectory().getValidationProfileByFlavour(FLAVOUR)).stream()
					.map(broken -> problem(pdf, "pdfa." + broken.rule(), "ISO 19005-3 clause " + broken.rule() + ": " + broken.description() + " (" + broken.place() + ")"))
					.toList();
		} catch (ModelParsingException | EncryptedPdfException | ValidationException e) {
			return List.of(problem(pdf, "pdfa.unreadable", "veraPDF cannot read the file: " + e.getMessage()));
		}
	}

	private static Problem problem(Path pdf, String code, String what) {
		return new Problem(code, Where.at(String.valueOf(pdf.getFileName()), 0, 0), what, "the report is not signed");
	}
}
