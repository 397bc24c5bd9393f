package org.telltale.workbench.wizards;

import org.eclipse.swt.SWT;
import org.telltale.seal.HttpTimeStampAuthority;
import org.telltale.seal.SealException;
import org.telltale.workbench.text.Texts;

/** The field of a page that names who stamps the time, by an address. */
final class AuthorityField {

	static final String NAME = "tsa";

	private final FieldPage page;

	AuthorityField(FieldPage page) {
		this.page = page;
	}

	/** Makes the field. */
	void fill() {
		page.field(NAME, SWT.NONE).setMessage("http://tsa.example/");
	}

	/** What is missing or wrong; nobody is asked. */
	FieldPage.Fault fault() {
		if (page.isEmpty(NAME)) {
			return new FieldPage.Fault(NAME, Texts.of("reportStamp.noAuthority"));
		}
		try {
			authority();
			return FieldPage.Fault.NONE;
		} catch (SealException e) {
			return new FieldPage.Fault(NAME, e.getMessage());
		}
	}

	/** Who is named. @throws SealException if the address is none */
	HttpTimeStampAuthority authority() throws SealException {
		return new HttpTimeStampAuthority(page.value(NAME));
	}
}
