package org.telltale.firmware.text;

/**
 * Something in a string that names an endpoint, a number or an interface to personal content.
 *
 * @param kind what it names
 * @param value the text, as it stands there; host names in lower case
 * @param start index of its first character in the string
 * @param length characters
 * @param grade how far it can be trusted to be one
 * @param documentation whether it is known to name a schema, a licence or a manual rather than a service
 */
public record Indicator(Kind kind, String value, int start, int length, Grade grade, boolean documentation) {

	/** What an indicator names. */
	public enum Kind {
		/** A URL with a network scheme. */
		URL,
		/** A host name. */
		HOST,
		/** An IPv4 address. */
		IPV4,
		/** An IPv6 address. */
		IPV6,
		/** An e-mail address. */
		EMAIL,
		/** A telephone number. */
		PHONE,
		/** A content provider of messages, calls, contacts. */
		CONTENT,
		/** A method that reads or sends personal content or identifiers, or reaches the network. */
		API,
		/** A line of a hosts file. */
		HOSTS_ENTRY;

		/** Its name in records. */
		public String text() {
			return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
		}
	}

	/** How far an indicator can be trusted. A (shown to be used) needs code to be analysed and is not given here. */
	public enum Grade {
		/** In a URL, or in a structure that says what it is. */
		B,
		/** Bare text that looks like one. */
		C
	}
}
