package org.telltale.seal.refusal;

/** Something about a report does not hold. The message says what, in one plain sentence for an examiner. */
public final class Refusal extends Exception {

	private static final long serialVersionUID = 1L;

	/** A refusal for the reason given. */
	public Refusal(String reason) {
		super(reason);
	}

	/** Refuses unless {@code holds}. */
	public static void unless(boolean holds, String reason) throws Refusal {
		if (!holds) {
			throw new Refusal(reason);
		}
	}
}
