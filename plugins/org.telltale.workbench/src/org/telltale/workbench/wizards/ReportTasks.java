package org.telltale.workbench.wizards;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.base.Outcome;
import org.telltale.report.CaseReports;
import org.telltale.report.Master;
import org.telltale.report.ReportException;
import org.telltale.report.ReportOrder;
import org.telltale.report.UnsignedCopy;
import org.telltale.report.input.Edition;
import org.telltale.seal.SigningKey;
import org.telltale.workbench.session.CaseTask;
import org.telltale.workbench.session.Notice;
import org.telltale.workbench.text.Texts;

/** What is done behind the user interface for each kind of report, and what is said of it. */
final class ReportTasks {

	private ReportTasks() {
	}

	/** A task that may find that the report cannot be made. */
	@FunctionalInterface
	private interface Making {
		Notice made() throws ReportException, org.telltale.store.CaseException;
	}

	private static Notice of(Making making) throws org.telltale.store.CaseException {
		try {
			return making.made();
		} catch (ReportException e) {
			return new Notice(e.getMessage(), true, List.of());
		}
	}

	private static Notice refused(Outcome<Path> done) {
		return new Notice(Texts.of("notice.reportRefused"), true, done.problems());
	}

	/** Signs; the keys' passwords are cleared, whatever happens. */
	static CaseTask signed(ReportOrder order) {
		return (file, progress) -> of(() -> {
			ReportOrder.Done done = order.issue(file, progress);
			if (done.report().value().isEmpty()) {
				return refused(done.report());
			}
			List<String> words = new ArrayList<>(List.of(Texts.of("notice.reportSigned", order.pdf())));
			if (order.master() == Master.PUBLIC) {
				words.add(Texts.of("notice.reportDisclosure", CaseReports.disclosure(order.pdf())));
			}
			if (order.question().isPresent() && done.questionUnwritten().isEmpty()) {
				words.add(Texts.of("notice.reportQuestion", order.question().get()));
			}
			done.questionUnwritten().ifPresent(why -> words.add(Texts.of("notice.reportNoQuestion", why)));
			done.headUnsigned().ifPresent(why -> words.add(Texts.of("notice.reportHeadUnsigned", why)));
			return new Notice(String.join(" ", words), done.headUnsigned().isPresent() || done.questionUnwritten().isPresent(), done.report().problems());
		});
	}

	static CaseTask draft(Path pdf, Master master, Edition edition) {
		return (file, progress) -> of(() -> {
			Outcome<Path> done = CaseReports.issue(file, pdf, Optional.<SigningKey>empty(), 0, master, edition, progress);
			String disclosure = master == Master.PUBLIC ? " " + Texts.of("notice.reportDisclosure", CaseReports.disclosure(pdf)) : "";
			return done.value().isPresent() ? new Notice(Texts.of("notice.reportDraft", pdf) + disclosure, false, done.problems()) : refused(done);
		});
	}

	static CaseTask copy(UnsignedCopy.Form form, Path target, Edition edition) {
		return (file, progress) -> of(() -> {
			Outcome<Path> done = CaseReports.copy(file, form, target, edition);
			return done.value().isPresent() ? new Notice(Texts.of("notice.reportCopy", target), false, done.problems()) : refused(done);
		});
	}
}
