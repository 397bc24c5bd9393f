package org.telltale.cli.output;

import java.io.PrintStream;

import org.telltale.base.Progress;

/** A progress line on a terminal, at most ten times a second; silent in a pipe. Writes to standard error alone. */
public final class ConsoleProgress implements Progress {

	private static final long INTERVAL_NANOS = 100_000_000L;
	private static final int WIDTH = 24;

	private final PrintStream terminal;
	private final boolean shown;
	private long lastNanos;
	private boolean drawn;

	/** Draws on the stream if standard error is a terminal. */
	public ConsoleProgress(PrintStream terminal) {
		this.terminal = terminal;
		this.shown = System.console() != null && System.console().isTerminal() && System.getenv("TERM") != null;
	}

	@Override
	public void step(String what, long done, long total) {
		long now = System.nanoTime();
		if (!shown || now - lastNanos < INTERVAL_NANOS && done != total) {
			return;
		}
		lastNanos = now;
		drawn = true;
		int filled = total > 0 ? (int) (done * WIDTH / total) : 0;
		String bar = total > 0 ? "█".repeat(filled) + "░".repeat(WIDTH - filled) + String.format(java.util.Locale.ROOT, " %3d %%", done * 100 / total) : done + "";
		terminal.print("\r\033[K" + Terminal.visible(what) + " " + bar);
		terminal.flush();
	}

	@Override
	public boolean cancelled() {
		return false;
	}

	/** Wipes the line, so that what follows starts at its beginning. */
	public void clear() {
		if (drawn) {
			terminal.print("\r\033[K");
			terminal.flush();
			drawn = false;
		}
	}
}
