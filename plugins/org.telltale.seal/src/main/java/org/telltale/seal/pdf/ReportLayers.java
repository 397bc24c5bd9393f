package org.telltale.seal.pdf;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.telltale.seal.refusal.Refusal;

/**
 * The parts of a sealed report by its bytes alone: the signed file, and for level B-LTA what stands behind it. There the
 * only form is: one update with validation data, one with the document time stamp. Both are written anew from what they
 * hold and compared byte by byte, so that nothing else can be in them: no object, no comment, no other version of an object.
 *
 * @param signature the signature's bytes over the file as it was signed
 * @param archive validation data and document time stamp of level B-LTA
 */
public record ReportLayers(SignedBytes signature, Optional<Archive> archive) {

	/**
	 * What makes B-LTA of B-T.
	 *
	 * @param data what the document security store holds
	 * @param stamp the document time stamp's bytes over everything before its own
	 */
	public record Archive(ValidationData data, SignedBytes stamp) {
	}

	/** What has to hold of the signature before anything that stands behind it is opened. */
	public interface First {

		/** Refuses a signature that does not hold. */
		void judge(SignedBytes signature) throws Refusal;
	}

	/** Takes a file apart whose signature nobody doubts, or judges later; what is not as reports are is refused. */
	public static ReportLayers of(byte[] file) throws Refusal {
		return of(file, signature -> {
		});
	}

	/** Takes the file apart; what is not as reports are is refused. @param first judges the signature of a file that has more behind it */
	public static ReportLayers of(byte[] file, First first) throws Refusal {
		int[] ranges = SignedBytes.ranges(file);
		Refusal.unless(ranges.length > 0, "the file carries no signature");
		if (ranges.length == 1) {
			SignedBytes only = SignedBytes.at(file, ranges[0]);
			return new ReportLayers(only, Optional.empty());
		}
		Refusal.unless(ranges.length == 2, "the file has " + ranges.length + " /ByteRange: a report has one, or at level B-LTA two");
		SignedBytes signature = SignedBytes.prefixOf(file, ranges[0]);
		SignedBytes stamp = SignedBytes.at(file, ranges[1]);
		first.judge(signature);
		return new ReportLayers(signature, Optional.of(new Archive(archive(signature.file(), stamp), stamp)));
	}

	private static ValidationData archive(byte[] signed, SignedBytes stamp) throws Refusal {
		try (PDDocument document = Loader.loadPDF(stamp.file())) {
			ValidationData data = ValidationData.of(document.getDocumentCatalog().getCOSObject(), stamp.file().length);
			byte[] expected = OpenSeal.closed(OpenSeal.forTimeStamp(OpenSeal.withValidationData(signed, data)), stamp.contents());
			Refusal.unless(Arrays.equals(expected, stamp.file()),
					"what stands behind the signature is not validation data and a document time stamp alone");
			return data;
		} catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException | IndexOutOfBoundsException
				| NullPointerException | StackOverflowError e) {
			throw new Refusal("what stands behind the signature cannot be read: " + e.getClass().getSimpleName());
		}
	}
}
