package org.telltale.workbench.session;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.widgets.Display;
import org.telltale.base.json.Json;
import org.telltale.capture.FrameTree;
import org.telltale.casework.Case;
import org.telltale.casework.CaseDetails;
import org.telltale.casework.Version;
import org.telltale.casework.WorkerEngines;
import org.telltale.store.Actor;
import org.telltale.store.CaseException;
import org.telltale.workbench.text.Texts;

/**
 * The case that the window shows. Everything that reads or changes it runs in a job, one after the other; views get an immutable
 * picture. Methods are called on the user-interface thread, and listeners are called there.
 */
public final class CaseSession {

	/** Hears of a new picture of the case, of a new selection, or of a job's word. */
	public interface Listener {

		/** Another picture: after opening, after each change, after closing. */
		default void caseChanged() {
		}

		/** Something else is selected. */
		default void selectionChanged() {
		}

		/** A job ended with these words. */
		default void noticed(Notice notice) {
		}
	}

	/** What is read of the open case. */
	@FunctionalInterface
	private interface Reading {
		void of(Case file) throws java.io.IOException;
	}

	private final Display display;
	private final List<Listener> listeners = new CopyOnWriteArrayList<>();
	private final OneAtATime rule = new OneAtATime();
	private final List<Notice> notices = new CopyOnWriteArrayList<>();
	private final FrameJobs frames;
	private Optional<CaseSnapshot> snapshot = Optional.empty();
	private Selection selection = Selection.NONE;
	/** Touched by jobs alone, which run one after the other. */
	private Optional<Case> open = Optional.empty();
	private Optional<Path> folder = Optional.empty();

	/** No case is open. */
	public CaseSession(Display display) {
		this.display = display;
		this.frames = new FrameJobs(rule, id -> open.flatMap(file -> file.evidence(id)), this::later,
				words -> later(() -> tell(listener -> listener.noticed(new Notice(words, true, List.of())))));
	}

	/** The picture of the open case; empty if none is open. */
	public Optional<CaseSnapshot> snapshot() {
		return snapshot;
	}

	/** What is selected. */
	public Selection selection() {
		return selection;
	}

	/** What jobs had to say since the case was opened, oldest first. */
	public List<Notice> notices() {
		return List.copyOf(notices);
	}

	/** Whether a job works on the case or waits to. */
	public boolean isBusy() {
		return Job.getJobManager().find(rule).length > 0;
	}

	/** Adds a listener. */
	public void addListener(Listener listener) {
		listeners.add(listener);
	}

	/** Takes a listener off. */
	public void removeListener(Listener listener) {
		listeners.remove(listener);
	}

	/** Selects something else; everybody hears of it. */
	public void select(UnaryOperator<Selection> change) {
		Selection next = change.apply(selection);
		if (!next.equals(selection)) {
			selection = next;
			listeners.forEach(Listener::selectionChanged);
		}
	}

	/** Says something to the user, in the status line. */
	public void notice(Notice notice) {
		notices.add(notice);
		tell(listener -> listener.noticed(notice));
	}

	/** Opens a case that is not encrypted, in the place of the one that is open. */
	public void open(Path at) {
		open(at, new TypedPassword(new char[0]));
	}

	/** Opens a case in the place of the one that is open. @param password of an encrypted one; cleared when it has been used */
	public void open(Path at, TypedPassword password) {
		schedule(Texts.of("job.open", at.getFileName()), progress -> {
			close();
			String examiner;
			try (Case reading = Case.read(at, password)) {
				examiner = reading.model().getExaminer();
			}
			take(at, Case.open(at, actor(examiner), InstantSource.system(), new WorkerEngines(), password));
			return Notice.done(Texts.of("notice.opened", at));
		}, password::wipe);
	}

	/** Makes a case and opens it in the place of the one that is open. @param password the case is encrypted, and opened by it; cleared when it has been used */
	public void create(Path at, CaseDetails details, Optional<TypedPassword> password) {
		schedule(Texts.of("job.create"), progress -> {
			close();
			Actor actor = actor(details.examiner());
			take(at, password.isPresent() ? Case.createEncrypted(at, details, actor, InstantSource.system(), new WorkerEngines(), password.get())
					: Case.create(at, details, actor, InstantSource.system(), new WorkerEngines()));
			return Notice.done(Texts.of("notice.created", at));
		}, () -> password.ifPresent(TypedPassword::wipe));
	}

