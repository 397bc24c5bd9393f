package org.telltale.workbench.wizards;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.InvalidPathException;

import org.eclipse.jface.wizard.Wizard;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.telltale.casework.CaseDetails;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.text.Texts;

/** Asks for what stands at the head of a case, and makes it. */
public final class NewCaseWizard extends Wizard {

	private final CaseSession session;
	private final Page page = new Page();

	/** A wizard that makes the case in that session. */
	public NewCaseWizard(CaseSession session) {
		this.session = session;
		setWindowTitle(Texts.of("newCase.window"));
		addPage(page);
	}

	@Override
	public boolean performFinish() {
		session.create(Path.of(page.value("folder")), page.details());
		return true;
	}

	/** The only page. */
	private static final class Page extends FieldPage {

		Page() {
			super("newCase");
		}

		@Override
		void fill(Composite parent) {
			folder("folder");
			field("number", SWT.NONE);
			field("caseTitle", SWT.NONE);
			field("examiner", SWT.NONE).setText(System.getProperty("user.name", ""));
			field("organisation", SWT.NONE);
			field("authority", SWT.NONE);
			field("commission", SWT.NONE);
			field("question", SWT.MULTI | SWT.WRAP);
			field("scope", SWT.MULTI | SWT.WRAP);
			field("classification", SWT.NONE);
			field("zone", SWT.NONE).setText("UTC");
		}

		@Override
		String fault() {
			if (value("folder").isEmpty() || value("number").isEmpty() || value("caseTitle").isEmpty() || value("examiner").isEmpty()) {
				return Texts.of("newCase.missing");
			}
			try {
				Path folder = Path.of(value("folder"));
				String[] inside = folder.toFile().list();
				if (Files.exists(folder) && (inside == null || inside.length > 0)) {
					return Texts.of("newCase.notEmpty");
				}
				java.time.ZoneId.of(value("zone"));
			} catch (InvalidPathException e) {
				return Texts.of("newCase.badFolder");
			} catch (java.time.DateTimeException e) {
				return Texts.of("newCase.badZone");
			}
			return "";
		}

		CaseDetails details() {
			return new CaseDetails(value("number"), value("caseTitle"), value("examiner"), value("organisation"), value("authority"), value("scope"),
					value("commission"), value("question"), value("classification"), value("zone"), false);
		}
	}
}
