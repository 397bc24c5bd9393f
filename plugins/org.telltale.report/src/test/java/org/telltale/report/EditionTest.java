package org.telltale.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.telltale.base.Outcome;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.report.input.Edition;
import org.telltale.report.input.Language;
import org.telltale.report.input.Paper;
import org.telltale.report.input.ReportInput;
import org.telltale.report.internal.words.Words;

/** Reports in German, and on letter paper. */
class EditionTest {

	private static final Edition GERMAN_LETTER = new Edition(Language.GERMAN, Paper.LETTER);
	/** Fewer letters may stand in any text. */
	private static final int LEAST = 12;

	@TempDir
	private Path folder;

	private static ReportInput in(ReportInput input, Edition edition) {
		return new ReportInput(input.caseFile(), input.facts(), input.endpoints(), input.journal(), input.times(), input.head().in(edition));
	}

	private Path issue(ReportInput input, Master master, String name) throws ReportException {
		Outcome<Path> issued = new ReportIssue().issue(input, folder.resolve(name), Optional.empty(), master, Progress.NONE);
		assertEquals(List.of(), issued.problems());
		return issued.value().orElseThrow();
	}

	private static Properties bundle(String file) throws IOException {
		Properties properties = new Properties();
		try (InputStreamReader reader = new InputStreamReader(Words.resource(file + ".properties").openStream(), StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		return properties;
	}

	private static String flat(Path pdf) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
			return new PDFTextStripper().getText(document).replaceAll("\\s", "");
		}
	}

	private static byte[] attachment(Path pdf, String name) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
			return document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames().get(name).getEmbeddedFile().toByteArray();
		}
	}

	/** Every stretch of a bundle's English words that German does not have too. */
	private static void assertNoEnglish(String text, String pdf) throws IOException {
		for (String name : List.of("design", "rows", "codes")) {
			Properties english = bundle(name);
			Properties german = bundle(name + "_de");
			String all = String.join("\n", german.values().stream().map(String::valueOf).toList()).replaceAll("\\s", "");
			for (String key : english.stringPropertyNames()) {
				for (String stretch : english.getProperty(key).split("\\{[0-9]\\}")) {
					String flat = stretch.replaceAll("\\s", "");
					assertFalse(flat.length() >= LEAST && !all.contains(flat) && text.contains(flat), () -> pdf + ": " + key + ": " + stretch);
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Master.class)
	void germanReportHasNoEnglishWordsOfItsOwn(Master master) throws ReportException, IOException {
		String text = flat(issue(in(SmallCase.with(8), GERMAN_LETTER), master, "german.pdf"));
		assertNoEnglish(text, master.word());
		for (String word : master == Master.SUMMARY ? List.of("ZusammenfassungfüreineAufsichtsbehörde", "Prüfprogramm", "Nichtschlüssig")
				: List.of("GutachtenüberdieUntersuchung", "Prüfprogramm", "nichtschlüssig", "EndpunkteundBedingungen", "14Bedingungsmatrix", "widerlegt", "größte")) {
			assertTrue(text.contains(word), () -> word + " in " + text);
		}
	}

	@Test
	void emptyCaseSaysSoInGerman() throws ReportException, IOException {
		String text = flat(issue(in(SmallCase.empty(), GERMAN_LETTER), Master.FULL, "empty.pdf"));
		assertNoEnglish(text, "empty");
		assertTrue(text.contains("IndiesemFallwirdkeineBehauptunggeprüft."), text);
	}

	@Test
	void factsAreTheSameInEveryLanguage() throws ReportException, IOException, JsonSyntaxException {
		Path english = issue(SmallCase.with(4), Master.FULL, "en.pdf");
		Path german = issue(in(SmallCase.with(4), GERMAN_LETTER), Master.FULL, "de.pdf");
		assertArrayEquals(attachment(english, "facts.jsonl"), attachment(german, "facts.jsonl"));
		assertEquals(Optional.of("de"), JsonReader.read(new String(attachment(german, "manifest.json"), StandardCharsets.UTF_8)).get("text").flatMap(text -> text.text("language")));
		assertTrue(flat(german).contains(SmallCase.MESSAGE.replaceAll("\\s", "")), "what evidence holds stays as it is");
		try (PDDocument document = Loader.loadPDF(german.toFile())) {
			assertEquals("de-DE", document.getDocumentCatalog().getLanguage());
			assertEquals("Titelseite", document.getDocumentCatalog().getDocumentOutline().getFirstChild().getTitle());
		}
	}

	/** Letters that stand outside of the text's width. */
	private static final class Margins extends PDFTextStripper {
		private final List<String> outside = new ArrayList<>();
		private float width;

		@Override
		protected void processTextPosition(TextPosition text) {
			if (!text.getUnicode().isBlank() && (text.getXDirAdj() < (width - 172 * 72 / 25.4f) / 2 - 6 || text.getXDirAdj() + text.getWidthDirAdj() > (width + 172 * 72 / 25.4f) / 2 + 6
					|| text.getYDirAdj() > text.getPageHeight() - 20)) {
				outside.add("page " + getCurrentPageNo() + ": " + text.getUnicode());
			}
			super.processTextPosition(text);
		}
	}

	@ParameterizedTest
	@EnumSource(Paper.class)
	void nothingStandsInTheMarginsOfAnyPaper(Paper paper) throws ReportException, IOException {
		for (Language language : Language.values()) {
			Path pdf = issue(in(SmallCase.with(8), new Edition(language, paper)), Master.FULL, language.code() + ".pdf");
			try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
				Margins margins = new Margins();
				margins.width = document.getPage(0).getMediaBox().getWidth();
				assertEquals(paper == Paper.LETTER ? 612 : 595, (int) margins.width);
				assertEquals(paper == Paper.LETTER ? 792 : 842, Math.round(document.getPage(0).getMediaBox().getHeight()));
				margins.getText(document);
				assertEquals(List.of(), margins.outside);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Language.class)
	void wordsOfWeightAreNotBrokenInTheSummary(Language language) throws ReportException, IOException {
		ReportInput all = SmallCase.with(2);
		List<Json.Fields> facts = all.facts().stream().map(fact -> fact.text("severity").isEmpty() ? fact : fact.copy().put("severity", "information")).toList();
		ReportInput light = new ReportInput(all.caseFile(), facts, all.endpoints(), all.journal(), all.times(), all.head());
		Path pdf = issue(in(light, new Edition(language, Paper.A4)), Master.SUMMARY, language.code() + ".pdf");
		String word = bundle(language == Language.GERMAN ? "codes_de" : "codes").getProperty("severity.information");
		try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
			PDFTextStripper words = new PDFTextStripper();
			words.setSortByPosition(true);
			String text = words.getText(document);
			assertTrue(text.lines().anyMatch(line -> line.strip().endsWith(" " + word)), text);
		}
	}
}
