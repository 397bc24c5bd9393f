package org.telltale.workbench.session;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.telltale.base.Progress;
import org.telltale.store.CaseException;
import org.telltale.workbench.text.Texts;

/** Work on a case behind the user interface, then the new picture of the case. */
final class CaseJob extends Job {

	/** What is done. */
	@FunctionalInterface
	interface Work {
		Notice run(Progress progress) throws CaseException;
	}

	/** Takes the picture afterwards. */
	@FunctionalInterface
	interface Picture {
		Optional<CaseSnapshot> take() throws CaseException;
	}

	private final OneAtATime rule;
	private final Work work;
	private final Picture picture;
	private final BiConsumer<Optional<CaseSnapshot>, Notice> done;

	CaseJob(String title, OneAtATime rule, Work work, Picture picture, BiConsumer<Optional<CaseSnapshot>, Notice> done) {
		super(title);
		this.rule = rule;
		this.work = work;
		this.picture = picture;
		this.done = done;
		setRule(rule);
		setUser(false);
		setPriority(Job.LONG);
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == rule;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Notice notice;
		try {
			notice = work.run(new MonitorProgress(monitor, getName()));
		} catch (CaseException e) {
			notice = failed(e.getMessage(), e);
		} catch (RuntimeException | LinkageError e) {
			// the job boundary: an error of the program must not take the workbench down, and must be seen
			notice = failed(Texts.of("notice.bug", String.valueOf(e)), e);
		}
		Optional<CaseSnapshot> taken = Optional.empty();
		try {
			taken = picture.take();
		} catch (CaseException e) {
			notice = failed(e.getMessage(), e);
		} catch (RuntimeException e) {
			notice = failed(Texts.of("notice.bug", String.valueOf(e)), e);
		}
		done.accept(taken, notice);
		return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
	}

	private static Notice failed(String message, Throwable cause) {
		ILog.of(CaseJob.class).log(new Status(IStatus.ERROR, CaseJob.class, message, cause));
		return new Notice(message, true, List.of());
	}
}
