package org.telltale.acceptance;

import java.nio.file.Path;
import java.util.List;

/** Files of the sample that are small and of every kind: enough for tests that import again and again. */
final class SampleSubset {

	static final List<String> CAPTURES = List.of("captures/r0-ap.pcap", "captures/r1-ap.pcapng", "captures/r2-ap-clock-ahead.pcap",
			"captures/r3-handset.pcapng", "captures/r7-ap.pcapng");
	static final List<String> MORE_CAPTURES = List.of("captures/r1-gateway-snaplen96.pcap", "captures/r3-ap.pcap", "captures/r4-ap.pcap",
			"captures/r4-handset.pcap", "captures/r6-ap.pcap", "captures/r8-ap.pcap", "captures/r9-ap.pcapng", "captures/r10-ap.pcap");
	static final List<String> OTHERS = List.of("handset/r1/r1-getprop.txt", "handset/r2/r2-settings.db", "handset/r6/r6-switches.png", "captures/r9.keys",
			"handset/extraction-20140816/mmssms-2014-08-16.db", "handset/extraction-20140816/sms-2014-08-16.xml",
			"handset/extraction-20140817/contacts2-2014-08-17.db", "firmware/r7-cust.img", "overlay.csv");

	private SampleSubset() {
	}

	static List<Path> paths(Path evidence, List<String> names) {
		return names.stream().map(evidence::resolve).toList();
	}
}
