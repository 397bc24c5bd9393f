package org.telltale.workbench.wizards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.telltale.report.PreparedReport;
import org.telltale.report.ReportException;
import org.telltale.seal.SigningKey;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.Notice;
import org.telltale.workbench.text.Texts;

/** Signs a prepared report as its reviewer, as {@code telltale report review} does; no case is needed. */
public final class ReviewWizard extends SealWizard {

	private final CaseSession session;
	private final ReviewedPage reviewed = new ReviewedPage(new Places());
	private final KeyPage key = new KeyPage("reviewKey");

	/** @param session says what was done */
	public ReviewWizard(CaseSession session) {
		this.session = session;
		setWindowTitle(Texts.of("review.window"));
		setNeedsProgressMonitor(true);
		List.of(reviewed, key).forEach(this::addPage);
	}

	@Override
	public boolean performFinish() {
		Optional<SigningKey> signing = opened(key);
		if (signing.isEmpty()) {
			return false;
		}
		Path report = reviewed.report();
		Path target = reviewed.file();
		try {
			if (!Trial.succeeds(getContainer(), Texts.of("job.review"), () -> sign(report, signing.get(), target), ReportException.class, why -> refuse(key, "password", why))) {
				return false;
			}
		} finally {
			signing.get().wipe();
		}
		session.notice(new Notice(Texts.of("notice.reviewed", target), false, List.of()));
		return performCancel();
	}

	private static void sign(Path report, SigningKey key, Path target) throws ReportException {
		byte[] review = PreparedReport.read(report).review(key, InstantSource.system().instant());
		try {
			Files.write(target, review);
		} catch (IOException e) {
			throw new ReportException(Texts.of("review.unwritten", target, String.valueOf(e.getMessage())), e);
		}
	}

	@Override
	public boolean performCancel() {
		key.forget();
		return true;
	}
}
