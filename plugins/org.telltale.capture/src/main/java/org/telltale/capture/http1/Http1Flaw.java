package org.telltale.capture.http1;

/**
 * What a message's head has that readers take in different ways: the shapes of request smuggling (RFC 9112 sections 2.2, 5.1,
 * 5.2, 6.1 to 6.3, 11.2) and what well-made senders never write.
 */
public enum Http1Flaw {
	/** Transfer-Encoding and Content-Length (section 6.3, item 3). */
	LENGTH_AND_CODING("http.ambiguous-length", true, "has both Transfer-Encoding and Content-Length"),
	/** Several Content-Length that differ (section 6.3, item 5). */
	LENGTHS_DIFFER("http.ambiguous-length", true, "has several Content-Length that differ"),
	/** A Content-Length that is no number (section 6.3, item 5). */
	LENGTH_NO_NUMBER("http.ambiguous-length", true, "has a Content-Length that is no number"),
	/** A Transfer-Encoding whose last coding is not chunked where it has to be, or that only looks like it (section 6.1). */
	CODING_NOT_CHUNKED("http.ambiguous-length", true, "has a Transfer-Encoding that does not end in chunked"),
	/** A line about the body's length that some readers do not see. */
	LENGTH_HIDDEN("http.ambiguous-length", true, "has a malformed line that speaks of the body's length"),
	/** The same Content-Length again (RFC 9110 section 8.6). */
	LENGTH_REPEATED("http.repeated-length", false, "says its Content-Length several times"),
	/** Transfer-Encoding in HTTP/1.0 (section 6.1). */
	CODING_TOO_OLD("http.coding-in-1.0", false, "is HTTP/1.0 and has a Transfer-Encoding"),
	/** Lines that end in LF alone (section 2.2). */
	BARE_LF("http.bare-lf", false, "has a line that ends in LF alone"),
	/** A CR that ends no line (section 2.2). */
	BARE_CR("http.bare-cr", false, "has a CR that ends no line"),
	/** A NUL (RFC 9110 section 5.5). */
	NUL("http.nul", false, "has a NUL byte"),
	/** Another control character (RFC 9110 section 5.5). */
	CONTROL("http.control", false, "has a control character in a line"),
	/** Whitespace between a name and its colon (section 5.1). */
	SPACE_BEFORE_COLON("http.space-before-colon", false, "has whitespace between a field's name and its colon"),
	/** A line that goes on with another line's value, or stands behind the start line with whitespace in front (sections 2.2, 5.2). */
	FOLDED("http.folded-line", false, "has a folded line"),
	/** A field line that is none. */
	NO_COLON("http.no-colon", false, "has a field line without a name or colon"),
	/** A start line whose parts stand apart by other than one SP (section 3). */
	START_LINE("http.start-line", false, "has a start line with more or other whitespace than one space between its parts"),
	/** An absolute target and a Host that differ (section 3.2.2), or several Host (section 3.2). */
	HOSTS_DIFFER("http.hosts-differ", false, "names several hosts"),
	/** A chunk line or a chunk's end in LF alone (section 7.1). */
	CHUNK_LINE("http.chunk-line", false, "has a chunk line that ends in LF alone");

	private final String code;
	private final boolean ambiguous;
	private final String what;

	Http1Flaw(String code, boolean ambiguous, String what) {
		this.code = code;
		this.ambiguous = ambiguous;
		this.what = what;
	}

	/** A flaw at a place. @param offset in the message's head */
	public record Found(Http1Flaw flaw, int offset) {
	}

	/** The code of its problem. */
	public String code() {
		return code;
	}

	/** Whether readers disagree about where the body ends: it is not decoded then. */
	public boolean ambiguous() {
		return ambiguous;
	}

	/** The problem in words, behind "HTTP message that". */
	public String what() {
		return what;
	}
}
