package org.telltale.workbench.wizards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.wizard.Wizard;
import org.telltale.base.Problem;
import org.telltale.casework.ImportRequest;
import org.telltale.casework.Imported;
import org.telltale.casework.ImportedFolder;
import org.telltale.casework.PasswordFile;
import org.telltale.store.CaseException;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.Notice;
import org.telltale.workbench.text.Texts;

/** Takes files into the case: which, of which run, how they were acquired. */
public final class ImportWizard extends Wizard {

	private final CaseSession session;
	private final FilesPage files = new FilesPage();
	private final OriginPage origin;

	/** A wizard that imports into the open case. */
	public ImportWizard(CaseSession session) {
		this.session = session;
		setWindowTitle(Texts.of("import.window"));
		origin = new OriginPage(session.snapshot().map(s -> s.facts("run").stream().map(r -> org.telltale.workbench.session.Facts.text(r, "run"))
				.sorted(org.telltale.widgets.NaturalOrder.WORDS).toList()).orElse(List.of()));
		addPage(files);
		addPage(origin);
	}

	@Override
	public boolean performFinish() {
		Optional<List<String>> passwords = passwords();
		if (passwords.isEmpty()) {
			return false;
		}
		List<ImportRequest> requests = files.chosen().stream().map(this::request).map(request -> request.withPasswords(passwords.get())).toList();
		session.work(Texts.of("job.import", requests.size()), (file, progress) -> {
			List<Problem> problems = new ArrayList<>();
			int fresh = 0;
			for (ImportRequest request : requests) {
				if (progress.cancelled()) {
					return new Notice(Texts.of("notice.importCancelled", fresh, requests.size()), true, problems);
				}
				if (Files.isDirectory(request.file())) {
					ImportedFolder folder = file.importFolder(request, item -> problems.addAll(item.problems()), progress);
					problems.addAll(folder.problems());
					fresh += (int) folder.imported();
				} else {
					Imported done = file.importFile(request, progress);
					problems.addAll(done.problems());
					fresh += done.fresh() ? 1 : 0;
				}
			}
			return new Notice(Texts.of("notice.imported", fresh, requests.size()), false, problems);
		});
		return true;
	}

	/** The passwords of the file that is named; empty, and said on the page, if it is none. */
	private Optional<List<String>> passwords() {
		String file = origin.value("passwords");
		try {
			return Optional.of(file.isBlank() ? List.of() : PasswordFile.read(Path.of(file)));
		} catch (CaseException e) {
			origin.refuse("passwords", e.getMessage());
		} catch (IOException e) {
			origin.refuse("passwords", Texts.of("importOrigin.noPasswordFile", file));
		}
		return Optional.empty();
	}

	private ImportRequest request(Path file) {
		return new ImportRequest(file, optional(origin.run()), optional(origin.point()), optional(origin.value("offset")).map(Duration::parse),
				origin.value("exhibitNumber"), origin.value("acquirer"), optional(origin.value("acquiredAt")).map(Instant::parse),
				origin.value("method"), origin.value("tool"), origin.value("note"), Optional.empty())
				.withClockUncertainty(optional(origin.value("uncertainty")).map(Duration::parse));
	}

	private static Optional<String> optional(String text) {
		return text.isBlank() ? Optional.empty() : Optional.of(text);
	}


	/** Whether there is such a file. */
	static boolean isFile(Path file) {
		return Files.isRegularFile(file);
	}
}
