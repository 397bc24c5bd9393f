package org.telltale.casework;

import org.telltale.base.Progress;

/** Asks to stop after so many questions. */
final class CancelAfter implements Progress {
	private int left;

	CancelAfter(int questions) {
		left = questions;
	}

	@Override
	public void step(String what, long done, long total) {
		// nobody looks
	}

	@Override
	public boolean cancelled() {
		return left-- <= 0;
	}
}
