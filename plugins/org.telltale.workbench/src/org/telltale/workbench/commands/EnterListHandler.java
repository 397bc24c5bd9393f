package org.telltale.workbench.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.telltale.base.Problem;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.CaseTask;
import org.telltale.workbench.session.Notice;
import org.telltale.workbench.text.Texts;

/** Enters exhibits, runs or claims from a JSON list. */
public class EnterListHandler extends CaseHandler {

	@Override
	void run(CaseSession session, Shell shell, ExecutionEvent event) {
		String kind = event.getParameter("org.telltale.workbench.enterList.kind");
		FileDialog dialog = new FileDialog(shell, SWT.OPEN);
		dialog.setText(Texts.of("enter." + kind));
		dialog.setFilterExtensions(new String[] { "*.json", "*" });
		String chosen = dialog.open();
		if (chosen != null) {
			session.work(Texts.of("enter." + kind), task(kind, Path.of(chosen)));
		}
	}

	private static CaseTask task(String kind, Path list) {
		return (file, progress) -> {
			List<Problem> problems;
			try {
				problems = switch (kind) {
					case "exhibits" -> file.addExhibits(list, progress);
					case "runs" -> file.addRuns(String.valueOf(list.getFileName()), Files.readString(list, StandardCharsets.UTF_8));
					default -> file.addClaims(String.valueOf(list.getFileName()), Files.readString(list, StandardCharsets.UTF_8));
				};
			} catch (IOException e) {
				return new Notice(Texts.of("notice.unreadable", list + ": " + e.getMessage()), true, List.of());
			}
			return new Notice(Texts.of(problems.isEmpty() ? "notice.entered" : "notice.notEntered", list.getFileName()), !problems.isEmpty(), problems);
		};
	}
}
