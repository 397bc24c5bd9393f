package org.telltale.seal;

import org.telltale.seal.pdf.EmbeddedFile;

/**
 * A file that travels inside the report (ISO 19005-3 section 6.8).
 *
 * @param name the file's name, unique in the report, for example {@code facts.jsonl}
 * @param mediaType for example {@code application/json}
 * @param relationship how it relates to the report
 * @param description one line for a reader
 * @param content its bytes; not copied
 */
public record Attachment(String name, String mediaType, Relationship relationship, String description, byte[] content) {

	/** The facts that the report cites. */
	public static final String FACTS = "facts.jsonl";
	/** Count, digests and Merkle root of the facts, evidence list, settings. */
	public static final String MANIFEST = "manifest.json";
	/** The reviewer's detached signature over the manifest. */
	public static final String REVIEW = "manifest.json.p7s";
	/** The case's journal from its first entry to the head that the report states. */
	public static final String JOURNAL = "journal.jsonl";
	/** The journal of a public report: the same entries, masked. */
	public static final String MASKED_JOURNAL = "journal-masked.jsonl";
	/** The case as CASE/UCO, for other programs. */
	public static final String CASE = "case.jsonld";

	/** AFRelationship of ISO 32000-2 table 43. */
	public enum Relationship {
		/** What the pages were made from. */
		SOURCE("Source"),
		/** Data that the pages show. */
		DATA("Data"),
		/** Anything that adds to the pages. */
		SUPPLEMENT("Supplement");

		private final String pdfName;

		Relationship(String pdfName) {
			this.pdfName = pdfName;
		}
	}

	EmbeddedFile embedded() {
		return new EmbeddedFile(name, mediaType, relationship.pdfName, description, content);
	}
}
