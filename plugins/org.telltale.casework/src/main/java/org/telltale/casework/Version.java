package org.telltale.casework;

/** The version of Telltale that stands in facts, journal and reports. */
public final class Version {

	/** As it stands in records. */
	public static final String TEXT = "0.1.0";
	/** Program and version, as the journal names the tool. */
	public static final String TOOL = "Telltale " + TEXT;

	private Version() {
	}
}
