package org.telltale.firmware.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.telltale.base.IpAddress;
import org.telltale.firmware.text.Indicator.Grade;
import org.telltale.firmware.text.Indicator.Kind;

/** Looks at one word (no spaces, no quotes) for an address, a name or a number that stands alone. */
final class WordIndicators {

	/** Addresses that look like version numbers and are known resolvers. */
	private static final Set<String> RESOLVERS = Set.of("8.8.8.8", "8.8.4.4", "1.1.1.1", "1.0.0.1", "9.9.9.9", "4.2.2.1", "4.2.2.2");
	private static final Pattern PORT = Pattern.compile(":\\d{1,5}(/.*)?");
	private static final Set<String> DIAL = Set.of("tel", "sms", "smsto", "mmsto");

	private WordIndicators() {
	}

	/** Adds the indicator of {@code text[start, end)}, if it is one. */
	static void find(String text, int start, int end, List<Indicator> found) {
		int from = start;
		int to = end;
		while (to > from && ".:-/".indexOf(text.charAt(to - 1)) >= 0) {
			to--;
		}
		while (from < to && ".:-/".indexOf(text.charAt(from)) >= 0) {
			from++;
		}
		if (to - from < 4) {
			return;
		}
		String word = text.substring(from, to);
		if (word.indexOf('@') > 0) {
			email(word, from, found);
		} else if (word.charAt(0) == '+' || word.indexOf(':') > 0 && DIAL.contains(word.substring(0, word.indexOf(':')))) {
			phone(word, from, found);
		} else if (word.indexOf('.') > 0) {
			dotted(text, word, from, found);
		} else if (word.indexOf(':') >= 0) {
			six(from > start && text.charAt(from - 1) == ':' ? text.substring(start, to) : word, from, found);
		}
	}

	private static void email(String word, int at, List<Indicator> found) {
		int from = word.startsWith("mailto:") ? 7 : 0;
		int sign = word.indexOf('@');
		String local = word.substring(from, Math.max(from, sign));
		String host = word.substring(sign + 1).toLowerCase(Locale.ROOT);
		boolean plain = !local.isEmpty() && local.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._%+-".indexOf(c) >= 0);
		if (plain && DomainNames.isName(host) && !host.matches("\\d+x\\..*")) {
			found.add(new Indicator(Kind.EMAIL, word.substring(from), at + from, word.length() - from, Grade.B, false));
		}
	}

	private static void phone(String word, int at, List<Indicator> found) {
		int from = word.indexOf(':') + 1;
		String number = word.substring(from);
		boolean dialled = from > 0;
		if (number.matches(dialled ? "\\+?[0-9*#-]{3,20}" : "\\+[1-9]\\d{7,14}")) {
			found.add(new Indicator(Kind.PHONE, number, at + from, number.length(), dialled ? Grade.B : Grade.C, false));
		}
	}

	/** A host or an IPv4 address, which a port or a path may follow. */
	private static void dotted(String text, String word, int at, List<Indicator> found) {
		int end = 0;
		while (end < word.length() && "/:".indexOf(word.charAt(end)) < 0) {
			end++;
		}
		String head = word.substring(0, end);
		boolean port = end < word.length() && word.charAt(end) == ':';
		if (port && !PORT.matcher(word.substring(end)).matches()) {
			return;
		}
		boolean digits = head.charAt(0) >= '0' && head.charAt(0) <= '9';
		Optional<IpAddress> address = digits ? IpAddress.parse(head) : Optional.empty();
		if (address.isPresent()) {
			if (isAddress(text, head, at, port)) {
				found.add(new Indicator(Kind.IPV4, address.get().toString(), at, head.length(), Grade.C, false));
			}
		} else if (DomainNames.isBareName(head)) {
			found.add(new Indicator(Kind.HOST, head, at, head.length(), Grade.C, DomainNames.isDocumentation(head)));
		}
	}

	/** Four numbers may be a version, an object identifier or a net mask. */
	private static boolean isAddress(String text, String head, int at, boolean port) {
		if (RESOLVERS.contains(head)) {
			return true;
		}
		String[] parts = head.split("\\.");
		int first = Integer.parseInt(parts[0]);
		boolean zeros = false;
		boolean small = true;
		for (String part : parts) {
			zeros |= part.length() > 1 && part.startsWith("0");
			small &= Integer.parseInt(part) <= 30;
		}
		String before = text.substring(Math.max(0, at - 9), at).toLowerCase(Locale.ROOT);
		boolean version = before.endsWith("v") || before.contains("version") || before.contains("release");
		return !zeros && first != 0 && first != 127 && first < 224 && (port || !small && !version);
	}

	private static void six(String word, int at, List<Indicator> found) {
		boolean plain = word.length() >= 6 && word.chars().allMatch(c -> c == ':' || Character.digit(c, 16) >= 0)
				&& word.chars().anyMatch(c -> c >= '0' && c <= '9') && word.chars().filter(c -> c == ':').count() >= 3;
		Optional<IpAddress> address = plain ? IpAddress.parse(word) : Optional.empty();
		address.filter(ip -> ip.version() == 6).ifPresent(ip ->
				found.add(new Indicator(Kind.IPV6, ip.toString(), at, word.length(), Grade.C, false)));
	}
}