	/** Does work on the open case. */
	public void work(String title, CaseTask task) {
		work(title, task, () -> { });
	}

	/** The same. @param last done afterwards in any case, also where the work was cancelled before it began: clears passwords */
	public void work(String title, CaseTask task, Runnable last) {
		schedule(title, progress -> {
			if (open.isEmpty()) {
				return new Notice(Texts.of("notice.noCase"), true, List.of());
			}
			return task.run(open.get(), progress);
		}, last);
	}

	/** Reads the captured bytes that a sighting's derivation starts from, and hands them over on the user-interface thread. */
	public void bytes(Json.Fields sighting, Consumer<byte[]> to) {
		read(Texts.of("job.bytes"), file -> {
			byte[] bytes = VaultBytes.of(sighting, file::evidence);
			later(() -> to.accept(bytes));
		});
	}

	/** Reads the bytes of a place that stands plainly in an item of the case's vault, and hands them over on the user-interface thread; nothing is handed over of an item that is not there. */
	public void bytes(SourcePlace place, Consumer<SourceBytes> to) {
		read(Texts.of("job.bytes"), file -> {
			Optional<Path> item = file.evidence(place.item());
			if (item.isPresent()) {
				SourceBytes bytes = SourceBytes.read(item.get(), place.range());
				later(() -> to.accept(bytes));
			}
		});
	}

	/** Reads something of the open case behind the user interface, without a new picture of it. */
	private void read(String title, Reading reading) {
		Job job = Job.create(title, monitor -> {
			try {
				if (open.isPresent()) {
					reading.of(open.get());
				}
			} catch (java.io.IOException e) {
				later(() -> tell(listener -> listener.noticed(new Notice(Texts.of("notice.unreadable", e.getMessage()), true, List.of()))));
			}
		});
		job.setRule(rule);
		job.setSystem(true);
		job.schedule();
	}

	/** Reads a frame of a capture, in place of the one asked for before, and hands it over on the user-interface thread. */
	public void frame(FrameChoice choice, Consumer<FrameTree.Found> to) {
		frames.read(choice.evidence(), choice.number(), to);
	}

	/** Closes the case and waits for it: the last act before the program ends. */
	public void shutDown() throws CaseException {
		Job.getJobManager().cancel(rule);
		try {
			Job.getJobManager().join(rule, null);
		} catch (InterruptedException | org.eclipse.core.runtime.OperationCanceledException e) {
			Thread.currentThread().interrupt();
		}
		close();
	}

	private static Actor actor(String examiner) {
		return new Actor(examiner.isBlank() ? "examiner" : examiner, "examiner", Optional.ofNullable(System.getenv("HOSTNAME")).orElse(""), Version.TOOL);
	}

	private void take(Path at, Case file) {
		open = Optional.of(file);
		folder = Optional.of(at);
		notices.clear();
	}

	private void close() throws CaseException {
		if (open.isPresent()) {
			Case before = open.get();
			open = Optional.empty();
			folder = Optional.empty();
			before.close();
		}
	}

	private void schedule(String title, CaseJob.Work work, Runnable last) {
		Job job = new CaseJob(title, rule, work, this::picture, this::show);
		job.addJobChangeListener(new JobChangeAdapter() {

			@Override
			public void done(IJobChangeEvent event) {
				last.run();
			}
		});
		job.schedule();
	}

	/** Called by jobs. */
	private Optional<CaseSnapshot> picture() throws CaseException {
		return open.isPresent() ? Optional.of(SnapshotReader.of(folder.orElseThrow(), open.get())) : Optional.empty();
	}

	/** Called by jobs when they end. */
	private void show(Optional<CaseSnapshot> picture, Notice notice) {
		notices.add(notice);
		later(() -> {
			boolean other = !picture.map(CaseSnapshot::folder).equals(snapshot.map(CaseSnapshot::folder));
			snapshot = picture;
			tell(Listener::caseChanged);
			select(before -> other ? Selection.NONE : before.renewed(picture));
			tell(listener -> listener.noticed(notice));
		});
	}

	private void tell(Consumer<Listener> what) {
		listeners.forEach(what);
	}

	private void later(Runnable work) {
		if (!display.isDisposed()) {
			display.asyncExec(work);
		}
	}
}
