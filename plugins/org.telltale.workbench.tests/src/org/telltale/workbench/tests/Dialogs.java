package org.telltale.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
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

	/** Whether a label or field of the dialog says this. */
	static boolean says(Shell wizard, String words) {
		return !Desk.all(wizard, control -> control instanceof Label label && label.getText().contains(words) || control instanceof Text text && text.getText().contains(words)).isEmpty();
	}

	/** What the field of that name holds. */
	static String value(Shell wizard, String name) {
		return Desk.ask(() -> ((Text) Desk.all(wizard, control -> control instanceof Text && name.equals(control.getData("name")) && control.isVisible()).getFirst()).getText());
	}

	static boolean isChosen(Shell wizard, String name) {
		return Desk.ask(() -> ((Button) Desk.all(wizard, control -> control instanceof Button && name.equals(control.getData("name")) && control.isVisible()).getFirst()).getSelection());
	}

	/** Every text on the page can be read to its end: nothing is cut off by its place or by the page's edge. */
	static void assertWhole(Shell wizard) {
		Desk.settle();
		assertEquals(List.of(), Desk.ask(() -> Desk.all(wizard, control -> control.isVisible() && !text(control).isEmpty() && !isWhole(control)).stream().map(Dialogs::text).toList()),
				"texts that are cut off");
	}

	private static String text(Control control) {
		return control instanceof Label label ? label.getText() : control instanceof Button button ? button.getText() : "";
	}

	private static boolean isWhole(Control control) {
		boolean wraps = (control.getStyle() & SWT.WRAP) != 0;
		Point wanted = control.computeSize(wraps ? control.getSize().x : SWT.DEFAULT, SWT.DEFAULT);
		if (wanted.y > control.getSize().y || !wraps && wanted.x > control.getSize().x) {
			return false;
		}
		Rectangle place = control.getBounds();
		for (Composite at = control.getParent(); at != null; at = at.getParent()) {
			Rectangle area = at.getClientArea();
			if (place.x < 0 || place.y < 0 || place.x + place.width > area.width || place.y + place.height > area.height) {
				return false;
			}
			if (at instanceof Shell) {
				return true;
			}
			place = new Rectangle(place.x + at.getBounds().x, place.y + at.getBounds().y, place.width, place.height);
		}
		return true;
	}
}
