package org.telltale.capture.dns;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether an encrypted connection carries DNS: a hint for readers, never a fact. Stateless. */
public final class EncryptedDns {

	private static final int DOT_PORT = 853;

	/** Names of well-known public resolvers, gathered by hand in November 2025; not complete, and not checked with their operators. */
	private static final Set<String> RESOLVERS = Set.of("dns.google", "dns64.dns.google", "cloudflare-dns.com", "one.one.one.one",
			"mozilla.cloudflare-dns.com", "chrome.cloudflare-dns.com", "security.cloudflare-dns.com", "family.cloudflare-dns.com", "dns.quad9.net",
			"dns9.quad9.net", "dns10.quad9.net", "dns11.quad9.net", "doh.opendns.com", "doh.familyshield.opendns.com", "dns.umbrella.com",
			"dns.adguard-dns.com", "dns.adguard.com", "family.adguard-dns.com", "unfiltered.adguard-dns.com", "dns.nextdns.io", "doh.cleanbrowsing.org",
			"doh.pub", "dns.alidns.com", "doh.360.cn", "dns.mullvad.net", "base.dns.mullvad.net", "freedns.controld.com", "dns.controld.com",
			"doh.dns.sb", "dns.switch.ch", "doh.libredns.gr", "dns0.eu", "doh.dns.apple.com", "doh.xfinity.com", "dnsforge.de");

	private EncryptedDns() {
	}

	/**
	 * {@code dns-over-tls} (RFC 7858) or {@code dns-over-quic} (RFC 9250) by port or application protocol, {@code dns-over-https?}
	 * where the name is that of a public resolver; empty if nothing speaks for DNS.
	 */
	public static Optional<String> hint(boolean tcp, int serverPort, Optional<String> sni, List<String> alpn) {
		if (alpn.contains("doq") || !tcp && serverPort == DOT_PORT) {
			return Optional.of("dns-over-quic");
		}
		if (alpn.contains("dot") || serverPort == DOT_PORT) {
			return Optional.of("dns-over-tls");
		}
		return sni.map(name -> name.toLowerCase(Locale.ROOT)).filter(name -> RESOLVERS.contains(name) || name.endsWith(".dns.nextdns.io"))
				.map(name -> "dns-over-https?");
	}
}
