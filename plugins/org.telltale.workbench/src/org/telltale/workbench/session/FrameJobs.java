package org.telltale.workbench.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.telltale.capture.FrameTree;
import org.telltale.workbench.text.Texts;

/**
 * Reads frames of captures in the vault behind the user interface. The file is looked up in turn with the other jobs of the case; reading it holds up none of
 * them, and ends when another frame is asked for.
 */
final class FrameJobs {

	private final OneAtATime rule;
	private final Function<String, Optional<Path>> vault;
	private final Consumer<Runnable> later;
	private final Consumer<String> failed;
	private Optional<Job> reading = Optional.empty();
	/** How many frames were asked for: answers to any but the last come too late. */
	private long asked;

	/**
	 * @param vault finds an item; called under the rule
	 * @param later runs something on the user-interface thread
	 * @param failed hears, on any thread, what could not be read
	 */
	FrameJobs(OneAtATime rule, Function<String, Optional<Path>> vault, Consumer<Runnable> later, Consumer<String> failed) {
		this.rule = rule;
		this.vault = vault;
		this.later = later;
		this.failed = failed;
	}

	/** Reads a frame, in place of the one that was asked for before; called on the user-interface thread. */
	void read(String evidence, long number, Consumer<FrameTree.Found> to) {
		reading.ifPresent(Job::cancel);
		long request = ++asked;
		Job find = Job.create(Texts.of("job.bytes"), monitor -> {
			Optional<Path> file = vault.apply(evidence);
			ifLast(request, () -> file.ifPresentOrElse(path -> read(path, number, found -> ifLast(request, () -> to.accept(found))),
					() -> failed.accept(Texts.of("frame.notInVault"))));
		});
		find.setRule(rule);
		find.setSystem(true);
		reading = Optional.of(find);
		find.schedule();
	}

	/** Runs an answer on the user-interface thread, unless another frame has been asked for by then. */
	private void ifLast(long request, Runnable answer) {
		later.accept(() -> {
			if (request == asked) {
				answer.run();
			}
		});
	}

	/** @param to hears the frame, on any thread */
	private void read(Path file, long number, Consumer<FrameTree.Found> to) {
		Job job = new Job(Texts.of("job.frame", Long.toString(number))) {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				try {
					FrameTree.Found found = FrameTree.read(file, number, new MonitorProgress(monitor, getName()));
					if (!monitor.isCanceled()) {
						to.accept(found);
					}
				} catch (IOException e) {
					failed.accept(Texts.of("notice.unreadable", e.getMessage()));
				}
				return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
			}
		};
		reading = Optional.of(job);
		job.schedule();
	}
}
