package org.telltale.cli.output;

/** What the process ends with. */
public final class ExitCode {

	/** Done. */
	public static final int DONE = 0;
	/** Done, with problems that were listed. */
	public static final int PROBLEMS = 1;
	/** The command line is wrong, or asks for what this version cannot do. */
	public static final int USAGE = 2;
	/** Evidence or an input file cannot be used. */
	public static final int BAD_EVIDENCE = 3;
	/** The environment failed: disk, database, memory, permissions. */
	public static final int ENVIRONMENT = 4;
	/** verify: genuine, but facts are unchecked. */
	public static final int UNCHECKED = 5;
	/** verify: refused. */
	public static final int REFUSED = 6;

	private ExitCode() {
	}
}
