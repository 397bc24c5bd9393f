package org.telltale.seal.pdfa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.junit.jupiter.api.Test;
import org.telltale.seal.signature.LibraryCall;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.model.baselayer.Object;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

class ReadContentTest {

	/** A report of 6,000 pages would need more than 2 GiB else. */
	@Test
	void pageThatWasMetHoldsNoOperators() throws Exception {
		LibraryCall.with(VeraGreenfieldFoundryProvider.class.getClassLoader(), () -> {
			VeraGreenfieldFoundryProvider.initialise();
			try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(drawing()), PDFAFlavour.PDFA_3_B)) {
				Object page = only(only(parser.getRoot(), "document"), "pages");
				Object content = only(page, "contentStream");
				assertTrue(ReadContent.isReadOnce(content, page));
				List<? extends Object> operators = content.getLinkedObjects("operators");
				assertEquals("Op_re", operators.get(0).getObjectType());
				assertTrue(ReadContent.isHeld(content));
				ValidationProfile profile = Profiles.getVeraProfileDirectory().getValidationProfileByFlavour(PDFAFlavour.PDFA_3_B);
				assertEquals(List.of(), List.copyOf(ProfileWalk.brokenRules(page, profile)));
				assertFalse(ReadContent.isHeld(content));
				assertEquals(operators.size(), content.getLinkedObjects("operators").size());
			} catch (org.verapdf.core.VeraPDFException e) {
				throw new AssertionError(e);
			}
			return null;
		});
	}

	private static Object only(Object from, String link) {
		List<? extends Object> objects = from.getLinkedObjects(link);
		assertEquals(1, objects.size(), link);
		return objects.get(0);
	}

	/** A file of one page with a square without colour. */
	private static byte[] drawing() throws java.io.IOException {
		try (PDDocument document = new PDDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			PDPage page = new PDPage();
			document.addPage(page);
			try (PDPageContentStream content = new PDPageContentStream(document, page)) {
				content.addRect(10, 10, 20, 20);
				content.clip();
			}
			document.save(out);
			return out.toByteArray();
		}
	}
}
