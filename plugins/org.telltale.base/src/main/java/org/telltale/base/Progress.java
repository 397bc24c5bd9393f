package org.telltale.base;

/** Hears how far long work has come and says whether it shall stop. Called from the working thread. */
public interface Progress {

	/** Listens to nothing and never cancels. */
	Progress NONE = new Progress() {
		@Override
		public void step(String what, long done, long total) {
			// nobody listens
		}

		@Override
		public boolean cancelled() {
			return false;
		}
	};

	/**
	 * Work has come this far.
	 *
	 * @param what the part of the work, in words for a person
	 * @param done units done, usually bytes
	 * @param total all units, or -1 if not known
	 */
	void step(String what, long done, long total);

	/** Whether the work shall stop at the next safe point. */
	boolean cancelled();
}
