package org.telltale.fuzz;

/** Where Jazzer calls in: the property {@code telltale.fuzz} names the target. */
public final class Fuzz {

	private static final Targets TARGETS = new Targets();
	private static final String TARGET = System.getProperty("telltale.fuzz", "file");

	private Fuzz() {
	}

	/** One execution. */
	public static void fuzzerTestOneInput(byte[] data) {
		TARGETS.feed(TARGET, data);
	}
}
