package org.telltale.workbench.views;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.telltale.base.json.Json;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.session.Selection;
import org.telltale.workbench.text.Texts;

/** The tree at the left. */
public class NavigatorView extends CaseView {

	/** Its id. */
	public static final String ID = "org.telltale.workbench.navigator";

	private static final String BUNDLE = "org.telltale.workbench";

	private TreeViewer viewer;

	@Override
	protected void build(Composite parent) {
		Composite all = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout();
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.verticalSpacing = 0;
		all.setLayout(layout);
		Text filter = new Text(all, SWT.SEARCH | SWT.BORDER);
		filter.setMessage(Texts.of("tree.filter"));
		filter.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		viewer = new TreeViewer(all, SWT.SINGLE | SWT.H_SCROLL | SWT.V_SCROLL);
		viewer.getControl().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		viewer.setContentProvider(new Children());
		viewer.setLabelProvider(new Labels(new LocalResourceManager(JFaceResources.getResources(), viewer.getControl())));
		viewer.addFilter(new Containing(filter));
		filter.addListener(SWT.Modify, event -> {
			viewer.refresh();
			if (!filter.getText().isBlank()) {
				viewer.expandAll();
			}
		});
		viewer.addSelectionChangedListener(event -> {
			if (event.getStructuredSelection().getFirstElement() instanceof TreeNode node) {
				node.record().ifPresent(record -> session().select(before -> select(before, record)));
			}
		});
		getSite().setSelectionProvider(viewer);
	}

	private static Selection select(Selection before, Json.Fields record) {
		return Facts.is(record, "type", "run") ? before.withRun(record) : before.withRecord(record);
	}

	@Override
	protected void show(Optional<CaseSnapshot> snapshot) {
		Object[] expanded = viewer.getExpandedElements();
		List<String> open = java.util.Arrays.stream(expanded).map(node -> group(((TreeNode) node).label())).toList();
		List<TreeNode> roots = snapshot.map(s -> new CaseTree(s).roots()).orElse(List.of());
		viewer.setInput(roots);
		roots.stream().filter(root -> open.contains(group(root.label())) || open.isEmpty() && "run claim handset".contains(root.icon()))
				.forEach(root -> viewer.setExpandedState(root, true));
	}

	private static String group(String label) {
		return label.replaceFirst("  \\(\\d+\\)$", "");
	}

	@Override
	public void setFocus() {
		viewer.getControl().setFocus();
	}

	/** The tree's nodes. */
	private static final class Children implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			return input instanceof List<?> roots ? roots.toArray() : new Object[0];
		}

		@Override
		public Object[] getChildren(Object node) {
			return ((TreeNode) node).children().toArray();
		}

		@Override
		public Object getParent(Object node) {
			return null;
		}

		@Override
		public boolean hasChildren(Object node) {
			return !((TreeNode) node).children().isEmpty();
		}
	}

	/** Their words and pictures. */
	private static final class Labels extends LabelProvider {
		private final LocalResourceManager resources;

		Labels(LocalResourceManager resources) {
			this.resources = resources;
		}

		@Override
		public String getText(Object node) {
			return ((TreeNode) node).label();
		}

		@Override
		public Image getImage(Object node) {
			Optional<ImageDescriptor> icon = ResourceLocator.imageDescriptorFromBundle(BUNDLE, "icons/" + ((TreeNode) node).icon() + ".svg");
			return icon.map(resources::create).orElse(null);
		}
	}

	/** Leaves over what contains the typed text, with what is above and below it. */
	private static final class Containing extends ViewerFilter {
		private final Text field;

		Containing(Text field) {
			this.field = field;
		}

		@Override
		public boolean select(Viewer viewer, Object parent, Object node) {
			String wanted = field.getText().strip().toLowerCase(Locale.ROOT);
			return wanted.isEmpty() || parent instanceof TreeNode above && above.label().toLowerCase(Locale.ROOT).contains(wanted) || contains((TreeNode) node, wanted);
		}

		private static boolean contains(TreeNode node, String wanted) {
			return node.label().toLowerCase(Locale.ROOT).contains(wanted) || node.children().stream().anyMatch(child -> contains(child, wanted));
		}
	}
}
