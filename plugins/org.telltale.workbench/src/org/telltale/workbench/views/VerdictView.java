package org.telltale.workbench.views;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.telltale.seal.Verdict;
import org.telltale.widgets.Fonts;
import org.telltale.workbench.session.Verification;
import org.telltale.workbench.text.Texts;

/** What was found of the report that was judged last, on one page. It needs no case. */
public class VerdictView extends ViewPart implements Copies {

	/** Its id. */
	public static final String ID = "org.telltale.workbench.verdict";

	private static final int LARGER = 8;

	private StyledText page;
	private Optional<Verification> shown = Optional.empty();

	@Override
	public void createPartControl(Composite parent) {
		page = new StyledText(parent, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.MULTI);
		page.setMargins(14, 10, 14, 10);
		page.setText(Texts.of("verdict.none"));
	}

	/** Shows an answer in place of the one before. */
	public void show(Verification judged) {
		shown = Optional.of(judged);
		setContentDescription(String.valueOf(judged.asked().report().getFileName()));
		page.setText("");
		String colour = colour(judged);
		List<VerdictPage.Line> lines = VerdictPage.of(judged);
		for (VerdictPage.Line line : lines) {
			boolean head = line.look() == VerdictPage.Look.HEAD;
			int start = page.getCharCount() + (page.getCharCount() == 0 ? 0 : 1) + (head ? 1 : 0);
			page.append((page.getCharCount() == 0 ? "" : "\n") + (head ? "\n" : "") + line.text());
			page.setStyleRange(style(line, start, colour));
		}
		page.setTopIndex(0);
	}

	private StyleRange style(VerdictPage.Line line, int start, String colour) {
		StyleRange style = new StyleRange(start, line.text().length(), null, null);
		switch (line.look()) {
			case RESULT -> {
				style.font = Fonts.heading(page.getFont(), LARGER);
				style.foreground = CaseView.palette().colour(colour);
			}
			case HEAD -> style.fontStyle = SWT.BOLD;
			case REFUSED -> {
				style.fontStyle = SWT.BOLD;
				style.foreground = CaseView.palette().colour(Verdicts.colour("contradicted"));
			}
			case PLAIN -> style.fontStyle = SWT.NORMAL;
		}
		return style;
	}

	private static String colour(Verification judged) {
		return Verdicts.colour(switch (judged.verdict().map(Verdict::result).orElse(Verdict.Result.REFUSED)) {
			case HOLDS -> "confirmed";
			case PARTLY_CHECKED -> "inconclusive";
			case REFUSED -> "contradicted";
		});
	}

	/** Opens the view in the window that is in front, with that answer; nothing where no window has a page. */
	public static void open(Verification judged) {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		if (window == null || window.getActivePage() == null) {
			return;
		}
		try {
			((VerdictView) window.getActivePage().showView(ID)).show(judged);
		} catch (org.eclipse.ui.PartInitException e) {
			throw new IllegalStateException("the product has no view " + ID, e);
		}
	}

	/** What is shown, for tests. */
	public Optional<Verification> shown() {
		return shown;
	}

	/** The page's text, for tests. */
	public String text() {
		return page.getText();
	}

	@Override
	public void copy() {
		if (page.getSelectionCount() == 0) {
			page.selectAll();
			page.copy();
			page.setSelection(0);
		} else {
			page.copy();
		}
	}

	@Override
	public void setFocus() {
		page.setFocus();
	}
}
