package org.telltale.seal.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.telltale.seal.refusal.Refusal;

/**
 * What a PDF parser sees of a report whose bytes are known to be signed: exactly two revisions, the report and its
 * signature; one form field, the signature's, invisible or in its place on the last page; one certification at level P1 over the very range that the
 * raw bytes show; attachments.
 *
 * @param signedAt the signing time that the signature dictionary claims
 * @param attachments embedded files by name
 */
public record SignedStructure(Optional<java.time.Instant> signedAt, Map<String, byte[]> attachments) {

	private static final COSName DOC_MDP = COSName.getPDFName("DocMDP");
	private static final COSName PERMS = COSName.getPDFName("Perms");
	private static final COSName XFA = COSName.getPDFName("XFA");
	private static final COSName JAVA_SCRIPT = COSName.getPDFName("JavaScript");
	private static final byte[] END = "%%EOF".getBytes(StandardCharsets.US_ASCII);
	private static final byte[] START_XREF = "\nstartxref".getBytes(StandardCharsets.US_ASCII);
	private static final int REVISIONS = 2;
	private static final int MAX_ATTACHMENT_BYTES = 512 << 20;

	/** Reads the file; what is not as reports are is refused. */
	public static SignedStructure of(SignedBytes signed) throws Refusal {
		requireTwoRevisions(signed.file());
		try (PDDocument document = Loader.loadPDF(signed.file())) {
			Refusal.unless(!document.isEncrypted(), "the file is encrypted");
			PDSignature signature = onlySignature(document);
			requireSameRange(signature, signed);
			requireCertification(document, signature);
			requireNoActiveContent(document);
			PageTree.require(document);
			Annotations.requireKnown(document);
			StructureTree.requirePlain(document);
			return new SignedStructure(Optional.ofNullable(signature.getSignDate()).map(Calendar::toInstant), attachments(document));
		} catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException | IndexOutOfBoundsException
				| NullPointerException | StackOverflowError e) {
			throw new Refusal("the file cannot be read as PDF: " + e.getClass().getSimpleName());
		}
	}

	private static void requireTwoRevisions(byte[] file) throws Refusal {
		int length = file.length;
		while (length > 0 && (file[length - 1] == '\n' || file[length - 1] == '\r') && file.length - length < 2) {
			length--;
		}
		Refusal.unless(length > END.length && Arrays.equals(file, length - END.length, length, END, 0, END.length),
				"the file does not end with %%EOF");
		int count = 0;
		for (int i = 0; i <= file.length - START_XREF.length; i++) {
			if (file[i] == '\n' && Arrays.equals(file, i, i + START_XREF.length, START_XREF, 0, START_XREF.length)) {
				count++;
			}
		}
		Refusal.unless(count == REVISIONS, "the file has " + count + " revisions instead of the report and its signature");
	}

	private static PDSignature onlySignature(PDDocument document) throws Refusal, IOException {
		List<PDSignature> signatures = document.getSignatureDictionaries();
		Refusal.unless(signatures.size() == 1, "the file has " + signatures.size() + " signatures instead of one");
		PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
		Refusal.unless(form != null && form.getFields().size() == 1 && form.getFields().get(0) instanceof PDSignatureField,
				"the file has form fields beside the signature");
		Refusal.unless(!form.getCOSObject().containsKey(XFA), "the file has an XFA form");
		SignatureMark.requirePlace(document, ((PDSignatureField) form.getFields().get(0)).getWidgets());
		return signatures.get(0);
	}

	private static void requireSameRange(PDSignature signature, SignedBytes signed) throws Refusal {
		int[] expected = { 0, signed.gapStart(), signed.gapEnd(), signed.file().length - signed.gapEnd() };
		Refusal.unless(Arrays.equals(signature.getByteRange(), expected), "the parsed ByteRange is not the one in the file");
		Refusal.unless(Arrays.equals(signature.getContents(), signed.contents()), "the parsed signature is not the one in the file");
		Refusal.unless("ETSI.CAdES.detached".equals(signature.getSubFilter()), "the signature is not PAdES");
	}

	private static void requireCertification(PDDocument document, PDSignature signature) throws Refusal {
		COSDictionary permissions = document.getDocumentCatalog().getCOSObject().getCOSDictionary(PERMS);
		Refusal.unless(permissions != null && permissions.size() == 1 && permissions.getDictionaryObject(DOC_MDP) == signature.getCOSObject(),
				"the signature does not certify the document");
		COSArray references = signature.getCOSObject().getCOSArray(COSName.REFERENCE);
		Refusal.unless(references != null && references.size() == 1 && references.getObject(0) instanceof COSDictionary,
				"the signature has no DocMDP reference");
		COSDictionary reference = (COSDictionary) references.getObject(0);
		COSDictionary parameters = reference.getCOSDictionary(COSName.TRANSFORM_PARAMS);
		Refusal.unless(DOC_MDP.equals(reference.getCOSName(COSName.TRANSFORM_METHOD)) && parameters != null && parameters.getInt(COSName.P) == 1,
				"the signature permits changes (DocMDP is not 1)");
	}

	private static void requireNoActiveContent(PDDocument document) throws Refusal {
		COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
		COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
		Refusal.unless(names == null || !names.containsKey(JAVA_SCRIPT), "the file carries JavaScript");
		COSBase open = catalog.getDictionaryObject(COSName.OPEN_ACTION);
		Refusal.unless(!(open instanceof COSDictionary action) || COSName.getPDFName("GoTo").equals(action.getCOSName(COSName.S)),
				"the file acts when it is opened");
	}

	private static Map<String, byte[]> attachments(PDDocument document) throws IOException, Refusal {
		TreeMap<String, byte[]> byName = new TreeMap<>();
		if (document.getDocumentCatalog().getNames() == null || document.getDocumentCatalog().getNames().getEmbeddedFiles() == null) {
			return byName;
		}
		PDEmbeddedFilesNameTreeNode node = document.getDocumentCatalog().getNames().getEmbeddedFiles();
		Refusal.unless(node.getNames() != null && node.getKids() == null, "the attachments are not in one list");
		for (Map.Entry<String, PDComplexFileSpecification> entry : node.getNames().entrySet()) {
			PDEmbeddedFile file = entry.getValue().getEmbeddedFile();
			Refusal.unless(file != null && entry.getKey().equals(entry.getValue().getFilename()), "an attachment has two names");
			try (InputStream in = file.createInputStream()) {
				byte[] content = in.readNBytes(MAX_ATTACHMENT_BYTES + 1);
				Refusal.unless(content.length <= MAX_ATTACHMENT_BYTES, "an attachment is larger than 512 MiB");
				byName.put(entry.getKey(), content);
			}
		}
		return byName;
	}
}
