package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDTilingPattern;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.telltale.base.Problem;
import org.telltale.seal.signature.LibraryCall;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.gf.model.GFModelParser;
import org.verapdf.io.SeekableInputStream;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Broken files are refused by the rules that they break, at the places that veraPDF's own validator names. */
class PdfATest {

	private static final int PAGES = 6;
	private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

	@TempDir
	Path folder;
	private Path finished;

	/** On its last page alone where it concerns pages. */
	private interface Change {
		void apply(PDDocument document, PDPage last) throws IOException;
	}

	/** What makes a finished report something else, on its last page alone where it concerns pages. */
	enum Break {
		COLOUR_OF_ANOTHER_DEVICE("6.2.4.3-3", "0 1 0 0 k 10 10 20 20 re f"),
		COLOUR_WITHOUT_OUTPUT_INTENT("6.2.4.3-2", (document, last) -> {
			append(document, last, "0 1 0 rg 10 10 20 20 re f");
			document.getDocumentCatalog().getCOSObject().removeItem(COSName.OUTPUT_INTENTS);
		}),
		TRANSPARENCY_WITHOUT_OUTPUT_INTENT("6.2.10-2", (document, last) -> {
			PDExtendedGraphicsState state = new PDExtendedGraphicsState();
			state.setNonStrokingAlphaConstant(0.5f);
			append(document, last, "/" + last.getResources().add(state).getName() + " gs 10 10 20 20 re f");
			document.getDocumentCatalog().getCOSObject().removeItem(COSName.OUTPUT_INTENTS);
		}),
		UNKNOWN_BLENDING("6.2.10-1", (document, last) -> {
			PDExtendedGraphicsState state = new PDExtendedGraphicsState();
			state.getCOSObject().setName("BM", "Strange");
			append(document, last, "/" + last.getResources().add(state).getName() + " gs 10 10 20 20 re f");
		}),
		FONT_THAT_IS_NOT_EMBEDDED("6.2.11.4.1-1", (document, last) -> {
			COSName name = last.getResources().add(new PDType1Font(Standard14Fonts.FontName.HELVETICA));
			append(document, last, "BT /" + name.getName() + " 9 Tf 10 10 Td (once) Tj ET");
		}),
		WIDTHS_OF_A_FONT("6.2.11.5-1", (document, last) -> {
			try (InputStream in = PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
					PDPageContentStream content = new PDPageContentStream(document, last, AppendMode.APPEND, false)) {
				PDType0Font font = PDType0Font.load(document, in, false);
				content.beginText();
				content.setFont(font, 12);
				content.showText("once");
				content.endText();
				COSDictionary descendant = (COSDictionary) font.getCOSObject().getCOSArray(COSName.DESCENDANT_FONTS).getObject(0);
				descendant.setItem(COSName.W, new COSArray(List.of(COSInteger.ZERO, COSInteger.get(0xFFFF), COSInteger.get(601))));
			}
		}),
		NESTED_TOO_DEEP("6.1.13-8", "q ".repeat(30) + "Q ".repeat(30)),
		NUMBER_TOO_LARGE("6.1.13-2", "1 0 0 1 0 9" + "0".repeat(38) + ".5 cm"),
		NUMBER_TOO_SMALL("6.1.13-5", "1 0 0 1 0 0." + "0".repeat(40) + "1 cm"),
		INTEGER_TOO_LARGE("6.1.13-1", "1 0 0 1 0 2147483648 cm"),
		NAME_TOO_LONG("6.1.13-4", "/" + "N".repeat(128) + " BMC EMC"),
		STRING_TOO_LONG("6.1.13-3", "/Span << /ActualText (" + "t".repeat(32_768) + ") >> BDC EMC"),
		HALF_A_BYTE_IN_A_STRING("6.1.6-1", "/Span << /ActualText <48656> >> BDC EMC"),
		LETTERS_IN_A_HEXADECIMAL_STRING("6.1.6-2", "/Span << /ActualText <48XY> >> BDC EMC"),
		OPERATOR_THAT_NOBODY_KNOWS("6.2.2-1", "1 2 telltale"),
		RESOURCES_OF_THE_PARENT("6.2.2-2", (document, last) -> {
			COSDictionary resources = last.getCOSObject().getCOSDictionary(COSName.RESOURCES);
			last.getCOSObject().removeItem(COSName.RESOURCES);
			last.getCOSObject().getCOSDictionary(COSName.PARENT).setItem(COSName.RESOURCES, resources);
		}),
		FORM_WITH_THE_RESOURCES_OF_ITS_PAGE("6.2.2-2", (document, last) -> {
			PDFormXObject form = new PDFormXObject(document);
			form.setBBox(new PDRectangle(20, 20));
			writeLetter(form.getStream(), last);
			form.setResources(new PDResources());
			append(document, last, "/" + last.getResources().add(form).getName() + " Do");
		}),
		PATTERN_WITH_THE_RESOURCES_OF_TWO_PAGES("6.2.2-2", (document, last) -> {
			PDTilingPattern pattern = new PDTilingPattern();
			pattern.setPaintType(PDTilingPattern.PAINT_COLORED);
			pattern.setTilingType(PDTilingPattern.TILING_CONSTANT_SPACING);
			pattern.setBBox(new PDRectangle(20, 20));
			pattern.setXStep(20);
			pattern.setYStep(20);
			pattern.setResources(new PDResources());
			writeLetter(pattern.getContentStream(), last);
			for (PDPage page : List.of(document.getPage(1), last)) {
				append(document, page, "/Pattern cs /" + page.getResources().add(pattern).getName() + " scn 10 10 20 20 re f");
			}
		}),
		ATTACHMENT_WITHOUT_A_TIE("6.8-4", (document, last) -> document.getDocumentCatalog().getCOSObject().removeItem(COSName.getPDFName("AF"))),
		LINK_THAT_IS_NOT_PRINTED("6.3.2-2", (document, last) -> last.getAnnotations().get(0).setPrinted(false)),
		PAGE_TOO_SMALL("6.1.13-11", (document, last) -> last.getCOSObject().setItem(COSName.MEDIA_BOX, new COSArray(List.of(COSInteger.ZERO, COSInteger.ZERO, new COSFloat(2.5f), COSInteger.get(800)))));

