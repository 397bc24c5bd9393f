package org.telltale.capture.http1;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one head, each kind once, at its first place. Not thread-safe. */
final class Flaws {

	private int kinds;
	private int controls;
	private List<Http1Flaw.Found> found = List.of();

	/** Notes a flaw. @param offset in the head */
	void add(Http1Flaw flaw, int offset) {
		int bit = 1 << flaw.ordinal();
		if ((kinds & bit) == 0) {
			kinds |= bit;
			if (found.isEmpty()) {
				found = new ArrayList<>(2);
			}
			found.add(new Http1Flaw.Found(flaw, offset));
		}
	}

	/** Notes a control character, which makes its line suspicious. */
	void control(Http1Flaw flaw, int offset) {
		controls++;
		add(flaw, offset);
	}

	/** How many control characters there are. */
	int controls() {
		return controls;
	}

	/** All of them, in the order found. */
	List<Http1Flaw.Found> found() {
		return found;
	}
}
