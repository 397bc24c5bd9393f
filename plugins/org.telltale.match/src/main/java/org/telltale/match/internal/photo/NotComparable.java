package org.telltale.match.internal.photo;

/** A picture of which no sketch can be made. A signal inside this package and to its caller; it carries no stack. */
public final class NotComparable extends Exception {

	private static final long serialVersionUID = 1L;

	/** Why a picture is not comparable. */
	public enum Reason {

		/** A way of coding that is not read here. */
		FORMAT("of a form that is not decoded"),
		/** Its bytes contradict themselves or end early. */
		DAMAGED("cut or damaged"),
		/** Too small, too large, or larger than its bytes can say. */
		SIZE("too small or too large"),
		/** It shows too little. */
		FLAT("too plain to be told apart");

		private final String words;

		Reason(String words) {
			this.words = words;
		}

		/** The reason in words that follow "is" or "are". */
		public String words() {
			return words;
		}
	}

	private final Reason reason;

	NotComparable(Reason reason) {
		super(reason.words(), null, false, false);
		this.reason = reason;
	}

	/** Why. */
	public Reason reason() {
		return reason;
	}

	/** Throws unless something holds. */
	static void unless(boolean holds, Reason reason) throws NotComparable {
		if (!holds) {
			throw new NotComparable(reason);
		}
	}
}
