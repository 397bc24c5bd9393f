package org.telltale.workbench.tests;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** What a person does in a dialog: fields by their names, buttons by their words. */
final class Dialogs {

	private Dialogs() {
	}

	static Control button(Shell shell, String text) {
		return Desk.find(shell, "the button " + text, control -> control instanceof Button button && button.getText().equals(text));
	}

	static void clear(Shell wizard, String name) {
		Desk.enter(Desk.find(wizard, "the field " + name, control -> control instanceof Text && name.equals(control.getData("name"))));
		Desk.key("ctrl+a", "Delete");
	}

	static void fill(Shell wizard, String name, String value) {
		Text field = (Text) Desk.find(wizard, "the field " + name, control -> control instanceof Text && name.equals(control.getData("name")) && control.isVisible());
		Desk.enter(field);
		Desk.type(value);
		Desk.await(name + " is filled in", () -> field.getText().equals(value));
	}

	/** Empties a field first. */
	static void replace(Shell wizard, String name, String value) {
		clear(wizard, name);
		fill(wizard, name, value);
	}

	/** Clicks a radio button or a check box, by its name. */
	static void choose(Shell wizard, String name) {
		Button button = (Button) Desk.find(wizard, "the choice " + name, control -> control instanceof Button && name.equals(control.getData("name")) && control.isVisible());
		Desk.clickUntil(name + " is chosen", () -> button.toDisplay(8, button.getSize().y / 2), button::getSelection);
	}

	static void next(Shell wizard) {
		Desk.click(button(wizard, "&Next >"));
		Desk.settle();
	}

	/** Waits until the wizard can finish, and does. */
	static void finish(Shell wizard) {
		Button finish = (Button) button(wizard, "&Finish");
		Desk.await("the wizard can finish", finish::isEnabled);
		Desk.click(finish);
	}

	static boolean canFinish(Shell wizard) {
		return Desk.ask(() -> button(wizard, "&Finish").isEnabled());
	}
}