		final String rule;
		final Change change;

		Break(String rule, String operators) {
			this(rule, (document, last) -> append(document, last, operators));
		}

		Break(String rule, Change change) {
			this.rule = rule;
			this.change = change;
		}
	}

	@BeforeEach
	void finish() throws Exception {
		Path plain = folder.resolve("plain.pdf");
		PlainReport.write(plain, PAGES);
		finished = folder.resolve("finished.pdf");
		Attachment facts = new Attachment("facts.jsonl", "application/jsonl", Attachment.Relationship.DATA, "Facts", "{}\n".getBytes(StandardCharsets.UTF_8));
		new Finisher().write(plain, finished, new FinishOptions("Report", "Demo Script", "en-GB", "Telltale", NOW, List.of(facts)));
	}

	@Test
	void wholeReportIsPdfA() throws Exception {
		assertEquals(List.of(), new PdfA().brokenRules(finished));
		assertEquals(Map.of(), byItsOwnValidator(finished));
	}

	@ParameterizedTest
	@EnumSource
	void whatIsBrokenIsNamedWithItsPlace(Break what) throws Exception {
		Path broken = folder.resolve("broken.pdf");
		try (PDDocument document = Loader.loadPDF(finished.toFile())) {
			what.change.apply(document, document.getPage(PAGES - 1));
			document.save(broken.toFile(), CompressParameters.NO_COMPRESSION);
		}
		Map<String, String> named = named(new PdfA().brokenRules(broken));
		assertEquals(true, named.containsKey("pdfa." + what.rule), named::toString);
		assertEquals(byItsOwnValidator(broken), named);
		assertEquals(named, named(new PdfA().brokenRules(Files.readAllBytes(broken))));
	}

