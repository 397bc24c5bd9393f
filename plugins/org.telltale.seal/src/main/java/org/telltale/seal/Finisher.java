package org.telltale.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.telltale.base.Outcome;
import org.telltale.seal.pdf.ArchivalForm;
import org.telltale.seal.pdf.DocumentFacts;

/**
 * Makes PDF/A-3b of a plain PDF: output intent, metadata, dates and identifiers from the options, attachments. The same
 * input and options give the same bytes.
 */
public final class Finisher {

	private final PdfA check = new PdfA();

	/**
	 * Writes {@code finished} from {@code plain} and checks it.
	 *
	 * @return the finished file; with one problem for each rule of ISO 19005-3 that it breaks: such a file cannot be signed
	 * @throws SealException if a file cannot be read or written, or {@code plain} is no PDF
	 */
	public Outcome<Path> finish(Path plain, Path finished, FinishOptions options) throws SealException {
		return finish(plain, finished, options, () -> { });
	}

	/** As the other. @param written heard when the file is written and its check begins */
	public Outcome<Path> finish(Path plain, Path finished, FinishOptions options, Runnable written) throws SealException {
		write(plain, finished, options);
		written.run();
		return Outcome.of(finished, check.brokenRules(finished));
	}

	/**
	 * Writes {@code finished} from {@code plain} without checking it: for a file that goes to {@link Signer}, which checks what it signs.
	 *
	 * @throws SealException if a file cannot be read or written, or {@code plain} is no PDF
	 */
	public void write(Path plain, Path finished, FinishOptions options) throws SealException {
		DocumentFacts facts = new DocumentFacts(options.title(), options.author(), options.language(), options.tool(),
				options.created().truncatedTo(ChronoUnit.SECONDS));
		try (PDDocument document = Loader.loadPDF(plain.toFile())) {
			ArchivalForm.apply(document, facts, options.attachments().stream().map(Attachment::embedded).toList(), options.mark());
			SafeFile.write(finished, out -> document.save(out, CompressParameters.NO_COMPRESSION));
		} catch (IOException e) {
			throw new SealException("The report " + plain + " could not be finished as " + finished + ": " + e.getMessage()
					+ ". Check the disk and make the report again.", e);
		}
	}

	/**
	 * Writes a finished file with one attachment more.
	 *
	 * @throws SealException if a file cannot be read or written
	 */
	public void attach(Path finished, Path target, Attachment attachment) throws SealException {
		try (PDDocument document = Loader.loadPDF(finished.toFile())) {
			ArchivalForm.attach(document, attachment.embedded());
			SafeFile.write(target, out -> document.save(out, CompressParameters.NO_COMPRESSION));
		} catch (IOException e) {
			throw new SealException("The report " + finished + " could not be completed as " + target + ": " + e.getMessage() + ". Check the disk.", e);
		}
	}

	/**
	 * The manifest of a finished report that nobody has certified yet.
	 *
	 * @throws SealException if the file cannot be read, is signed, or carries none
	 */
	public static byte[] manifestOfUnsigned(Path finished) throws SealException {
		try (PDDocument document = Loader.loadPDF(finished.toFile())) {
			if (!document.getSignatureDictionaries().isEmpty()) {
				throw new SealException("The report " + finished + " is signed already.");
			}
			byte[] manifest = ArchivalForm.attached(document).get(Attachment.MANIFEST);
			if (manifest == null) {
				throw new SealException("The file " + finished + " is no report that was prepared: it carries no " + Attachment.MANIFEST + ".");
			}
			return manifest;
		} catch (IOException e) {
			throw new SealException("The report " + finished + " could not be read: " + e.getMessage() + ". Give a report that was prepared for a reviewer (report --prepare).", e);
		}
	}
}
