package org.telltale.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.telltale.base.json.Json;
import org.telltale.workbench.session.Facts;

/** What an examiner does to enter a claim. */
final class ClaimSteps {

	private static final String WRITTEN = "never send SMS to any when cloud = off";

	private ClaimSteps() {
	}

	static void formWritesThePredicate() {
		Desk.key("alt+5");
		Desk.click(Desk.find(Desk.window(), "the button New...", control -> control instanceof Button b && b.getText().equals("New...")));
		Shell dialog = Desk.dialog("New claim");
		Dialogs.fill(dialog, "id", "C9");
		Dialogs.fill(dialog, "claimant", "Hesperus");
		Dialogs.fill(dialog, "date", "2014-08-01");
		Dialogs.fill(dialog, "text", "Messages stay on the handset");
		Desk.click(Desk.find(dialog, "the kind SMS", control -> control instanceof Button b && b.getText().equals("SMS")));
		Desk.await("the predicate follows the kinds", () -> predicate(dialog).getText().equals("never send SMS to any"));
		write(dialog, "when1.dimension", "cloud");
		write(dialog, "when1.values", "off");
		Desk.await("the predicate follows the conditions", () -> predicate(dialog).getText().equals(WRITTEN));
		assertTrue(Desk.ask(() -> ok(dialog).isEnabled()), "it can be saved");
		Desk.picture("claim-form");
	}

	static void errorIsPointedAt() {
		Shell dialog = Desk.dialog("New claim");
		Desk.enter(predicate(dialog));
		Desk.key("ctrl+End");
		Desk.type(" xyz");
		Desk.await("the error is underlined at its place", () -> Arrays.stream(predicate(dialog).getStyleRanges()).anyMatch(ClaimSteps::isError)
				&& isError(predicate(dialog).getStyleRangeAtOffset(WRITTEN.length() + 1)) && predicate(dialog).getStyleRangeAtOffset(0) == null);
		Desk.await("it cannot be saved", () -> !ok(dialog).isEnabled());
		Desk.await("it is said in words", () -> ((StyledText) named(dialog, "reading")).getText().startsWith("Error: "));
		Desk.picture("claim-error");
		Desk.key("BackSpace", "BackSpace", "BackSpace", "BackSpace");
		Desk.await("it can be saved again", () -> predicate(dialog).getText().equals(WRITTEN) && ok(dialog).isEnabled());
	}

	private static boolean isError(StyleRange range) {
		return range != null && range.underline && range.underlineStyle == SWT.UNDERLINE_ERROR;
	}

	static void proposedWordFillsTheForm() {
		Shell dialog = Desk.dialog("New claim");
		Desk.enter(predicate(dialog));
		Desk.key("ctrl+End", "BackSpace", "BackSpace", "BackSpace", "ctrl+space");
		Desk.await("values are proposed", () -> proposals().isPresent());
		int on = Desk.ask(() -> IntStream.range(0, proposals().orElseThrow().getItemCount()).filter(i -> proposals().orElseThrow().getItem(i).getText().equals("on")).findFirst().orElseThrow());
		int at = Desk.ask(() -> Math.max(0, proposals().orElseThrow().getSelectionIndex()));
		Desk.picture("claim-proposals");
		for (int i = at; i < on; i++) {
			Desk.key("Down");
		}
		Desk.key("Return");
		Desk.await("the proposal is taken", () -> predicate(dialog).getText().strip().equals("never send SMS to any when cloud = on"));
		Desk.await("the form follows the language", () -> ((Combo) named(dialog, "when1.values")).getText().equals("on"));
	}

	/** The table of proposals lists values of the dimension. */
	private static Optional<Table> proposals() {
		return Arrays.stream(Desk.display().getShells()).filter(Shell::isVisible).flatMap(shell -> Desk.all(shell, control -> control instanceof Table).stream())
				.map(Table.class::cast).filter(table -> Arrays.stream(table.getItems()).anyMatch(item -> item.getText().equals("off"))).findFirst();
	}

	static void savedClaimIsInTheModel() {
		Shell dialog = Desk.dialog("New claim");
		Desk.click(ok(dialog));
		Desk.await("the claim is in the case", () -> claim().isPresent());
		assertEquals("never send SMS to any when cloud = on", Facts.text(claim().orElseThrow(), "predicate"));
		assertEquals("Messages stay on the handset", Facts.text(claim().orElseThrow(), "text"));
		Desk.picture("claim-entered");
	}

	private static Optional<Json.Fields> claim() {
		return Desk.session().snapshot().flatMap(s -> Facts.find(s.facts("claim"), "claim", "C9"));
	}

	private static void write(Shell dialog, String name, String text) {
		Combo combo = (Combo) Desk.find(dialog, "the field " + name, control -> name.equals(control.getData("name")));
		Desk.enter(combo);
		Desk.type(text);
		Desk.await(name + " is filled in", () -> combo.getText().equals(text));
	}

	private static Control named(Shell dialog, String name) {
		return Desk.all(dialog, control -> name.equals(control.getData("name"))).getFirst();
	}

	private static StyledText predicate(Shell dialog) {
		return (StyledText) Desk.ask(() -> named(dialog, "predicate"));
	}

	private static Button ok(Shell dialog) {
		return (Button) Desk.ask(() -> Desk.all(dialog, control -> control instanceof Button b && b.getText().equals("OK")).getFirst());
	}
}
