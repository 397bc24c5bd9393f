package org.telltale.cli.output;

/** A command cannot go on; the message says what, where and what to do, in one line. */
public final class CommandException extends Exception {

	private static final long serialVersionUID = 1L;

	private final int exitCode;

	/** @param exitCode one of {@link ExitCode} */
	public CommandException(int exitCode, String message) {
		super(message);
		this.exitCode = exitCode;
	}

	/** As the other, with what reported it. */
	public CommandException(int exitCode, String message, Throwable cause) {
		super(message, cause);
		this.exitCode = exitCode;
	}

	/** What the process ends with. */
	public int exitCode() {
		return exitCode;
	}
}
