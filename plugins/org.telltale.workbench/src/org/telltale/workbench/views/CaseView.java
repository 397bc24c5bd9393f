package org.telltale.workbench.views;

import java.util.Optional;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.telltale.widgets.Palette;
import org.telltale.workbench.session.CaseSession;
import org.telltale.workbench.session.CaseSnapshot;

/** A view of the open case. */
public abstract class CaseView extends ViewPart implements CaseSession.Listener {

	private CaseSession session;

	@Override
	public final void createPartControl(Composite parent) {
		session = getSite().getService(CaseSession.class);
		build(parent);
		session.addListener(this);
		caseChanged();
		selectionChanged();
	}

	/** Makes the widgets. */
	protected abstract void build(Composite parent);

	/** Shows that picture, or nothing. */
	protected abstract void show(Optional<CaseSnapshot> snapshot);

	@Override
	public final void caseChanged() {
		show(session.snapshot());
	}

	/** The session. */
	protected final CaseSession session() {
		return session;
	}

	/** Colours of the current theme. */
	protected static Palette palette() {
		return key -> PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry().get(key);
	}

	@Override
	public void dispose() {
		if (session != null) {
			session.removeListener(this);
		}
		super.dispose();
	}
}
