package org.telltale.workbench;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.telltale.workbench.views.DetailsView;
import org.telltale.workbench.views.JournalView;
import org.telltale.workbench.views.NavigatorView;
import org.telltale.workbench.views.ProblemsView;
import org.telltale.workbench.views.VerdictView;

/** A stage of the work: the navigator left, details right, the stage's views in the middle and below. */
abstract class StagePerspective implements IPerspectiveFactory {

	private final float middle;
	private final String[] upper;
	private final String[] lower;

	/** @param middle share of the height that the upper views take */
	StagePerspective(float middle, String[] upper, String[] lower) {
		this.middle = middle;
		this.upper = upper.clone();
		this.lower = lower.clone();
	}

	@Override
	public void createInitialLayout(IPageLayout layout) {
		layout.setEditorAreaVisible(false);
		layout.addView(NavigatorView.ID, IPageLayout.LEFT, 0.2f, IPageLayout.ID_EDITOR_AREA);
		IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, middle, IPageLayout.ID_EDITOR_AREA);
		for (String view : lower) {
			below.addView(view);
		}
		IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.76f, IPageLayout.ID_EDITOR_AREA);
		right.addView(DetailsView.ID);
		IFolderLayout centre = layout.createFolder("centre", IPageLayout.TOP, 0.5f, IPageLayout.ID_EDITOR_AREA);
		for (String view : upper) {
			centre.addView(view);
		}
		centre.addPlaceholder(VerdictView.ID);
		for (String perspective : new String[] { "case", "evidence", "traffic", "firmware", "claims" }) {
			layout.addPerspectiveShortcut("org.telltale.workbench." + perspective);
		}
		layout.addShowViewShortcut(ProblemsView.ID);
		layout.addShowViewShortcut(JournalView.ID);
	}
}
