package org.telltale.workbench.wizards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.base.Outcome;
import org.telltale.casework.Case;
import org.telltale.report.CaseReports;
import org.telltale.report.Master;
import org.telltale.report.ReportException;
import org.telltale.report.ReportOrder;
import org.telltale.report.StampOrder;
import org.telltale.report.UnsignedCopy;
import org.telltale.report.input.Edition;
import org.telltale.seal.SealException;
import org.telltale.seal.SealPlan;
import org.telltale.seal.SigningKey;
import org.telltale.seal.TimeStampAuthority;
import org.telltale.store.CaseException;
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
		Notice made() throws ReportException, CaseException;
	}

	private static Notice of(Making making) throws CaseException {
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

	/** Writes a report finished and unsigned, for a reviewer elsewhere. */
	static CaseTask prepared(Path pdf, SealPlan plan, Master master, Edition edition) {
		return (file, progress) -> of(() -> {
			Outcome<Path> done = CaseReports.prepare(file, pdf, plan, master, edition, progress);
			return done.value().isPresent() ? new Notice(Texts.of("notice.reportPrepared", pdf, plan.reviewer().orElse("")), false, done.problems()) : refused(done);
		});
	}

	/** Raises a report with the answer that somebody brought. */
	static CaseTask stampBrought(StampOrder order, Path answer, Path target) {
		return (file, progress) -> {
			progress.step(Texts.of("job.stamp.part"), 0, 1);
			try {
				return raised(file, order.bring(Files.readAllBytes(answer), target));
			} catch (SealException e) {
				return new Notice(e.getMessage(), true, List.of());
			} catch (IOException e) {
				return new Notice(Texts.of("notice.stampNoAnswer", answer, String.valueOf(e.getMessage())), true, List.of());
			}
		};
	}

	/** Raises a report with the answer of an authority that is asked now. */
	static CaseTask stampAsked(StampOrder order, TimeStampAuthority authority, Path target) {
		return (file, progress) -> {
			progress.step(Texts.of("job.stamp.part"), 0, 1);
			try {
				return raised(file, order.ask(authority, target));
			} catch (SealException e) {
				return new Notice(e.getMessage(), true, List.of());
			}
		};
	}

	private static Notice raised(Case file, StampOrder.Done done) throws CaseException {
		String words = Texts.of("notice.stamped", done.file(), done.after().level().name(), done.after().stampedAt().map(Object::toString).orElse(""));
		return done.enter(file) ? Notice.done(words) : new Notice(words + " " + Texts.of("notice.stampUnknown", done.before().sha256()), true, List.of());
	}

	/** Writes the question to the authority alone. */
	static CaseTask question(StampOrder order, Path question) {
		return (file, progress) -> {
			progress.step(Texts.of("job.stamp.part"), 0, 1);
			try {
				Files.write(question, order.question());
				return Notice.done(Texts.of("notice.stampQuestion", question));
			} catch (SealException e) {
				return new Notice(e.getMessage(), true, List.of());
			} catch (IOException e) {
				return new Notice(Texts.of("notice.stampNoQuestion", question, String.valueOf(e.getMessage())), true, List.of());
			}
		};
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
