package org.telltale.workbench.views;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Tree;
import org.telltale.base.ByteRange;
import org.telltale.capture.FrameTree;
import org.telltale.widgets.Fonts;
import org.telltale.widgets.HexView;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.session.FrameChoice;
import org.telltale.workbench.text.Texts;

/**
 * The frame that the selection stands for: its bytes, and what each of them is. A selected field marks its bytes; the byte under the cursor selects the innermost
 * field.
 */
public class FrameView extends CaseView implements Copies {

	/** Its id. */
	public static final String ID = "org.telltale.workbench.frame";

	/** More bytes are not shown: no link has such frames, and the view would be slow. */
	private static final int MOST_BYTES = 1 << 18;
	private static final int LARGE_STEP = 10;

	private Label title;
	private Label about;
	private Spinner number;
	private SashForm sash;
	private HexView hex;
	private FieldTable fields;
	private Optional<FrameChoice> choice = Optional.empty();
	private Optional<FrameTree> frame = Optional.empty();

	@Override
	protected void build(Composite parent) {
		Composite all = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout(3, false);
		layout.marginHeight = 4;
		layout.verticalSpacing = 2;
		all.setLayout(layout);
		title = new Label(all, SWT.NONE);
		title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		title.setFont(Fonts.bold(title.getFont()));
		new Label(all, SWT.NONE).setText(Texts.of("frame.number"));
		number = new Spinner(all, SWT.BORDER);
		number.setValues(1, 1, Integer.MAX_VALUE, 0, 1, LARGE_STEP);
		number.addListener(SWT.Selection, event -> choice.ifPresent(chosen -> read(new FrameChoice(chosen.evidence(), number.getSelection()))));
		sash = new SashForm(all, SWT.HORIZONTAL);
		sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1));
		hex = new HexView(sash, palette());
		fields = new FieldTable(sash, palette());
		sash.addListener(SWT.Resize, event -> fit());
		about = new Label(all, SWT.NONE);
		about.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
		hex.onByte(this::byteChosen);
		fields.onSelect(this::fieldChosen);
	}

	@Override
	protected void show(Optional<CaseSnapshot> snapshot) {
		if (snapshot.isEmpty() || choice.isPresent() && snapshot.get().facts("evidence").stream().noneMatch(item -> Facts.is(item, "evidence", choice.get().evidence()))) {
			choice = Optional.empty();
			show(Optional.empty(), Texts.of("frame.none"));
		}
	}

	@Override
	public void selectionChanged() {
		session().selection().record().flatMap(FrameChoice::of).filter(next -> !Optional.of(next).equals(choice)).ifPresent(this::read);
	}

	private void read(FrameChoice next) {
		choice = Optional.of(next);
		number.setSelection((int) Math.min(Integer.MAX_VALUE, next.number()));
		session().frame(next, found -> {
			if (!hex.isDisposed() && Optional.of(next).equals(choice)) {
				read(next, found);
			}
		});
	}

	private void read(FrameChoice next, FrameTree.Found found) {
		String name = session().snapshot().map(snapshot -> snapshot.evidenceName(next.evidence())).orElse("");
		if (found.tree().isEmpty()) {
			show(Optional.empty(), found.frames() == 0 ? Texts.of("frame.noFrames", name) : Texts.of("frame.notThere", name, Long.toString(next.number()), Long.toString(found.frames())));
			return;
		}
		FrameTree tree = found.tree().get();
		String link = tree.linkName().isEmpty() ? Texts.of("frame.linkType", Integer.toString(tree.linkType())) : tree.linkName();
		String time = tree.timeNanos().map(Facts::time).orElse(Texts.of("frame.noTime"));
		String size = tree.captured() == tree.original() ? Texts.of("frame.bytes", Integer.toString(tree.captured()))
				: Texts.of("frame.cut", Integer.toString(tree.captured()), Long.toString(tree.original()));
		show(Optional.of(tree), Texts.of("frame.title", Long.toString(tree.number()), name, time, link, size));
	}

	private void show(Optional<FrameTree> shown, String words) {
		frame = shown;
		title.setText(words);
		about.setText(shown.isPresent() ? Texts.of("frame.hint") : "");
		number.setEnabled(choice.isPresent());
		fields.show(shown);
		if (shown.isEmpty()) {
			hex.setText("");
			return;
		}
		FrameTree tree = shown.get();
		byte[] bytes = tree.bytes().length > MOST_BYTES ? Arrays.copyOf(tree.bytes(), MOST_BYTES) : tree.bytes();
		hex.show(bytes, tree.offset() - tree.before(), List.of());
		int behind = tree.before() + tree.captured();
		hex.dim(List.of(new ByteRange(0, tree.before()), new ByteRange(behind, tree.bytes().length - behind)));
		fit();
		if (bytes.length < tree.bytes().length) {
			about.setText(Texts.of("frame.most", Integer.toString(bytes.length), Integer.toString(tree.bytes().length)));
		}
	}

	/** Gives the lines of bytes the width that they need, and the fields the rest. */
	private void fit() {
		int all = sash.getClientArea().width;
		int wanted = hex.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
		if (frame.isPresent() && all > 0) {
			int left = Math.clamp(wanted, all / 4, Math.max(all / 4, all * 3 / 5));
			sash.setWeights(left, all - left);
		}
	}

	private void fieldChosen(FieldNode node) {
		frame.ifPresent(tree -> {
			hex.mark(List.of(new ByteRange(tree.before() + node.field().offset(), node.field().length())));
			about.setText(words(tree, node));
		});
	}

	private void byteChosen(int place) {
		frame.ifPresent(tree -> fields.select(tree.fields(), place - tree.before()).ifPresent(this::fieldChosen));
	}

	private static String words(FrameTree tree, FieldNode node) {
		int offset = node.field().offset();
		String file = Long.toString(tree.offset() + offset);
		return offset < 0 || offset >= tree.captured() ? Texts.of("frame.aboutRecord", node.name(), node.size(), file, node.value())
				: Texts.of("frame.about", node.name(), node.size(), Integer.toString(offset), file, node.value());
	}

	@Override
	public void copy() {
		String text = frame.map(tree -> fields.selected().map(node -> line(tree, node)).orElse(hex.getText())).orElse("");
		if (!text.isEmpty()) {
			Clipboard clipboard = new Clipboard(hex.getDisplay());
			clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		}
	}

	/** Name, value, offset in the frame and in the file, length, bytes. */
	private static String line(FrameTree tree, FieldNode node) {
		int from = tree.before() + node.field().offset();
		return String.join("\t", node.name(), node.value(), Integer.toString(node.field().offset()), Long.toString(tree.offset() + node.field().offset()), node.length(),
				HexFormat.ofDelimiter(" ").formatHex(tree.bytes(), from, from + node.field().length()));
	}

	/** The bytes, for tests. */
	public HexView hex() {
		return hex;
	}

	/** The fields, for tests. */
	public Tree tree() {
		return fields.tree();
	}

	/** The frame's number, for tests. */
	public Control number() {
		return number;
	}

	/** What is shown, for tests. */
	public Optional<FrameTree> shown() {
		return frame;
	}

	@Override
	public void setFocus() {
		fields.tree().setFocus();
	}
}
