package org.telltale.model.validation;

import org.eclipse.emf.ecore.EObject;

/**
 * A constraint that does not hold.
 *
 * @param severity how bad it is
 * @param code stable, lower-case, dotted, for example {@code run.end}
 * @param object the object concerned
 * @param where the object in words, for example {@code run R1, condition cloud}
 * @param what what is wrong
 * @param remedy what to do about it
 */
public record Complaint(Severity severity, String code, EObject object, String where, String what, String remedy) {

	/** How bad a complaint is. */
	public enum Severity {
		/** Results would be wrong. */
		ERROR,
		/** Results may be less than they could be. */
		WARNING
	}

	/** The complaint in one line. */
	public String text() {
		return where + ": " + what + "; " + remedy;
	}
}
