package org.telltale.workbench.views;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnLayoutData;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.telltale.capture.FrameTree;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldPath;
import org.telltale.widgets.Fonts;
import org.telltale.widgets.Palette;
import org.telltale.workbench.text.Texts;

/** The fields of a frame as a tree with columns. Layers are closed but for the last, which the examiner most often wants. */
final class FieldTable {

	private final TreeViewer viewer;
	private final TreeColumnLayout layout;
	private final Palette palette;
	private List<FieldNode> roots = List.of();
	private boolean quiet;

	FieldTable(Composite parent, Palette palette) {
		this.palette = palette;
		Composite frame = new Composite(parent, SWT.NONE);
		this.layout = new TreeColumnLayout();
		frame.setLayout(layout);
		this.viewer = new TreeViewer(frame, SWT.SINGLE | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
		Font bold = Fonts.bold(viewer.getTree().getFont());
		viewer.getTree().setHeaderVisible(true);
		column(Texts.of("frame.field"), new ColumnWeightData(42, 120), SWT.LEFT, FieldNode::name, bold);
		column(Texts.of("frame.value"), new ColumnWeightData(58, 120), SWT.LEFT, FieldNode::value, bold);
		column(Texts.of("frame.offset"), new ColumnPixelData(62), SWT.RIGHT, node -> Integer.toString(node.field().offset()), bold);
		column(Texts.of("frame.length"), new ColumnPixelData(70), SWT.RIGHT, FieldNode::length, bold);
		viewer.setContentProvider(new Parts());
	}

	private void column(String title, ColumnLayoutData width, int align, Function<FieldNode, String> text, Font bold) {
		TreeViewerColumn column = new TreeViewerColumn(viewer, align);
		column.getColumn().setText(title);
		layout.setColumnData(column.getColumn(), width);
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object node) {
				return text.apply((FieldNode) node);
			}

			@Override
			public Color getForeground(Object node) {
				return ((FieldNode) node).isUnread() ? palette.colour(Palette.QUIET) : null;
			}

			@Override
			public Font getFont(Object node) {
				return ((FieldNode) node).parent().isEmpty() && !((FieldNode) node).isUnread() ? bold : null;
			}
		});
	}

	Tree tree() {
		return viewer.getTree();
	}

	/** Shows the fields of a frame; nothing is selected then. */
	void show(Optional<FrameTree> frame) {
		roots = frame.map(tree -> FieldNode.of(tree.fields())).orElse(List.of());
		quiet = true;
		viewer.setInput(roots);
		roots.stream().filter(root -> !root.parts().isEmpty() && root.field().offset() >= 0 && root.field().offset() < frame.map(FrameTree::captured).orElse(0))
				.reduce((first, second) -> second).ifPresent(root -> viewer.setExpandedState(root, true));
		quiet = false;
	}

	/** Hears of the field that a person selects. */
	void onSelect(Consumer<FieldNode> listener) {
		viewer.addSelectionChangedListener(event -> {
			if (!quiet && event.getStructuredSelection().getFirstElement() instanceof FieldNode node) {
				listener.accept(node);
			}
		});
	}

	/** Selects the innermost field of a byte, without telling the listener. @param place counted from the frame's first byte */
	Optional<FieldNode> select(List<Field> fields, int place) {
		Optional<FieldNode> found = FieldNode.find(roots, FieldPath.at(fields, place));
		quiet = true;
		found.ifPresent(node -> viewer.setSelection(new StructuredSelection(node), true));
		quiet = false;
		return found;
	}

	/** The field that is selected. */
	Optional<FieldNode> selected() {
		return viewer.getStructuredSelection().getFirstElement() instanceof FieldNode node ? Optional.of(node) : Optional.empty();
	}

	/** The fields inside of others. */
	private static final class Parts implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			return input instanceof List<?> roots ? roots.toArray() : new Object[0];
		}

		@Override
		public Object[] getChildren(Object node) {
			return ((FieldNode) node).parts().toArray();
		}

		@Override
		public Object getParent(Object node) {
			return ((FieldNode) node).parent().orElse(null);
		}

		@Override
		public boolean hasChildren(Object node) {
			return !((FieldNode) node).parts().isEmpty();
		}
	}
}
