package org.telltale.workbench.wizards;

import java.util.Optional;

import org.eclipse.jface.wizard.Wizard;
import org.telltale.report.SealOrder;
import org.telltale.seal.SealException;
import org.telltale.seal.SigningKey;
import org.telltale.workbench.text.Texts;

/** A wizard that signs: its keys are opened once at the end, and their passwords cleared whatever happens. */
abstract class SealWizard extends Wizard {

	/** The order to seal with a key, whose keys have been opened once; empty, and said beside the field, if one does not open. */
	final Optional<SealOrder> order(KeyPage key, Optional<KeyPage> reviewer, StampPage stamp) {
		Optional<SigningKey> certifying = opened(key);
		if (certifying.isEmpty()) {
			return Optional.empty();
		}
		Optional<SigningKey> reviewing = reviewer.flatMap(this::opened);
		if (reviewer.isPresent() && reviewing.isEmpty()) {
			certifying.get().wipe();
			return Optional.empty();
		}
		try {
			return Optional.of(stamp.choice().order(certifying.get(), reviewing));
		} catch (SealException e) {
			certifying.get().wipe();
			reviewing.ifPresent(SigningKey::wipe);
			refuse(stamp, "tsa", e.getMessage());
			return Optional.empty();
		}
	}

	/** The key of a page; one on a token is tried now, and only now: tokens count wrong PINs. Empty, and said beside the field, if it does not open. */
	final Optional<SigningKey> opened(KeyPage page) {
		SigningKey taken;
		try {
			taken = page.key();
		} catch (SealException e) {
			refuse(page, "library", e.getMessage());
			return Optional.empty();
		}
		if (!page.onToken() || Trial.succeeds(getContainer(), Texts.of("reportKey.trying"), () -> KeyCheck.open(taken), SealException.class, why -> refuse(page, "password", why))) {
			return Optional.of(taken);
		}
		taken.wipe();
		return Optional.empty();
	}

	final void refuse(FieldPage page, String field, String why) {
		getContainer().showPage(page);
		page.refuse(field, why);
	}
}
