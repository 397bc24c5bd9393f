package org.telltale.model.edit;

import org.eclipse.emf.common.command.AbstractCommand;
import org.eclipse.emf.ecore.change.ChangeDescription;
import org.eclipse.emf.ecore.change.util.ChangeRecorder;
import org.telltale.model.CaseFile;

/** An EMF command for something that was done to the case already, and recorded while it was done. */
final class RecordedEdit extends AbstractCommand {

	private final ChangeDescription change;

	private RecordedEdit(String label, ChangeDescription change) {
		super(label);
		this.change = change;
	}

	/** Runs code and records what it does to the case; if it throws, what it did before is taken back. */
	static RecordedEdit record(String label, CaseFile caseFile, Runnable code) {
		ChangeRecorder recorder = new ChangeRecorder(caseFile);
		try {
			code.run();
			return new RecordedEdit(label, recorder.endRecording());
		} finally {
			if (recorder.isRecording()) {
				recorder.endRecording().apply();
			}
			recorder.dispose();
		}
	}

	/** Whether the code changed anything. */
	boolean changedSomething() {
		return !change.getObjectChanges().isEmpty() || !change.getResourceChanges().isEmpty();
	}

	@Override
	protected boolean prepare() {
		return true;
	}

	/** Nothing: it was done while it was recorded. */
	@Override
	public void execute() {
		// done already
	}

	@Override
	public void undo() {
		change.applyAndReverse();
	}

	@Override
	public void redo() {
		change.applyAndReverse();
	}
}
