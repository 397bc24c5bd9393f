package org.telltale.capture.dns;

/** What carried a DNS message, and so what it says of addresses. */
public enum DnsTransport {

	/** UDP or TCP (RFC 1035 section 4.2). */
	PLAIN("", "dns"),
	/** Multicast DNS, where the highest bit of a class has a meaning of its own (RFC 6762). */
	MULTICAST("", "dns"),
	/** TLS (RFC 7858), from the server. */
	TLS("dot", "dot"),
	/** TLS, from the client: it names nothing. */
	TLS_REQUEST("dot", ""),
	/** An HTTP response (RFC 8484). */
	HTTPS("doh", "doh"),
	/** An HTTP request, or a response that is no success: it names nothing. */
	HTTPS_REQUEST("doh", "");

	private final String word;
	private final String source;

	DnsTransport(String word, String source) {
		this.word = word;
		this.source = source;
	}

	/** Whether the protocol that carried it offers its bytes. */
	boolean offered() {
		return this == HTTPS || this == HTTPS_REQUEST;
	}

	/** The word for it in records, empty for DNS as it is. */
	String word() {
		return word;
	}

	/** The source of names of addresses (facts.md), empty if none are taken. */
	String source() {
		return source;
	}
}
