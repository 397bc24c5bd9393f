package org.telltale.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.telltale.workbench.session.Facts;

/** What an examiner does with an encrypted case. */
final class EncryptionSteps {

	private static final String PASSWORD = "correct horse battery";
	private static final String LATER = "staple in another stable";
	private static final String TITLE = "Zwiebelfisch-4711-hidden";

	private EncryptionSteps() {
	}

	private static Path place(Path folder) {
		return folder.resolve("secret.telltale");
	}

	static void caseIsMade(Path folder) {
		Desk.key("ctrl+n");
		Shell wizard = Desk.dialog("New case");
		Dialogs.fill(wizard, "folder", place(folder).toString());
		Dialogs.fill(wizard, "number", "   ");
		Desk.await("blanks are no case number", () -> Dialogs.says(wizard, "Blanks alone name nothing") && !Dialogs.button(wizard, "&Finish").isEnabled());
		Desk.picture("new-case-blank");
		Dialogs.replace(wizard, "number", "77");
		Dialogs.fill(wizard, "caseTitle", TITLE);
		Dialogs.replace(wizard, "examiner", "Ada Examiner");
		Desk.picture("new-case");
		Dialogs.next(wizard);
		Dialogs.choose(wizard, "encrypt");
		Dialogs.fill(wizard, "password", "short");
		Desk.await("a short password is refused", () -> Dialogs.says(wizard, "at least 8 characters"));
		Desk.picture("new-case-short");
		Dialogs.replace(wizard, "password", PASSWORD);
		Dialogs.fill(wizard, "again", PASSWORD + "x");
		Desk.await("another password is refused", () -> Dialogs.says(wizard, "are not the same") && !Dialogs.button(wizard, "&Finish").isEnabled());
		Dialogs.replace(wizard, "again", PASSWORD);
		Desk.picture("new-case-encrypted");
		Dialogs.finish(wizard);
		opened(folder);
		assertTrue(Files.exists(place(folder).resolve("case.key")));
		Desk.key("alt+1");
		Desk.await("no comma follows an examiner without organisation", () -> !Desk.all(Desk.window(), control -> control instanceof Label label && label.isVisible()
				&& label.getText().equals("Examiner: Ada Examiner")).isEmpty());
		Desk.picture("case-encrypted");
	}

	private static void opened(Path folder) {
		Desk.await("the encrypted case is open", () -> Desk.session().snapshot().filter(s -> s.encrypted() && s.folder().equals(place(folder))).isPresent());
		Desk.await("the title says so", () -> Desk.window().getText().equals("Telltale - secret.telltale (encrypted)"));
	}

	/** Opens the case that was opened before this one, then this one again: its password is asked for. */
	private static Shell asked() {
		recent();
		Desk.await("the other case is open", () -> Desk.session().snapshot().filter(s -> !s.encrypted()).isPresent());
		recent();
		return Desk.dialog("Open encrypted case");
	}

	private static void recent() {
		Desk.key("alt+f", "r", "2");
	}

	static void wrongPasswordIsSaidBesideTheField(Path folder) throws IOException {
		Shell wizard = asked();
		Desk.picture("unlock");
		Dialogs.fill(wizard, "password", "wrong password");
		Dialogs.finish(wizard);
		Desk.await("a wrong password is said", () -> Dialogs.says(wizard, "the password does not open"));
		assertTrue(Desk.ask(() -> wizard.isVisible() && Desk.session().snapshot().filter(s -> !s.encrypted()).isPresent()), "the case before stays open");
		Desk.picture("unlock-wrong");
		Dialogs.clear(wizard, "password");
		Dialogs.fill(wizard, "passwordFile", Files.writeString(folder.resolve("password.txt"), PASSWORD + "\nmore\n").toString());
		Dialogs.finish(wizard);
		opened(folder);
	}

	static void passwordIsChanged(Path folder) {
		Desk.key("alt+c", "w");
		Shell wizard = Desk.dialog("Change password");
		Dialogs.fill(wizard, "old", "not the old one");
		Dialogs.fill(wizard, "password", LATER);
		Dialogs.fill(wizard, "again", LATER);
		Dialogs.finish(wizard);
		Desk.await("who does not know the old one changes nothing", () -> Dialogs.says(wizard, "the password does not open"));
		Desk.picture("password-wrong");
		Dialogs.replace(wizard, "old", PASSWORD);
		Dialogs.finish(wizard);
		Desk.await("the journal says so", () -> WorkbenchTest.snapshot().journal().stream().anyMatch(e -> Facts.is(e, "action", "change-password")));
		Shell again = asked();
		Dialogs.fill(again, "password", LATER);
		Dialogs.finish(again);
		opened(folder);
	}

	/** A draft was never made of it: all that is plain is what somebody wrote elsewhere. */
	static void nothingPlainIsLeft(Path folder) throws Exception {
		Path workspace = Path.of(Platform.getInstanceLocation().getURL().toURI());
		assertEquals(List.of(), holding(place(folder), TITLE), "in the case");
		assertEquals(List.of(), holding(workspace, TITLE), "in the workspace");
		for (String password : new String[] { PASSWORD, LATER, "wrong password" }) {
			assertEquals(List.of(), holding(workspace, password), "in the workspace");
			assertFalse(Desk.ask(() -> Desk.session().notices().toString()).contains(password));
		}
	}

	private static List<Path> holding(Path folder, String words) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).filter(file -> contains(file, words)).toList();
		}
	}

	private static boolean contains(Path file, String words) {
		try {
			String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
			return bytes.contains(words) || bytes.contains(new String(words.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
		} catch (IOException e) {
			return false;
		}
	}
}
