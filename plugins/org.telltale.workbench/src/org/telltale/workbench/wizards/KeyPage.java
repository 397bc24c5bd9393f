package org.telltale.workbench.wizards;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.telltale.seal.SealException;
import org.telltale.seal.SigningKey;
import org.telltale.workbench.text.Texts;

/** A key that signs: in a file, or on a token behind its PKCS#11 library. */
class KeyPage extends FieldPage {

	private static final String FILE = "file";
	private static final String TOKEN = "token";

	private Label owner;
	private KeyCheck check;
	/** What is known of the key in the file, as it was typed last. */
	private Optional<KeyCheck.Found> found = Optional.empty();
	/** After how many changes of the page that was asked, so that no key is opened twice. */
	private int asked = -1;

	/** @param key prefix of the words of this page */
	KeyPage(String key) {
		super(key, "reportKey");
	}

	@Override
	void fill(Composite parent) {
		check = new KeyCheck(parent.getDisplay(), this::told);
		oneOf("place", FILE, TOKEN);
		file("key", SWT.OPEN, "*.p12;*.pfx", "*");
		file("library", SWT.OPEN, "*.so;*.dll;*.dylib", "*").setMessage(Texts.of("reportKey.libraryHint"));
		field("slot", SWT.NONE).setMessage("0");
		field("keyName", SWT.NONE).setMessage(Texts.of("reportKey.keyNameHint"));
		field("password", SWT.PASSWORD);
		files("chain", "*.pem;*.crt", "*").setMessage(Texts.of("reportKey.chainHint"));
		owner = note();
	}

	/** Whether this page is asked at all. */
	boolean wanted() {
		return true;
	}

	final boolean onToken() {
		return chosen("place").equals(TOKEN);
	}

	@Override
	Fault fault() {
		enable(wanted(), "place", "password", "chain");
		enable(wanted() && !onToken(), "key");
		enable(wanted() && onToken(), "library", "slot", "keyName");
		Fault fault = wanted() ? named() : Fault.NONE;
		if (!wanted() || !fault.equals(Fault.NONE) || onToken()) {
			forgetFound();
			show(wanted() && onToken() && fault.equals(Fault.NONE) ? Texts.of("reportKey.pinLater") : "");
			return fault;
		}
		ask();
		Fault opened = opened();
		show(owner().map(whose -> Texts.of("reportKey.owner", whose.name())).orElse(opened.awaited() || isEmpty("password") ? "" : Texts.of("reportKey.why", opened.words())));
		return opened;
	}

	/** What is wrong with the names, before the key is tried. */
	private Fault named() {
		if (onToken()) {
			if (!isThere("library")) {
				return new Fault("library", Texts.of("reportKey.noLibrary"));
			}
			if (!value("slot").matches("[0-9]{0,4}")) {
				return new Fault("slot", Texts.of("reportKey.noSlot"));
			}
			if (value("keyName").contains("&") || value("library").contains("?")) {
				return new Fault(value("keyName").contains("&") ? "keyName" : "library", Texts.of("reportKey.separators"));
			}
			if (isEmpty("password")) {
				return new Fault("password", Texts.of("reportKey.noPin"));
			}
		} else if (!isThere("key")) {
			return new Fault("key", Texts.of(isEmpty("key") ? "reportKey.noKey" : "reportKey.noKeyFile"));
		}
		return allThere("chain") ? Fault.NONE : new Fault("chain", Texts.of("reportKey.noChain"));
	}

	private Fault opened() {
		if (found.isEmpty()) {
			return new Fault("", Texts.of("reportKey.trying"), true);
		}
		if (found.get().owner().isPresent()) {
			return Fault.NONE;
		}
		return new Fault("password", isEmpty("password") ? Texts.of("reportKey.noPassword") : found.get().why());
	}

	private void ask() {
		if (asked != changes()) {
			asked = changes();
			found = Optional.empty();
			check.ask(new SigningKey(value("key"), secret("password"), paths("chain")));
		}
	}

	private void forgetFound() {
		check.cancel();
		asked = -1;
		found = Optional.empty();
	}

	private void told(KeyCheck.Found now) {
		if (getControl() != null && !getControl().isDisposed()) {
			found = Optional.of(now);
			check();
		}
	}

	private void show(String words) {
		if (!owner.getText().equals(words)) {
			owner.setText(words);
			owner.getParent().layout();
		}
	}

	/** Whose the key in the file is; empty as long as that is not known. */
	final Optional<KeyCheck.Owner> owner() {
		return found.flatMap(KeyCheck.Found::owner);
	}

	/** The key, with its password; the caller clears that. */
	final SigningKey key() throws SealException {
		List<Path> chain = paths("chain");
		if (!onToken()) {
			return new SigningKey(value("key"), secret("password"), chain);
		}
		int slot = value("slot").isEmpty() ? 0 : Integer.parseInt(value("slot"));
		return SigningKey.onToken(Path.of(value("library")), slot, value("keyName"), secret("password"), chain);
	}

	/** The dialog has done with the password. */
	final void forget() {
		check.cancel();
		forget("password");
	}
}
