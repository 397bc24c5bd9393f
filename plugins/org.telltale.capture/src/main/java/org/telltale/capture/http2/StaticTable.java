package org.telltale.capture.http2;

/** The static table (RFC 7541 appendix A). Immutable. */
final class StaticTable {

	/** How many entries it has; the dynamic table's begin behind them. */
	static final int SIZE = 61;

	private static final String[] ROWS = {
			":authority", "", ":method", "GET", ":method", "POST", ":path", "/", ":path", "/index.html", ":scheme", "http",
			":scheme", "https", ":status", "200", ":status", "204", ":status", "206", ":status", "304", ":status", "400",
			":status", "404", ":status", "500", "accept-charset", "", "accept-encoding", "gzip, deflate", "accept-language", "",
			"accept-ranges", "", "accept", "", "access-control-allow-origin", "", "age", "", "allow", "", "authorization", "",
			"cache-control", "", "content-disposition", "", "content-encoding", "", "content-language", "", "content-length", "",
			"content-location", "", "content-range", "", "content-type", "", "cookie", "", "date", "", "etag", "", "expect", "",
			"expires", "", "from", "", "host", "", "if-match", "", "if-modified-since", "", "if-none-match", "", "if-range", "",
			"if-unmodified-since", "", "last-modified", "", "link", "", "location", "", "max-forwards", "", "proxy-authenticate", "",
			"proxy-authorization", "", "range", "", "referer", "", "refresh", "", "retry-after", "", "server", "", "set-cookie", "",
			"strict-transport-security", "", "transfer-encoding", "", "user-agent", "", "vary", "", "via", "", "www-authenticate", "" };

	private StaticTable() {
	}

	/** The name of an entry. @param index from 1 to {@link #SIZE} */
	static String name(int index) {
		return ROWS[2 * index - 2];
	}

	/** The value of an entry; empty where it has none. @param index from 1 to {@link #SIZE} */
	static String value(int index) {
		return ROWS[2 * index - 1];
	}
}
