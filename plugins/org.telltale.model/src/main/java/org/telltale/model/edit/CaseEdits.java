package org.telltale.model.edit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.edit.domain.AdapterFactoryEditingDomain;
import org.eclipse.emf.edit.domain.EditingDomain;
import org.eclipse.emf.edit.provider.ReflectiveItemProviderAdapterFactory;
import org.telltale.model.CaseFile;

/**
 * The edits of a case, each an EMF command on one command stack, so that each can be taken back and made again. Used from one thread
 * at a time.
 */
public final class CaseEdits {

	private final CaseFile caseFile;
	private final BasicCommandStack stack = new BasicCommandStack();
	private final EditingDomain domain = new AdapterFactoryEditingDomain(new ReflectiveItemProviderAdapterFactory(), stack);
	private final List<Listener> listeners = new CopyOnWriteArrayList<>();

	/** What has just happened to the case. */
	public enum Kind {
		/** An edit was made. */
		DONE,
		/** An edit was taken back. */
		UNDONE,
		/** An edit that was taken back was made again. */
		REDONE
	}

	/** Hears of edits, after they happened, on the thread that made them. */
	@FunctionalInterface
	public interface Listener {

		/**
		 * The case was changed.
		 *
		 * @param label what the edit is called
		 */
		void changed(Kind kind, String label);
	}

	/** Edits of that case; nothing can be undone yet. */
	public CaseEdits(CaseFile caseFile) {
		this.caseFile = caseFile;
	}

	/** The case. */
	public CaseFile caseFile() {
		return caseFile;
	}

	/** The editing domain round the same command stack, for EMF's own views and commands. */
	public EditingDomain domain() {
		return domain;
	}

	/**
	 * Runs code that changes the case, as one edit. What the code throws flies on, and whatever it had changed is as before. Code that
	 * changes nothing leaves no edit.
	 *
	 * @param label what the edit is called in menus and in the journal
	 * @return whether anything was changed
	 */
	public boolean execute(String label, Runnable code) {
		RecordedEdit edit = RecordedEdit.record(label, caseFile, code);
		if (edit.changedSomething()) {
			stack.execute(edit);
			tell(Kind.DONE, label);
		}
		return edit.changedSomething();
	}

	/** Takes an object out of the case, with all references to it and to what it contains, as one edit. */
	public boolean delete(String label, EObject object) {
		return execute(label, () -> CaseObjects.remove(object));
	}

	/** Runs any EMF command on the same stack. */
	public void execute(Command command) {
		stack.execute(command);
		tell(Kind.DONE, command.getLabel());
	}

	/** What {@link #undo()} would take back. */
	public Optional<String> undoLabel() {
		return stack.canUndo() ? Optional.of(stack.getUndoCommand().getLabel()) : Optional.empty();
	}

	/** What {@link #redo()} would make again. */
	public Optional<String> redoLabel() {
		return stack.canRedo() ? Optional.of(stack.getRedoCommand().getLabel()) : Optional.empty();
	}

	/** Takes the last edit back and says what it was; empty if there is none. */
	public Optional<String> undo() {
		Optional<String> label = undoLabel();
		label.ifPresent(text -> {
			stack.undo();
			tell(Kind.UNDONE, text);
		});
		return label;
	}

	/** Makes the last edit that was taken back again and says what it was; empty if there is none. */
	public Optional<String> redo() {
		Optional<String> label = redoLabel();
		label.ifPresent(text -> {
			stack.redo();
			tell(Kind.REDONE, text);
		});
		return label;
	}

	/** Forgets all edits: from here on nothing can be taken back. */
	public void forget() {
		stack.flush();
	}

	/** Adds a listener. */
	public void addListener(Listener listener) {
		listeners.add(listener);
	}

	/** Takes a listener off. */
	public void removeListener(Listener listener) {
		listeners.remove(listener);
	}

	private void tell(Kind kind, String label) {
		listeners.forEach(listener -> listener.changed(kind, label));
	}
}
