package org.telltale.workbench.wizards;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.telltale.audit.predicate.Completion;
import org.telltale.audit.predicate.PredicateCheck;
import org.telltale.audit.predicate.PredicateParser;
import org.telltale.audit.predicate.PredicateSyntaxException;
import org.telltale.audit.predicate.PredicateText;
import org.telltale.audit.predicate.Vocabulary;
import org.telltale.widgets.Palette;
import org.telltale.workbench.text.Texts;

/** A field for a predicate: proposals at the caret (Ctrl+Space), what is wrong marked at its place, and below it what the predicate says in words. */
final class PredicateField {

	/** Keys that go to the list of proposals while it is open. */
	private static final Set<Integer> KEYS_OF_PROPOSALS = Set.of((int) SWT.CR, SWT.KEYPAD_CR, SWT.ARROW_UP, SWT.ARROW_DOWN, SWT.PAGE_UP, SWT.PAGE_DOWN, SWT.HOME, SWT.END);

	private final StyledText text;
	private final StyledText words;
	private final Vocabulary vocabulary;
	private final Palette palette;
	private List<PredicateCheck.Note> notes = List.of();

	/** @param changed hears of each change */
	PredicateField(Composite parent, Vocabulary vocabulary, Palette palette, Consumer<String> changed) {
		this.vocabulary = vocabulary;
		this.palette = palette;
		Composite area = new Composite(parent, SWT.NONE);
		area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		GridLayout layout = new GridLayout();
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		area.setLayout(layout);
		text = styled(area, SWT.BORDER, 54);
		text.setFont(JFaceResources.getTextFont());
		text.setData("name", "predicate");
		words = styled(area, SWT.READ_ONLY | SWT.V_SCROLL, 96);
		words.setBackground(area.getBackground());
		words.setData("name", "reading");
		text.addListener(SWT.Modify, event -> {
			check();
			changed.accept(text.getText());
		});
		text.addListener(SWT.Traverse, event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		assist();
		check();
	}

	private static StyledText styled(Composite parent, int style, int height) {
		StyledText styled = new StyledText(parent, SWT.MULTI | SWT.WRAP | style);
		GridData place = new GridData(SWT.FILL, SWT.FILL, true, (style & SWT.READ_ONLY) != 0);
		place.heightHint = height;
		place.widthHint = 440;
		styled.setLayoutData(place);
		styled.setMargins(6, 4, 6, 4);
		return styled;
	}

	private void assist() {
		ContentProposalAdapter adapter = new ContentProposalAdapter(text, new StyledTextContent(), (contents, caret) -> Completion.at(contents, caret, vocabulary).words().stream()
				.map(ContentProposal::new).toArray(IContentProposal[]::new), KeyStroke.getInstance(SWT.MOD1, ' '), null);
		adapter.setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_IGNORE);
		adapter.addContentProposalListener(proposal -> take(proposal.getContent()));
		// a styled text would take them too: Enter, that takes a proposal, would begin a line
		text.addVerifyKeyListener(event -> event.doit &= !adapter.isProposalPopupOpen() || !KEYS_OF_PROPOSALS.contains(event.keyCode));
	}

	/** Puts a proposal in the place of what was begun. */
	private void take(String word) {
		int caret = text.getCaretOffset();
		int from = Completion.at(text.getText(), caret, vocabulary).from();
		text.replaceTextRange(from, caret - from, word + " ");
		text.setCaretOffset(from + word.length() + 1);
	}

	private void check() {
		String written = text.getText();
		notes = PredicateCheck.of(written, vocabulary);
		text.setStyleRange(null);
		List<String> lines = new ArrayList<>();
		for (PredicateCheck.Note note : notes) {
			lines.add(Texts.of(note.error() ? "claim.error" : "claim.doubt", note.what()));
			mark(note, written.length());
		}
		try {
			lines.addAll(PredicateText.words(PredicateParser.parse(written, vocabulary::order), vocabulary::order));
		} catch (PredicateSyntaxException e) {
			lines.add(Texts.of("claim.assist")); // the notes say what is wrong
		}
		words.setText(String.join("\n", lines));
	}

	private void mark(PredicateCheck.Note note, int length) {
		int from = Math.min(note.from(), Math.max(0, length - 1));
		StyleRange range = new StyleRange(from, Math.min(note.length(), length - from), null, null);
		range.underline = true;
		range.underlineStyle = note.error() ? SWT.UNDERLINE_ERROR : SWT.UNDERLINE_SQUIGGLE;
		range.underlineColor = palette.colour(note.error() ? Palette.SIGHTING : Palette.STIMULUS);
		if (range.length > 0) {
			text.setStyleRange(range);
		}
	}

	/** What is written. */
	String text() {
		return text.getText().strip();
	}

	/** Writes something else. */
	void setText(String predicate) {
		if (!predicate.equals(text.getText())) {
			text.setText(predicate);
		}
	}

	/** The first thing that is wrong; empty if the predicate can be audited. */
	String fault() {
		return notes.stream().filter(PredicateCheck.Note::error).map(PredicateCheck.Note::what).findFirst().orElse("");
	}
}
