package org.telltale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.audit.predicate.Completion;
import org.telltale.audit.predicate.PredicateCheck;
import org.telltale.audit.predicate.PredicateForm;
import org.telltale.audit.predicate.PredicateParser;
import org.telltale.audit.predicate.PredicateSyntaxException;
import org.telltale.audit.predicate.PredicateText;
import org.telltale.audit.predicate.Vocabulary;

/** What helps to write a predicate: completion, checks against the case, errors at their place, and the predicate in words. */
class PredicateToolsTest {

	private static final Vocabulary CASE = Vocabulary.of(new FactBuilder().order("rom", "stock", "ota").run("R1", 0, 9, "wifi")
			.condition("R1", "cloud", "off", 0, 5, 0, "settings").condition("R1", "cloud", "on", 5, 9, 0, "settings").condition("R1", "rom", "clone", 0, 9, 0, "settings").facts());

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "'' | never, send, initially", "ne | never", "never s | send", "never send P | PHONE_NUMBER, PHOTO", "never send ID | IDENTIFIER",
			"never send SMS | SMS", "'never send SMS ' | ',, to, when'", "never send SMS,l | LOCATION", "'never send SMS when ' | bearer, cloud, rom", "'never send SMS when cloud ' | in, >=, =",
			"never send SMS when cloud = | off, on", "'never send SMS when rom >= ' | stock, ota, clone", "never send SMS when rom in {stock | stock",
			"'never send SMS when rom in {stock' | stock", "'never send SMS when rom in {stock ' | ',, }'", "'send SMS only ' | after, encrypted", "initially c | cloud", "'initially cloud = off ' | after",
			"'never send SMS to any when cloud = off ' | and", "'never send FAX ' | ''", "'never send SMS ; ' | ''", "'initially cloud = off after reset ' | ''" })
	void completionFollowsTheGrammarAndTheCase(String text, String words) {
		assertEquals(words == null ? "" : words, String.join(", ", Completion.at(text, text.length(), CASE).words()));
	}

	@Test
	void completionReplacesTheWordAtTheCaret() {
		assertEquals(6, Completion.at("never sen SMS", 9, CASE).from());
		assertEquals(List.of("send"), Completion.at("never sen SMS", 9, CASE).words());
		assertEquals(List.of(), Completion.at("", 0, Vocabulary.of(List.of())).words().stream().filter(String::isEmpty).toList());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "never send SMS when cloud >= on | true | 26 | 2", "never send SMS when rom >= clone | true | 27 | 5", "never send SMS when rom >= ota | | |",
			"never send SMS when clod = off | false | 20 | 4", "never send SMS when cloud in {off, Off} | false | 35 | 3", "never send FAX | true | 11 | 3", "never send | true | 10 | 1" })
	void checksPointAtTheirPlace(String text, Boolean error, Integer from, Integer length) {
		List<PredicateCheck.Note> notes = PredicateCheck.of(text, CASE);
		assertEquals(error == null ? List.of() : List.of(error + " " + from + " " + length), notes.stream().map(n -> n.error() + " " + n.from() + " " + n.length()).toList(), notes.toString());
	}

	@Test
	void anErrorSaysWhatIsWantedAndPointsThere() {
		PredicateSyntaxException e = assertThrows(PredicateSyntaxException.class, () -> PredicateParser.parse("send SMS only sometimes"));
		assertEquals("send SMS only sometimes\n              ^\n'after' or 'encrypted' is wanted at column 15", e.pointedOut("send SMS only sometimes"));
		assertEquals(2, e.expected().size());
	}

	@ParameterizedTest
	@ValueSource(strings = { "never send SMS, PHOTO to any when cloud = off and rom in {ota, ota-reset}", "send CONTACT only after consent = given", "initially cloud = off after reset",
			"send IDENTIFIER only encrypted when rom >= ota", "never send CONTENT to any when 云 = 关" })
	void whatIsWrittenDownIsReadAgain(String text) throws PredicateSyntaxException {
		assertEquals(text, PredicateText.of(PredicateParser.parse(text)));
		assertTrue(PredicateText.words(PredicateParser.parse(text), CASE::order).stream().allMatch(sentence -> sentence.endsWith(".") || sentence.endsWith(")")), text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "never send SMS, PHOTO to any when cloud = off and rom in {ota, ota-reset}", "send CONTACT only after consent = given when rom >= ota", "initially cloud = off after reset",
			"send IDENTIFIER only encrypted" })
	void aFormMakesThePredicateThatFilledItIn(String text) {
		assertEquals(text, PredicateForm.of(text).orElseThrow().text());
	}

	@Test
	void aFormThatIsNotFilledInSaysWhatIsWanted() {
		assertEquals(List.of(11), wanted(new PredicateForm(PredicateForm.Shape.NEVER, List.of(), PredicateForm.Row.EMPTY, List.of(PredicateForm.Row.EMPTY))));
		assertEquals(List.of(21), wanted(new PredicateForm(PredicateForm.Shape.ONLY_AFTER, List.of("SMS"), PredicateForm.Row.EMPTY, List.of())));
		assertEquals("never send SMS to any when cloud in {off, on} and rom = ", new PredicateForm(PredicateForm.Shape.NEVER, List.of("SMS"), PredicateForm.Row.EMPTY,
				List.of(new PredicateForm.Row("cloud", PredicateForm.Sign.IS, "off,on"), PredicateForm.Row.EMPTY, new PredicateForm.Row("rom", PredicateForm.Sign.IS, ""))).text() + " ");
	}

	private static List<Integer> wanted(PredicateForm form) {
		return PredicateCheck.of(form.text(), CASE).stream().filter(PredicateCheck.Note::error).map(note -> note.from() + 1).toList();
	}

	@Test
	void wordsNameTheValuesOfAnOrder() throws PredicateSyntaxException {
		assertEquals("While rom is stock or later (stock, ota), the handset sends an identifier (IMEI, IMSI, ICCID, MAC address, Android ID, serial number) only encrypted.",
				PredicateText.words(PredicateParser.parse("send IDENTIFIER only encrypted when rom >= stock"), CASE::order).getFirst());
		assertEquals("While cloud is off or on and rom is ota, the handset never sends the text of an SMS or a photo to anyone.",
				PredicateText.words(PredicateParser.parse("never send SMS, PHOTO when cloud in {off, on} and rom = ota"), CASE::order).getFirst());
	}

	/** Whatever is typed: an error or a predicate, proposals or none, and no other end. */
	@Test
	void anyTextHasAnAnswer() {
		String letters = "never send SMS,{}>= only after\u4e00\ud83d\u0000\t\u2028when cloud=off";
		Random random = new Random(22);
		for (int i = 0; i < 20_000; i++) {
			StringBuilder text = new StringBuilder(random.nextBoolean() ? "never send SMS when " : "");
			for (int k = random.nextInt(20); k > 0; k--) {
				text.append(letters.charAt(random.nextInt(letters.length())));
			}
			for (PredicateCheck.Note note : PredicateCheck.of(text.toString(), CASE)) {
				assertTrue(note.from() >= 0 && note.from() <= text.length() && note.length() > 0, text + " " + note);
			}
			Completion.at(text.toString(), random.nextInt(text.length() + 1), CASE);
		}
	}
}
