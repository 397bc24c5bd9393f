package org.telltale.firmware.text;

import java.util.Set;

/**
 * Tells host names from the dotted names that programs are full of. A public suffix list is no filter any more: the
 * many new top-level domains took in the file endings. So bare names must end in one of a short list, and must not
 * begin like a package.
 */
final class DomainNames {

	/** Bare names of two labels may end in these. */
	private static final Set<String> SURE = Set.of("com", "net", "org", "edu", "gov", "mil", "cn", "ru", "uk", "de", "fr", "jp", "kr", "tw", "hk",
			"br", "eu", "nl", "se", "fi", "ch", "cz", "gr", "ua", "kz", "vn", "sg", "au", "nz", "ca", "mx", "tr", "il", "ir", "biz", "mobi", "example", "test");
	/** Bare names of three and more labels may end in these too. */
	private static final Set<String> LIKELY = Set.of("io", "co", "me", "tv", "cc", "info", "xyz", "top", "site", "online", "app", "dev", "cloud", "in",
			"it", "pl", "no", "at", "be", "es", "pt", "us", "by", "th", "id", "my", "ph", "ar", "cl", "pe", "za", "ng", "ke", "eg", "sa", "ae", "pk", "bd",
			"lk", "np", "ai", "im", "asia", "club", "vip", "tech", "pro");
	/** In URLs and addresses any two letters will do, and these. */
	private static final Set<String> LONG = Set.of("com", "net", "org", "edu", "gov", "mil", "int", "info", "biz", "mobi", "name", "pro", "xyz", "top",
			"site", "online", "app", "dev", "cloud", "tech", "store", "shop", "live", "link", "club", "vip", "win", "icu", "asia", "tel", "cat", "jobs",
			"travel", "museum", "aero", "coop", "post", "example", "test", "invalid", "local", "localdomain", "lan", "internal", "home", "arpa", "onion");
	/** A bare name that begins so is a package, a class or a property. */
	private static final Set<String> PACKAGES = Set.of("com", "org", "net", "io", "java", "javax", "android", "androidx", "kotlin", "kotlinx", "dalvik",
			"sun", "libcore", "junit", "edu", "gov", "de", "cn", "ru", "uk", "fr", "jp", "me", "co", "tv", "info", "persist", "ro", "sys", "system",
			"debug", "init", "user", "os", "http", "https", "ssl", "proxy");
	private static final Set<String> DOCUMENTATION = Set.of("schemas.android.com", "www.w3.org", "w3.org", "xmlpull.org", "xml.org", "www.xml.org",
			"java.sun.com", "ns.adobe.com", "purl.org", "schemas.xmlsoap.org", "schemas.microsoft.com", "www.apache.org", "apache.org", "xml.apache.org",
			"jakarta.apache.org", "developer.android.com", "code.google.com", "www.slf4j.org", "json.org", "www.json.org", "iptc.org", "opensource.org",
			"www.opensource.org", "creativecommons.org", "www.gnu.org", "tools.ietf.org", "www.ietf.org", "www.unicode.org", "www.openssl.org",
			"source.android.com", "www.inkscape.org", "sodipodi.sourceforge.net", "schemas.openxmlformats.org", "www.iec.ch", "relaxng.org");
	private static final int MAX = 253;

	private DomainNames() {
	}

	/** Whether a host of a URL or of an address is a name under a top-level domain that there is or may be. */
	static boolean isName(String host) {
		String last = lastLabel(host);
		return hasGoodLabels(host) && host.indexOf('.') > 0 && (last.length() == 2 && last.chars().allMatch(c -> c >= 'a' && c <= 'z') || LONG.contains(last));
	}

	/** Whether a bare lower-case name may be taken for a host. */
	static boolean isBareName(String name) {
		if (!hasGoodLabels(name)) {
			return false;
		}
		long dots = name.chars().filter(c -> c == '.').count();
		String last = lastLabel(name);
		String first = name.substring(0, Math.max(0, name.indexOf('.')));
		return (dots >= 1 && SURE.contains(last) || dots >= 2 && LIKELY.contains(last)) && !PACKAGES.contains(first)
				&& name.chars().anyMatch(c -> c >= 'a' && c <= 'z') && secondLevel(name).length() > 1;
	}

	static boolean isDocumentation(String host) {
		return DOCUMENTATION.contains(host);
	}

	private static String lastLabel(String name) {
		return name.substring(name.lastIndexOf('.') + 1);
	}

	private static String secondLevel(String name) {
		String rest = name.substring(0, name.lastIndexOf('.'));
		return lastLabel(rest);
	}

	private static boolean hasGoodLabels(String name) {
		if (name.isEmpty() || name.length() > MAX) {
			return false;
		}
		int start = 0;
		for (int i = 0; i <= name.length(); i++) {
			if (i == name.length() || name.charAt(i) == '.') {
				if (i == start || i - start > 63 || name.charAt(start) == '-' || name.charAt(i - 1) == '-') {
					return false;
				}
				start = i + 1;
			} else if (!isLabel(name.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	private static boolean isLabel(char c) {
		return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
	}
}
