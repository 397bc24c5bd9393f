package org.telltale.workbench.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;

/** The folders of the cases opened last, the last one first. */
public final class RecentCases {

	private static final String KEY = "recent";
	private static final int MOST = 9;

	private final IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode("org.telltale.workbench");

	/** The folders. */
	public List<Path> folders() {
		return preferences.get(KEY, "").lines().filter(line -> !line.isBlank()).map(Path::of).toList();
	}

	/** Puts a folder on top. */
	public void remember(Path folder) {
		List<String> lines = new ArrayList<>(folders().stream().map(Path::toString).toList());
		lines.remove(folder.toString());
		lines.addFirst(folder.toString());
		preferences.put(KEY, String.join("\n", lines.subList(0, Math.min(MOST, lines.size()))));
		try {
			preferences.flush();
		} catch (BackingStoreException e) {
			ILog.of(RecentCases.class).log(new Status(IStatus.WARNING, RecentCases.class, e.getMessage(), e));
		}
	}
}
