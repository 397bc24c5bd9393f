package org.telltale.sample.internal.story;

import java.util.List;
import java.util.Set;
import org.telltale.sample.internal.wire.Node;

/** The machines of the story. Addresses are of RFC 5737 and RFC 3849, names end in {@code .example}. */
final class Cast {

	private static final String GATEWAY_MAC = "00:00:5e:00:53:01";

	static final Node HANDSET = new Node("", "00:00:5e:00:53:11", "192.0.2.17", "2001:db8:2::17");
	/** The same handset on the cellular network. */
	static final Node HANDSET_CELLULAR = new Node("", "00:00:5e:00:53:12", "203.0.113.166", "2001:db8:4::166");
	/** Another handset on the laboratory's network: nobody's device under test. */
	static final Node OTHER_HANDSET = new Node("", "00:00:5e:00:53:29", "192.0.2.29", "2001:db8:2::29");
	static final Node LAPTOP = new Node("", "00:00:5e:00:53:05", "192.0.2.5", "2001:db8:2::5");
	static final Node GATEWAY = new Node("", GATEWAY_MAC, "192.0.2.1", "2001:db8:2::1");
	static final Node RESOLVER = new Node("", "00:00:5e:00:53:35", "192.0.2.53", "2001:db8:2::53");
	static final Node CELLULAR_RESOLVER = distant("", "203.0.113.190", "2001:db8:4::190");

	static final Node NTP = distant("ntp.lab.example", "203.0.113.123", "2001:db8:113::123");
	static final Node CONNECTIVITY = distant("connectivity.lab.example", "203.0.113.10", "2001:db8:113::10");
	static final Node ACCOUNT = distant("api.account.hesperus.example", "198.51.100.20", "2001:db8:51::20");
	static final Node PHOTOS = distant("photo.cloud.hesperus.example", "198.51.100.40", "2001:db8:51::40");
	static final Node SYNC = distant("sync.hesperus.example", "198.51.100.60", "2001:db8:51::60");
	static final Node GREETINGS = distant("greet.hesperus.example", "198.51.100.80", "2001:db8:51::80");
	static final Node UPDATES = distant("ota.hesperus.example", "203.0.113.80", "2001:db8:113::80");
	static final Node OPEN_ROM = distant("updates.openrom.example", "203.0.113.90", "2001:db8:113::90");
	static final Node ADVERTS = distant("ads.thirdparty.example", "203.0.113.200", "2001:db8:113::200");

	static final String VENDOR = "Hesperus Mobile";
	static final String MODEL = "HM Note";

	private static final Set<Node> UNDER_TEST = Set.of(HANDSET, HANDSET_CELLULAR);

	private Cast() {
	}

	private static Node distant(String name, String four, String six) {
		return new Node(name, GATEWAY_MAC, four, six);
	}

	/** Whether the node is the handset under test, on either network. */
	static boolean underTest(Node node) {
		return UNDER_TEST.contains(node);
	}

	/** All addresses of the handset under test. */
	static List<String> handsetAddresses() {
		return List.of(HANDSET.four(), HANDSET.six(), HANDSET_CELLULAR.four(), HANDSET_CELLULAR.six());
	}
}
