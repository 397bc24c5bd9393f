package org.telltale.seal;

/**
 * One thing that the verifier looked at, or says that it could not look at.
 *
 * @param name stable, lower-case, for example {@code signature.range}
 * @param ok whether it holds; true of what was not looked at
 * @param detail one plain sentence: what was found, or why it was not looked at
 * @param done whether it was looked at
 */
public record Check(String name, boolean ok, String detail, boolean done) {

	/** One that was done. */
	public Check(String name, boolean ok, String detail) {
		this(name, ok, detail, true);
	}

	/** What was not looked at: it proves nothing and refuses nothing. */
	public static Check notDone(String name, String why) {
		return new Check(name, true, why, false);
	}
}
