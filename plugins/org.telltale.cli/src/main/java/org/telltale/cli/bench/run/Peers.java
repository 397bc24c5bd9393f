package org.telltale.cli.bench.run;

import java.util.List;

/** The tools that Telltale is compared with, in the order in which they run. */
public final class Peers {

	/** The tool whose rate is the measure of hashing. */
	static final String OPENSSL = "openssl";
	/** The tool whose rate is the bar for reading everything. */
	static final String SURICATA = "suricata";

	private static final long SMALL = Size.SMALL_BYTES;
	private static final long MIDDLE = Size.MIDDLE_BYTES;

	private Peers() {
	}

	/** All of them, installed or not. */
	public static List<Tool> all() {
		return List.of(
				new Tool(OPENSSL, "SHA-256", "openssl", List.of("openssl", "dgst", "-sha256", Tool.FILE), List.of("openssl", "version"), apt("openssl"), Long.MAX_VALUE),
				new Tool("capinfos", "digests, counts", "capinfos", List.of("capinfos", Tool.FILE), List.of("capinfos", "--version"), apt("tshark"), MIDDLE),
				new Tool("capinfos-c", "counts", "capinfos", List.of("capinfos", "-c", Tool.FILE), List.of("capinfos", "--version"), apt("tshark"), MIDDLE),
				new Tool("tshark-conv", "TCP conversations", "tshark", List.of("tshark", "-q", "-z", "conv,tcp", "-r", Tool.FILE), List.of("tshark", "--version"),
						apt("tshark"), SMALL),
				new Tool("tshark-fields", "DNS, SNI, HTTP fields", "tshark", List.of("tshark", "-r", Tool.FILE, "-T", "fields", "-e", "frame.number", "-e", "dns.qry.name",
						"-e", "tls.handshake.extensions_server_name", "-e", "http.host", "-e", "http.request.uri"), List.of("tshark", "--version"), apt("tshark"), SMALL),
				new Tool("tcpflow", "streams to files", "tcpflow", List.of("tcpflow", "-r", Tool.FILE, "-o", Tool.OUT), List.of("tcpflow", "--version"), apt("tcpflow"), SMALL),
				new Tool(SURICATA, "flows, DNS, TLS, QUIC, HTTP", "suricata", List.of("suricata", "-r", Tool.FILE, "-l", Tool.OUT, "--runmode", "single", "-S", "/dev/null", "-k", "none"),
						List.of("suricata", "-V"), apt("suricata") + " (Debian 12: from bookworm-backports)", SMALL),
				new Tool("ndpi", "flows, protocols", "ndpiReader", List.of("ndpiReader", "-i", Tool.FILE, "-q"), List.of("ndpiReader", "-h"), apt("libndpi-bin"), SMALL),
				new Tool("argus", "flow records", "argus", List.of("bash", "-c", "argus -r \"$1\" -w - | ra -n -r - > /dev/null", "argus", Tool.FILE),
						List.of("argus", "-h"), apt("argus-server argus-client"), SMALL),
				new Tool("tcptrace", "TCP connections", "tcptrace", List.of("tcptrace", "-n", Tool.FILE), List.of("tcptrace", "-version"), apt("tcptrace"), SMALL),
				new Tool("nfpcapd", "flow records", "nfpcapd",
						List.of("bash", "-c", "nfpcapd -r \"$1\" -w \"$2\" && nfdump -R \"$2\" -o csv > /dev/null", "nfpcapd", Tool.FILE, Tool.OUT), List.of("nfpcapd", "-V"),
						apt("nfdump"), SMALL));
	}

	private static String apt(String packages) {
		return "apt-get install " + packages;
	}
}
