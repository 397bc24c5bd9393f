package org.telltale.workbench.wizards;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.telltale.store.cases.CaseFolder;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.text.Texts;

/** Where files of an open case may be written: in a folder that is there, and not in that of an encrypted case, where nothing is plain. */
final class Places {

	private final Optional<CaseFolder> encrypted;

	Places(Optional<CaseSnapshot> snapshot) {
		this.encrypted = snapshot.filter(CaseSnapshot::encrypted).map(picture -> new CaseFolder(picture.folder()));
	}

	/** What is wrong with the place that a field names. @param missing said where it names no file in a folder that is there */
	FieldPage.Fault fault(FieldPage page, String name, String missing) {
		if (!page.isWritable(name)) {
			return new FieldPage.Fault(name, missing);
		}
		try {
			boolean inside = encrypted.isPresent() && encrypted.get().holds(Path.of(page.value(name)));
			return inside ? new FieldPage.Fault(name, Texts.of("report.insideEncrypted")) : FieldPage.Fault.NONE;
		} catch (IOException e) {
			return new FieldPage.Fault(name, Texts.of("report.unseen", String.valueOf(e.getMessage())));
		}
	}
}
