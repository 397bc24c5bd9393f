package org.telltale.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.Where;
import org.telltale.report.input.ReportInput;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** What a screen reader finds in the PDF: headings, tables that are one, figures in words, all text once and in order. */
class TaggedReportTest {

	@TempDir
	private Path folder;

	private Path issue(Master master) throws ReportException {
		Outcome<Path> issued = new ReportIssue().issue(SmallCase.with(60), folder.resolve("report.pdf"), Optional.empty(), master, Progress.NONE);
		assertEquals(List.of(), issued.problems());
		return issued.value().orElseThrow();
	}

	/** The rules of ISO 14289-1 that a program can check. */
	@ParameterizedTest
	@EnumSource(Master.class)
	void everyMasterConformsToPdfUa(Master master) throws Exception {
		VeraGreenfieldFoundryProvider.initialise();
		try (InputStream in = Files.newInputStream(issue(master));
				PDFAParser parser = Foundries.defaultInstance().createParser(in, PDFAFlavour.PDFUA_1);
				PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
			assertEquals(List.of(), validator.validate(parser).getTestAssertions().stream().filter(each -> each.getStatus() == TestAssertion.Status.FAILED)
					.map(each -> each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber() + " " + each.getLocation().getContext()).toList());
		}
	}

	@Test
	void treeReadsTheReport() throws ReportException, IOException {
		try (PDDocument document = Loader.loadPDF(issue(Master.FULL).toFile())) {
			Reading reading = new Reading(document);
			assertEquals(reading.marked(), reading.read, "all that is marked is in the tree, once");
			String text = reading.text.toString().replaceAll("\\s", "");
			assertTrue(text.contains(SmallCase.MESSAGE.replaceAll("\\s", "")), "the Chinese message");
			assertFalse(text.contains("Page1of"), "no running heads");
			assertTrue(reading.headings.indexOf("H1 2 Summary") >= 0 && reading.headings.indexOf("H1 2 Summary") < reading.headings.indexOf("H1 12 Findings"), reading.headings::toString);
			assertTrue(reading.figures.size() >= 2 && reading.figures.stream().noneMatch(String::isBlank), reading.figures::toString);
			assertTrue(reading.pagesOfTables.stream().anyMatch(pages -> pages > 1), "a table that goes on over the page is one table");
			assertEquals(List.of(), reading.headsTwice, "heads that are printed again are not read again");
		}
	}

	/** The structure of so many rows would take more memory than the pages. */
	@Test
	void reportOfVeryManyRowsIsNotTaggedAndSaysSo() throws ReportException, IOException {
		ReportInput few = SmallCase.with(1);
		ReportInput many = new ReportInput(few.caseFile(), few.facts(), few.endpoints(), Collections.nCopies(10_001, few.journal().getFirst()), few.times(), few.head());
		Outcome<Path> issued = new ReportIssue().issue(many, folder.resolve("report.pdf"), Optional.empty(), Master.FULL, Progress.NONE);
		assertEquals(List.of(ReportWriter.UNTAGGED), issued.problems().stream().map(Problem::code).toList());
		assertEquals(Where.at("report.pdf", 0, 0), issued.problems().getFirst().where(), "the problem is the report's, not that of a file that is gone");
		try (PDDocument document = Loader.loadPDF(issued.value().orElseThrow().toFile())) {
			assertEquals(null, document.getDocumentCatalog().getStructureTreeRoot());
			assertFalse(new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8).contains("pdfuaid"), "it does not say PDF/UA");
		}
	}

	/** Reads a document through its tree. */
	private static final class Reading {

		private final Map<PDPage, Map<Integer, String>> texts = new HashMap<>();
		private final StringBuilder text = new StringBuilder();
		private final List<String> headings = new ArrayList<>();
		private final List<String> figures = new ArrayList<>();
		private final List<Integer> pagesOfTables = new ArrayList<>();
		private final List<String> headsTwice = new ArrayList<>();
		/** Head rows of the table that is being read. */
		private Set<String> heads = new HashSet<>();
		private int read;

		Reading(PDDocument document) throws IOException {
			for (PDPage page : document.getPages()) {
				PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
				extractor.processPage(page);
				Map<Integer, String> marked = new HashMap<>();
				for (PDMarkedContent content : extractor.getMarkedContents()) {
					if (content.getMCID() >= 0) {
						StringBuilder own = new StringBuilder();
						content.getContents().stream().filter(TextPosition.class::isInstance).forEach(letter -> own.append(((TextPosition) letter).getUnicode()));
						assertEquals(null, marked.put(content.getMCID(), own.toString()), "numbered once");
					}
				}
				texts.put(page, marked);
			}
			read(document.getDocumentCatalog().getStructureTreeRoot(), null, new HashSet<>());
		}

		int marked() {
			return texts.values().stream().mapToInt(Map::size).sum();
		}

		private String read(PDStructureNode node, PDPage page, Set<PDPage> pages) {
			StringBuilder own = new StringBuilder();
			for (Object kid : node.getKids()) {
				own.append(switch (kid) {
				case PDStructureElement element -> element(element, pages);
				case Integer id -> piece(page, id, pages);
				case PDMarkedContentReference reference -> piece(reference.getPage(), reference.getMCID(), pages);
				default -> "";
				});
			}
			return own.toString();
		}

		private String piece(PDPage page, int id, Set<PDPage> pages) {
			String piece = texts.get(page).get(id);
			read++;
			pages.add(page);
			text.append(piece).append('\n');
			return piece;
		}

		private String element(PDStructureElement element, Set<PDPage> pages) {
			String type = element.getStructureType();
			Set<PDPage> own = new HashSet<>();
			if (type.equals("Table")) {
				heads = new HashSet<>();
			}
			String said = read(element, element.getPage(), own);
			pages.addAll(own);
			switch (type) {
			case "H1", "H2", "H3" -> headings.add(type + " " + said.strip().replaceAll("\\s+", " "));
			case "Figure" -> figures.add(String.valueOf(element.getAlternateDescription()));
			case "Table" -> pagesOfTables.add(own.size());
			case "TR" -> {
				if (element.getKids().stream().allMatch(cell -> "TH".equals(((PDStructureElement) cell).getStructureType())) && !heads.add(said)) {
					headsTwice.add(said);
				}
			}
			default -> { }
			}
			return said;
		}
	}
}
