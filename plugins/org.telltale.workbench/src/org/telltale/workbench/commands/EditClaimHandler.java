package org.telltale.workbench.commands;

import java.util.Optional;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.telltale.base.json.Json;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.wizards.ClaimDialog;

/** Enters a new claim, or edits the one that is selected. */
public class EditClaimHandler extends CaseHandler {

	@Override
	void run(CaseSession session, Shell shell, ExecutionEvent event) {
		boolean fresh = "new".equals(event.getParameter("org.telltale.workbench.editClaim.which"));
		Optional<Json.Fields> claim = fresh ? Optional.empty() : session.selection().record().filter(record -> Facts.is(record, "type", "claim") || Facts.is(record, "type", "cell"))
				.flatMap(record -> session.snapshot().flatMap(snapshot -> Facts.find(snapshot.facts("claim"), "claim", Facts.text(record, "claim"))));
		ClaimDialog.open(shell, session, claim, key -> PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry().get(key));
	}
}
