package org.telltale.seal.verify;

import java.io.IOException;

import org.telltale.seal.facts.Fact;
import org.telltale.seal.refusal.Refusal;

/** Checks facts of one type. */
public interface FactCheck {

	/**
	 * Refuses a fact that does not hold.
	 *
	 * @return false if it cannot be told, for want of evidence
	 */
	boolean holds(Fact fact) throws Refusal, IOException;
}
