package org.telltale.report;

/** The environment failed while a report was made: disk, fonts, engine. The message says what the user can do. */
public final class ReportException extends Exception {

	private static final long serialVersionUID = 1L;

	/** @param message one sentence for a person, with what to do */
	public ReportException(String message, Throwable cause) {
		super(message, cause);
	}
}
