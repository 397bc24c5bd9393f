package org.telltale.workbench.wizards;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

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
	private final EncryptionPage encryption = new EncryptionPage();

	/** A wizard that makes the case in that session. */
	public NewCaseWizard(CaseSession session) {
		this.session = session;
		setWindowTitle(Texts.of("newCase.window"));
		addPage(page);
		addPage(encryption);
	}

	@Override
	public boolean performFinish() {
		session.create(Path.of(page.value("folder")), page.details(), encryption.password());
		encryption.forget();
		return true;
	}

	@Override
	public boolean performCancel() {
		encryption.forget();
		return true;
	}

	/** What stands at its head. */
	private static final class Page extends FieldPage {

		private static final List<String> NEEDED = List.of("folder", "number", "caseTitle", "examiner");

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
		Fault fault() {
			Optional<String> missing = NEEDED.stream().filter(name -> CaseDetails.isBlank(value(name))).findFirst();
			if (missing.isPresent()) {
				return new Fault(missing.get(), Texts.of(isEmpty(missing.get()) ? "newCase.missing" : "newCase.blank"));
			}
			try {
				Path folder = Path.of(value("folder"));
				String[] inside = folder.toFile().list();
				if (Files.exists(folder) && (inside == null || inside.length > 0)) {
					return new Fault("folder", Texts.of("newCase.notEmpty"));
				}
				ZoneId.of(value("zone"));
			} catch (InvalidPathException e) {
				return new Fault("folder", Texts.of("newCase.badFolder"));
			} catch (DateTimeException e) {
				return new Fault("zone", Texts.of("newCase.badZone"));
			}
			return Fault.NONE;
		}

		CaseDetails details() {
			return new CaseDetails(value("number"), value("caseTitle"), value("examiner"), value("organisation"), value("authority"), value("scope"),
					value("commission"), value("question"), value("classification"), value("zone"), false);
		}
	}
}
