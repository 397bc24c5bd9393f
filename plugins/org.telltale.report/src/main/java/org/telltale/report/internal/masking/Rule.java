package org.telltale.report.internal.masking;

/** Why something is masked; the words stand in section 20, in the facts and in docs/formats/masking.md. */
public enum Rule {
	/** Texts of messages, names of contacts, other texts that were searched for. */
	CONTENT("content", "text of a message, name of a contact, or other text that was searched for"),
	/** IMEI, IMSI, ICCID, MAC address, Android id, serial number. */
	IDENTIFIER("identifier", "IMEI, IMSI, ICCID, MAC address, Android id or serial number"),
	/** Telephone numbers and addresses for mail. */
	NUMBER("number", "telephone number or e-mail address"),
	/** Places. */
	LOCATION("location", "place where the handset or a photo was"),
	/** Digests over content of which less than 128 bits may be unknown. */
	DIGEST("digest", "digest over content of which fewer than 128 bits may be unknown, such as an exhibit, a step of a derivation, a setting of the analysis or a state of the case"),
	/** Bytes round a match. */
	EXCERPT("excerpt", "bytes round a match"),
	/** Identity and file name of what was taken from a handset. */
	EVIDENCE("evidence", "digest and file name of an item taken from a handset, of a photo, a screenshot, a document that no claim names, or of a capture of few frames"),
	/** Where an exhibit or a record stood. */
	SOURCE("source", "file, table or person that an exhibit or a record comes from"),
	/** What a handset's settings and logs say. */
	SETTING("setting", "value of a setting, line of a log or dump, other than a short word or number"),
	/** Clear texts that speak of a masked value. */
	MENTION("mention", "text that mentions a masked value"),
	/** People who are named in quoted records. */
	PERSON("person", "name of a person in a record, other than of those who answer for the report"),
	/** What no rule of the public report says may be shown. */
	OTHER("other", "text that no rule of the public report says may be shown");

	private final String word;
	private final String sentence;

	Rule(String word, String sentence) {
		this.word = word;
		this.sentence = sentence;
	}

	/** As facts name it. */
	public String word() {
		return word;
	}

	/** What it covers, for a reader. */
	public String sentence() {
		return sentence;
	}
}
