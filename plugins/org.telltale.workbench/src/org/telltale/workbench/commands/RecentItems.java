package org.telltale.workbench.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.menus.IWorkbenchContribution;
import org.eclipse.ui.services.IServiceLocator;
import org.telltale.workbench.session.RecentCases;

/** The menu of the cases opened last. */
public class RecentItems extends CompoundContributionItem implements IWorkbenchContribution {

	private IServiceLocator locator;

	@Override
	public void initialize(IServiceLocator services) {
		locator = services;
	}

	@Override
	protected IContributionItem[] getContributionItems() {
		List<Path> folders = new RecentCases().folders();
		IContributionItem[] items = new IContributionItem[folders.size()];
		for (int i = 0; i < items.length; i++) {
			CommandContributionItemParameter item = new CommandContributionItemParameter(locator, null, "org.telltale.workbench.openCase",
					CommandContributionItem.STYLE_PUSH);
			item.label = "&" + (i + 1) + "  " + folders.get(i);
			item.parameters = Map.of("org.telltale.workbench.openCase.folder", folders.get(i).toString());
			items[i] = new CommandContributionItem(item);
		}
		return items;
	}
}
