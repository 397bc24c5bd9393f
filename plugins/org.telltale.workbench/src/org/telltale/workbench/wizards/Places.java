package org.telltale.workbench.wizards;

import java.io.IOException;
import java.nio.file.Path;

import org.telltale.store.cases.CaseFolder;
import org.telltale.workbench.text.Texts;

/** Where plain files may be written: in a folder that is there, and in none of an encrypted case, open or not. */
final class Places {

	/** What is wrong with the place that a field names. @param missing said where it names no file in a folder that is there */
	FieldPage.Fault fault(FieldPage page, String name, String missing) {
		if (!page.isWritable(name)) {
			return new FieldPage.Fault(name, missing);
		}
		try {
			boolean inside = CaseFolder.encryptedAround(Path.of(page.value(name))).isPresent();
			return inside ? new FieldPage.Fault(name, Texts.of("report.insideEncrypted")) : FieldPage.Fault.NONE;
		} catch (IOException e) {
			return new FieldPage.Fault(name, Texts.of("report.unseen", String.valueOf(e.getMessage())));
		}
	}
}
