package org.telltale.capture.frame;

import java.util.ArrayList;
import java.util.List;

/** The section that a pcapng reader is in: byte order, interfaces. Mutable; one reader's own. */
final class PcapngSection {

	/** Most interfaces of a section: more are not described. */
	static final int MAX_INTERFACES = 1 << 16;

	final List<PcapngInterface> interfaces = new ArrayList<>();
	boolean little;
	/** Whether PCAPdroid wrote it, so that comments name apps. */
	boolean droid;
	/** From 0; -1 before the first. */
	int number = -1;
	/** Whether blocks before this place were lost in this section: an interface among them shifts the numbers behind it. */
	boolean gap;

	void begin(boolean littleEndian) {
		little = littleEndian;
		interfaces.clear();
		droid = false;
		gap = false;
		number++;
	}
}
