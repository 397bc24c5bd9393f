package org.telltale.report.input;

/**
 * In which language a report speaks, and on which paper. Its facts are the same in each.
 *
 * @param language of the report's own words
 * @param paper of its pages
 */
public record Edition(Language language, Paper paper) {

	/** English on A4. */
	public static final Edition USUAL = new Edition(Language.ENGLISH, Paper.A4);
}
