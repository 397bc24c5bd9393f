package org.telltale.workbench.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.telltale.base.Digest;
import org.telltale.seal.SealException;
import org.telltale.seal.TrustAnchor;
import org.telltale.seal.TrustStore;
import org.telltale.seal.Verdict;
import org.telltale.seal.Verifier;
import org.telltale.seal.VerifyOptions;
import org.telltale.workbench.text.Texts;

/** Judges a report behind the user interface, by the verifier of {@code telltale verify}; needs no case. One that is cancelled says nothing of the report. */
public final class VerifyJob extends Job {

	/** What is larger is refused before it is read. */
	private static final long MOST = 1L << 30;

	private final Verification.Asked asked;
	private final Display display;
	private final Consumer<Verification> done;

	/** @param done hears of the answer on the user-interface thread, unless the job was cancelled */
	public VerifyJob(Verification.Asked asked, Display display, Consumer<Verification> done) {
		super(Texts.of("job.verify", asked.report().getFileName()));
		this.asked = asked;
		this.display = display;
		this.done = done;
		setPriority(Job.LONG);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Instant now = InstantSource.system().instant();
		Verification verification;
		try {
			verification = judge(now, new MonitorProgress(monitor, getName()));
		} catch (SealException | IOException e) {
			verification = failed(now, e.getMessage());
		} catch (RuntimeException | LinkageError e) {
			// the job boundary: an error of the program must not take the workbench down, and must be seen
			ILog.of(VerifyJob.class).log(new Status(IStatus.ERROR, VerifyJob.class, String.valueOf(e), e));
			verification = failed(now, Texts.of("notice.bug", String.valueOf(e)));
		}
		if (monitor.isCanceled()) {
			return Status.CANCEL_STATUS;
		}
		Verification answer = verification;
		if (!display.isDisposed()) {
			display.asyncExec(() -> done.accept(answer));
		}
		return Status.OK_STATUS;
	}

	private Verification judge(Instant now, MonitorProgress progress) throws SealException, IOException {
		List<TrustAnchor> trust = asked.trust().isPresent() ? TrustStore.read(asked.trust().get()) : TrustStore.ofUser().list();
		VerifyOptions options = new VerifyOptions(asked.evidence(), trust, asked.requireTimeStamp(), now, asked.disclosure());
		Path report = asked.report();
		long length = Files.size(report);
		if (length > MOST) {
			return new Verification(asked, now, "", length, trust, Optional.of(new Verifier().verify(report, options, progress)), "");
		}
		byte[] file = Files.readAllBytes(report);
		Verdict verdict = new Verifier().verify(file, options, progress);
		return new Verification(asked, now, Digest.sha256(file).hex(), file.length, trust, Optional.of(verdict), "");
	}

	private Verification failed(Instant now, String why) {
		return new Verification(asked, now, "", 0, List.of(), Optional.empty(), why);
	}
}
