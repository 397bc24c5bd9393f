package org.telltale.conformance;

import java.io.IOException;
import org.opentest4j.TestAbortedException;

/** Programs of others that tests compare with. */
final class Oracle {

	private Oracle() {
	}

	/**
	 * A program did not start: the test is not run, which is said, unless {@code -Dtelltale.oracles=required} makes that a failure.
	 *
	 * @param program what was to be started
	 * @param packages the Debian packages that have it
	 */
	static RuntimeException missing(String program, String packages, IOException failure) {
		String said = program + " is an oracle of this test and does not start; install it: apt-get install " + packages;
		if (System.getProperty("telltale.oracles", "").equals("required")) {
			return new IllegalStateException(said, failure);
		}
		System.out.println("conformance: NOT RUN: " + said);
		return new TestAbortedException(said, failure);
	}
}
