package org.telltale.workbench.session;

import org.eclipse.core.runtime.IProgressMonitor;
import org.telltale.base.Progress;

/** Passes progress on to the platform's monitor, and its cancel button back. */
final class MonitorProgress implements Progress {

	private static final int PARTS = 1_000;

	private final IProgressMonitor monitor;
	private String part = "";
	private int shown;

	MonitorProgress(IProgressMonitor monitor, String title) {
		this.monitor = monitor;
		monitor.beginTask(title, PARTS);
	}

	@Override
	public void step(String what, long done, long total) {
		if (!what.equals(part)) {
			part = what;
			monitor.subTask(what);
		}
		int now = total <= 0 ? shown : (int) Math.min(PARTS, done * PARTS / total);
		if (now > shown) {
			monitor.worked(now - shown);
			shown = now;
		}
	}

	@Override
	public boolean cancelled() {
		return monitor.isCanceled();
	}
}