	@Test
	void fileThatIsCutIsNoPdfA() throws Exception {
		byte[] all = Files.readAllBytes(finished);
		for (int length : new int[] { 0, 9, all.length / 2, all.length - 30 }) {
			Path cut = folder.resolve("cut.pdf");
			Files.write(cut, Arrays.copyOf(all, length));
			assertEquals(byItsOwnValidator(cut), named(new PdfA().brokenRules(cut)), "of " + length + " bytes");
			assertEquals(false, new PdfA().brokenRules(cut).isEmpty(), "of " + length + " bytes");
		}
	}

	@Test
	void fileThatIsMissingIsNotCalledBroken() {
		assertThrows(SealException.class, () -> new PdfA().brokenRules(folder.resolve("missing.pdf")));
	}

	/** A check that is killed would leave the copy behind, of a report that may be secret. */
	@Test
	void reportIsReadWhereItStands() throws Exception {
		List<String> read = LibraryCall.with(VeraGreenfieldFoundryProvider.class.getClassLoader(), () -> {
			try (PDFAParser parser = PdfA.open(finished)) {
				Files.write(finished, "%PDF-1.7 something else".getBytes(StandardCharsets.ISO_8859_1));
				byte[] first = new byte[23];
				SeekableInputStream source = ((GFModelParser) parser).getPDDocument().getDocument().getPDFSource();
				source.seek(0);
				source.read(first, first.length);
				return List.of(new String(first, StandardCharsets.ISO_8859_1));
			} catch (VeraPDFException e) {
				throw new IOException(e);
			}
		});
		assertEquals(List.of("%PDF-1.7 something else"), read);
	}

	private static void append(PDDocument document, PDPage page, String operators) throws IOException {
		List<PDStream> contents = new ArrayList<>();
		page.getContentStreams().forEachRemaining(contents::add);
		contents.add(new PDStream(document, new ByteArrayInputStream(operators.getBytes(StandardCharsets.ISO_8859_1))));
		page.setContents(contents);
	}

	/** A letter in a font that the page knows by its name. */
	private static void writeLetter(PDStream stream, PDPage page) throws IOException {
		COSName font = page.getResources().getFontNames().iterator().next();
		try (var out = stream.createOutputStream()) {
			out.write(("BT /" + font.getName() + " 9 Tf <0024> Tj ET").getBytes(StandardCharsets.ISO_8859_1));
		}
	}

	private static Map<String, String> named(List<Problem> problems) {
		Map<String, String> named = new TreeMap<>();
		problems.forEach(problem -> named.put(problem.code(), problem.what()));
		return named;
	}

	/** The same, said by veraPDF's own validator. */
	private static Map<String, String> byItsOwnValidator(Path file) throws IOException {
		return LibraryCall.with(VeraGreenfieldFoundryProvider.class.getClassLoader(), () -> {
			VeraGreenfieldFoundryProvider.initialise();
			Map<String, String> named = new TreeMap<>();
			try (InputStream in = Files.newInputStream(file);
					PDFAParser parser = Foundries.defaultInstance().createParser(in, PDFAFlavour.PDFA_3_B);
					PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_3_B, false)) {
				for (TestAssertion said : validator.validate(parser).getTestAssertions()) {
					String rule = said.getRuleId().getClause() + "-" + said.getRuleId().getTestNumber();
					named.putIfAbsent("pdfa." + rule, "ISO 19005-3 clause " + rule + ": " + said.getMessage() + " (" + said.getLocation().getContext() + ")");
				}
			} catch (VeraPDFException e) {
				named.put("pdfa.unreadable", "veraPDF cannot read the file: " + e.getMessage());
			}
			return named;
		});
	}
}
