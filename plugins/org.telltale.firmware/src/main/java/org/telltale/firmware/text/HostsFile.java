package org.telltale.firmware.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.base.IpAddress;
import org.telltale.firmware.text.Indicator.Grade;
import org.telltale.firmware.text.Indicator.Kind;

/** Reads {@code etc/hosts} (hosts(5)): which names this image redirects. */
public final class HostsFile {

	private HostsFile() {
	}

	/** Whether a path is that of a hosts file. */
	public static boolean isOne(String path) {
		return path.endsWith("etc/hosts") || path.endsWith("!/hosts");
	}

	/** One entry a line, as {@code address name name...}, and a host for each name; loopback names itself are left out. */
	public static List<PlacedIndicator> read(byte[] bytes) {
		List<PlacedIndicator> lines = new ArrayList<>();
		int start = 0;
		for (int i = 0; i <= bytes.length; i++) {
			if (i == bytes.length || bytes[i] == '\n' || bytes[i] == '\r') {
				line(new FoundString(new String(bytes, start, i - start, StandardCharsets.ISO_8859_1), start, 1, i - start,
						FoundString.Encoding.ASCII), lines);
				start = i + 1;
			}
		}
		return lines;
	}

	private static void line(FoundString string, List<PlacedIndicator> lines) {
		String text = string.text().split("#", 2)[0].stripTrailing();
		int from = text.length() - text.stripLeading().length();
		String[] words = text.strip().split("[ \t]+");
		Optional<IpAddress> address = words.length < 2 ? Optional.empty() : IpAddress.parse(words[0]);
		if (address.isEmpty() || List.of(words).subList(1, words.length).stream().allMatch(HostsFile::isOwn)) {
			return;
		}
		lines.add(new PlacedIndicator(string, new Indicator(Kind.HOSTS_ENTRY, String.join(" ", words), from, text.length() - from, Grade.B, false)));
		int at = from + words[0].length();
		for (String name : List.of(words).subList(1, words.length)) {
			at = text.indexOf(name, at);
			String host = name.toLowerCase(java.util.Locale.ROOT);
			if (!isOwn(name) && DomainNames.isName(host)) {
				lines.add(new PlacedIndicator(string, new Indicator(Kind.HOST, host, at, name.length(), Grade.B, false)));
			}
			at += name.length();
		}
	}

	private static boolean isOwn(String name) {
		return name.equals("localhost") || name.startsWith("ip6-") || name.equals("localhost.localdomain");
	}
}
