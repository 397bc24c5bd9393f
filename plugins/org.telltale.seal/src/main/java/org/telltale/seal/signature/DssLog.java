package org.telltale.seal.signature;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** DSS and PDFBox tell of every step, and warn of what our own checks say in plain words (no revocation at level B). */
final class DssLog {

	/** Kept here: a logger that nobody holds forgets its level. */
	private static final List<Logger> LOGGERS = List.of(Logger.getLogger("eu.europa.esig"), Logger.getLogger("org.apache.pdfbox"));

	private DssLog() {
	}

	static void quiet() {
		LOGGERS.forEach(logger -> logger.setLevel(Level.SEVERE));
	}
}
