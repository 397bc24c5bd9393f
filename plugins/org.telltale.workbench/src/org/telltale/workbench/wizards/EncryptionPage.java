package org.telltale.workbench.wizards;

import java.util.Arrays;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.telltale.store.keys.CaseKeyFile;
import org.telltale.workbench.session.TypedPassword;
import org.telltale.workbench.text.Texts;

/** Whether a new case is encrypted, and the password that opens it. */
final class EncryptionPage extends FieldPage {

	private Button encrypt;

	EncryptionPage() {
		super("encryption");
	}

	@Override
	void fill(Composite parent) {
		encrypt = choice("encrypt", SWT.CHECK, false);
		field("password", SWT.PASSWORD);
		field("again", SWT.PASSWORD);
		note().setText(Texts.of("encryption.lost"));
		note().setText(Texts.of("encryption.strength"));
	}

	@Override
	Fault fault() {
		enable(encrypt.getSelection(), "password", "again");
		return encrypt.getSelection() ? twice(this, "password", "again") : Fault.NONE;
	}

	/** What is wrong with a new password that is typed twice. */
	static Fault twice(FieldPage page, String first, String second) {
		char[] one = page.secret(first);
		char[] other = page.secret(second);
		try {
			if (one.length < CaseKeyFile.LEAST_PASSWORD) {
				return new Fault(first, Texts.of("encryption.short", CaseKeyFile.LEAST_PASSWORD));
			}
			return Arrays.equals(one, other) ? Fault.NONE : new Fault(second, Texts.of(other.length == 0 ? "encryption.repeat" : "encryption.differ"));
		} finally {
			Arrays.fill(one, '\0');
			Arrays.fill(other, '\0');
		}
	}

	/** The password of the new case; empty if it is not encrypted. */
	Optional<TypedPassword> password() {
		return encrypt.getSelection() ? Optional.of(new TypedPassword(secret("password"))) : Optional.empty();
	}

	void forget() {
		forget("password", "again");
	}
}
