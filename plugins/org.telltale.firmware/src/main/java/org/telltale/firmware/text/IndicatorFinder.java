package org.telltale.firmware.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.telltale.base.IpAddress;
import org.telltale.firmware.text.Indicator.Grade;
import org.telltale.firmware.text.Indicator.Kind;

/**
 * Finds indicators in one string: URLs first, then addresses and names in what is left. Stateless; the work is linear
 * in the string's length.
 */
public final class IndicatorFinder {

	private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss", "ftp", "ftps", "sftp", "tcp", "udp", "ssl", "tls", "mqtt", "mqtts",
			"rtsp", "rtmp", "rtp", "mms", "xmpp", "sip", "sips", "ldap", "ldaps", "imap", "imaps", "pop3", "smtp", "smtps", "stun", "turn", "socks", "amqp", "dns");
	private static final Set<String> PROVIDERS = Set.of("sms", "mms", "mms-sms", "telephony", "call_log", "contacts", "com.android.contacts", "icc",
			"com.android.calendar", "media", "browser", "com.android.browser.home", "settings");
	private static final String URL_ENDS = " \"'<>\\^`{|}\t";
	private static final boolean[] WORD = wordCharacters();
	private static final int MAX_SCHEME = 8;
	private static final int MAX_URL = 2048;

	private IndicatorFinder() {
	}

	/** The indicators of a string, by where they start; a host or address in a URL follows its URL. */
	public static List<Indicator> find(String text) {
		List<Indicator> found = new ArrayList<>();
		int from = 0;
		for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", Math.max(at + 3, from))) {
			int start = schemeStart(text, at);
			if (start < 0 || start < from) {
				continue;
			}
			int end = urlEnd(text, at + 3);
			words(text, from, start, found);
			url(text, start, at, end, found);
			from = end;
		}
		words(text, from, text.length(), found);
		return found;
	}

	private static int schemeStart(String text, int end) {
		int start = end;
		while (start > 0 && end - start <= MAX_SCHEME && isSchemeCharacter(text.charAt(start - 1))) {
			start--;
		}
		// a run of letters in front may be glued to the scheme: the longest scheme that ends here is meant
		for (int i = start; i < end; i++) {
			String scheme = text.substring(i, end).toLowerCase(Locale.ROOT);
			if (SCHEMES.contains(scheme) || scheme.equals("content")) {
				return i;
			}
		}
		return -1;
	}

	private static boolean isSchemeCharacter(char c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
	}

	private static int urlEnd(String text, int start) {
		int end = start;
		while (end < text.length() && end - start < MAX_URL && URL_ENDS.indexOf(text.charAt(end)) < 0 && text.charAt(end) > 0x20
				&& text.charAt(end) < 0x7f) {
			end++;
		}
		while (end > start && ".,;:!?)]".indexOf(text.charAt(end - 1)) >= 0 && !(text.charAt(end - 1) == ']' && text.charAt(start) == '[')) {
			end--;
		}
		return end;
	}

	private static void url(String text, int start, int colon, int end, List<Indicator> found) {
		int hostStart = colon + 3;
		int authorityEnd = hostStart;
		while (authorityEnd < end && "/?#".indexOf(text.charAt(authorityEnd)) < 0) {
			authorityEnd++;
		}
		if (text.startsWith("content", start)) {
			if (PROVIDERS.contains(text.substring(hostStart, authorityEnd))) {
				found.add(new Indicator(Kind.CONTENT, text.substring(start, end), start, end - start, Grade.B, false));
			}
			return;
		}
		hostStart += text.substring(hostStart, authorityEnd).lastIndexOf('@') + 1;
		int hostEnd = hostEnd(text, hostStart, authorityEnd);
		String host = text.substring(hostStart, hostEnd).toLowerCase(Locale.ROOT);
		String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
		boolean name = DomainNames.isName(host);
		boolean literal = IpAddress.parse(bare).isPresent();
		boolean documentation = DomainNames.isDocumentation(host);
		if (name || literal || host.equals("localhost")) {
			found.add(new Indicator(Kind.URL, text.substring(start, end), start, end - start, Grade.B, documentation));
			Kind kind = !literal ? Kind.HOST : bare.indexOf(':') >= 0 ? Kind.IPV6 : Kind.IPV4;
			String value = literal ? IpAddress.parse(bare).orElseThrow().toString() : host;
			if (!host.equals("localhost")) {
				found.add(new Indicator(kind, value, hostStart, hostEnd - hostStart, Grade.B, documentation));
			}
		} else if (host.indexOf('.') > 0) {
			found.add(new Indicator(Kind.URL, text.substring(start, end), start, end - start, Grade.C, false));
		}
	}

	private static int hostEnd(String text, int start, int end) {
		char last = start < end && text.charAt(start) == '[' ? ']' : ':';
		int at = text.substring(start, end).indexOf(last);
		return at < 0 ? end : last == ']' ? start + at + 1 : start + at;
	}

	/** Splits what is no URL into words and looks at each. */
	private static void words(String text, int from, int to, List<Indicator> found) {
		int start = from;
		boolean telling = false;
		for (int i = from; i <= to; i++) {
			char c = i == to ? ' ' : text.charAt(i);
			if (c >= WORD.length || !WORD[c]) {
				if (telling && i - start >= 4 && i - start <= MAX_URL) {
					WordIndicators.find(text, start, i, found);
				}
				start = i + 1;
				telling = false;
			} else {
				// no indicator is without one of these
				telling |= c == '.' || c == ':' || c == '@' || c == '+';
			}
		}
	}

	private static boolean[] wordCharacters() {
		boolean[] word = new boolean[128];
		for (char c = '!'; c < word.length; c++) {
			word[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._-:@+%*#$/\\".indexOf(c) >= 0;
		}
		return word;
	}
}
