package org.telltale.workbench.wizards;

import java.security.PublicKey;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.telltale.seal.OpenKey;
import org.telltale.seal.SealException;
import org.telltale.seal.SigningKey;
import org.telltale.workbench.text.Texts;

/** Opens keys in files behind the user interface while a person types: whose a key is, or why it does not open, is known before the end. Never for tokens, which count wrong PINs. */
final class KeyCheck {

	private static final long TYPING_MILLIS = 350;

	/**
	 * What was found.
	 *
	 * @param owner the common name in the certificate, and the key; empty if it may not sign
	 * @param why it may not; else empty
	 */
	record Found(Optional<Owner> owner, String why) {
	}

	/** Whose a key is. */
	record Owner(String name, PublicKey key) {
	}

	private final Display display;
	private final Consumer<Found> done;
	private final AtomicInteger latest = new AtomicInteger();

	/** @param done hears, on the user-interface thread, of the key asked for last */
	KeyCheck(Display display, Consumer<Found> done) {
		this.display = display;
		this.done = done;
	}

	/** Asks for a key once the typing rests; its password is cleared then. What was asked for before is not answered any more. */
	void ask(SigningKey key) {
		int mine = latest.incrementAndGet();
		Job job = Job.createSystem(Texts.of("reportKey.trying"), (ICoreRunnable) monitor -> {
			try {
				if (mine == latest.get()) {
					Found found = found(key);
					tell(mine, found);
				}
			} finally {
				key.wipe();
			}
		});
		job.schedule(TYPING_MILLIS);
	}

	/** Whatever was asked for is not answered any more. */
	void cancel() {
		latest.incrementAndGet();
	}

	private void tell(int asked, Found found) {
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (asked == latest.get()) {
					done.accept(found);
				}
			});
		}
	}

	private static Found found(SigningKey key) {
		try {
			return new Found(Optional.of(open(key)), "");
		} catch (SealException e) {
			return new Found(Optional.empty(), e.getMessage());
		}
	}

	/** Opens a key: at a token this counts as a try of the PIN. */
	static Owner open(SigningKey key) throws SealException {
		try (OpenKey open = OpenKey.of(key, InstantSource.system().instant())) {
			return new Owner(open.name(), open.publicKey());
		}
	}
}
