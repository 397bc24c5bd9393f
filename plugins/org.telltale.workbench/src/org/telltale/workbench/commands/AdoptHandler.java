package org.telltale.workbench.commands;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.telltale.base.json.Json;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.session.Notice;
import org.telltale.workbench.text.Texts;

/** Makes the selected observation a condition of its run, with a reason. */
public class AdoptHandler extends CaseHandler {

	@Override
	void run(CaseSession session, Shell shell, ExecutionEvent event) {
		Optional<CaseSnapshot> snapshot = session.snapshot();
		Optional<Json.Fields> observation = session.selection().record().filter(record -> Facts.is(record, "type", "observation"));
		if (snapshot.isEmpty() || observation.isEmpty() || Facts.text(observation.get(), "run").isEmpty()) {
			session.notice(new Notice(Texts.of(observation.isEmpty() ? "notice.noObservation" : "notice.observationWithoutRun"), true, List.of()));
			return;
		}
		InputDialog dialog = new InputDialog(shell, Texts.of("adopt.title"), question(snapshot.get(), observation.get()), "",
				text -> text.isBlank() ? Texts.of("adopt.reasonMissing") : null);
		if (dialog.open() == Window.OK) {
			String id = Facts.text(observation.get(), "observation");
			String reason = dialog.getValue().strip();
			String by = snapshot.get().examiner();
			session.work(Texts.of("adopt.title"), (file, progress) -> {
				List<String> wrong = file.adopt(List.of(id), by, reason);
				return new Notice(Texts.of(wrong.isEmpty() ? "notice.adopted" : "notice.notAdopted", id), !wrong.isEmpty(), List.of());
			});
		}
	}

	/** What is adopted, on what it rests, and what it will be beside. */
	private static String question(CaseSnapshot snapshot, Json.Fields observation) {
		String run = Facts.text(observation, "run");
		String dimension = Facts.text(observation, "dimension");
		String entered = String.join(", ", snapshot.facts("condition").stream().filter(c -> Facts.is(c, "run", run) && Facts.is(c, "dimension", dimension))
				.map(c -> Facts.text(c, "value")).distinct().toList());
		boolean stretched = !Facts.is(observation, "extent", "throughout") && !Facts.is(observation, "extent", "moment");
		return Texts.of("adopt.question", run, dimension, Facts.text(observation, "value"), Facts.text(observation, "text"), snapshot.evidenceName(Facts.text(observation, "evidence")))
				+ "\n" + (entered.isEmpty() ? Texts.of("adopt.nothingEntered") : Texts.of("adopt.entered", entered)) + "\n" + Texts.of(stretched ? "adopt.stretched" : "adopt.timed")
				+ "\n\n" + Texts.of("adopt.reason");
	}
}
