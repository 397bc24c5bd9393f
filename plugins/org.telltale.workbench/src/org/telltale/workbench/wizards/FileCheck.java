package org.telltale.workbench.wizards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.telltale.report.ReportException;
import org.telltale.seal.SealException;
import org.telltale.workbench.text.Texts;

/** Reads a report behind the user interface once a person has typed its name: what it is, or why it is of no use, is known before the end. */
final class FileCheck<T> {

	private static final long TYPING_MILLIS = 350;
	/** What is larger is no report. */
	private static final long MOST_BYTES = 1L << 30;

	/** What is read of a file; its exception says in its message why it is of no use. */
	@FunctionalInterface
	interface Reading<T> {
		T of(Path file) throws SealException, ReportException;
	}

	/**
	 * What was found.
	 *
	 * @param file the one that was asked for
	 * @param what it is; empty if it is of no use
	 * @param why it is of no use; else empty
	 */
	record Found<T>(Path file, Optional<T> what, String why) {
	}

	private final Display display;
	private final Reading<T> reading;
	private final Consumer<Found<T>> done;
	private final AtomicInteger latest = new AtomicInteger();

	/** @param done hears, on the user-interface thread, of the file asked for last */
	FileCheck(Display display, Reading<T> reading, Consumer<Found<T>> done) {
		this.display = display;
		this.reading = reading;
		this.done = done;
	}

	/** Asks for a file once the typing rests. What was asked for before is not answered any more. */
	void ask(Path file) {
		int mine = latest.incrementAndGet();
		Job.createSystem(Texts.of("reportFile.reading"), (ICoreRunnable) monitor -> {
			if (mine == latest.get()) {
				tell(mine, found(file));
			}
		}).schedule(TYPING_MILLIS);
	}

	/** Whatever was asked for is not answered any more. */
	void cancel() {
		latest.incrementAndGet();
	}

	private void tell(int asked, Found<T> found) {
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (asked == latest.get()) {
					done.accept(found);
				}
			});
		}
	}

	private Found<T> found(Path file) {
		try {
			return Files.size(file) > MOST_BYTES ? new Found<>(file, Optional.empty(), Texts.of("reportFile.large", file)) : new Found<>(file, Optional.of(reading.of(file)), "");
		} catch (SealException | ReportException e) {
			return new Found<>(file, Optional.empty(), e.getMessage());
		} catch (IOException e) {
			return new Found<>(file, Optional.empty(), Texts.of("reportFile.unreadable", file, String.valueOf(e.getMessage())));
		}
	}
}
