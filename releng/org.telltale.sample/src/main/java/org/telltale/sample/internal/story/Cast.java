package org.telltale.sample.internal.story;

import java.util.List;
import java.util.Optional;
import org.telltale.sample.internal.wire.Node;

/** The machines of the story. Addresses are of RFC 5737 and RFC 3849, names end in {@code .example}. */
final class Cast {

	private static final String GATEWAY_MAC = "00:00:5e:00:53:01";

	static final Node HANDSET = new Node("", "00:00:5e:00:53:11", "192.0.2.17", "2001:db8:2::17");
	/** The same handset on the cellular network. */
	static final Node HANDSET_CELLULAR = new Node("", "00:00:5e:00:53:12", "203.0.113.166", "2001:db8:4::166");
	/** Another handset on the laboratory's network: nobody's device under test. */
	static final Node OTHER_HANDSET = new Node("", "00:00:5e:00:53:29", "192.0.2.29", "2001:db8:2::29");
	/** A unit that only looks like the handset. */
	static final Node COUNTERFEIT = new Node("", "00:00:5e:00:53:41", "192.0.2.41", "2001:db8:2::41");
	static final Node OTHER_BRAND = new Node("", "00:00:5e:00:53:43", "192.0.2.43", "2001:db8:2::43");
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

	static final Node PUSH = distant("push.borealis.example", "198.51.100.130", "2001:db8:51:1::130");

	static final String VENDOR = "Hesperus Mobile";
	static final String MODEL = "HM Note";

	static final Unit H1 = new Unit("H1", VENDOR, MODEL, "Hesperus", "KHM4 (R9 to R11: KHM5)", Exhibits.IMEI, "", List.of(HANDSET, HANDSET_CELLULAR));
	static final Unit H2 = new Unit("H2", VENDOR + " (by its label)", MODEL, "Hesperus", "clone-7", Exhibits.COUNTERFEIT_IMEI,
			"a counterfeit: the type code of its IMEI (00999999) is not the maker's (00499901), and its build names another device", List.of(COUNTERFEIT));
	static final Unit H3 = new Unit("H3", "Borealis Devices", "B2", "Borealis", "BB11", Exhibits.OTHER_BRAND_IMEI, "", List.of(OTHER_BRAND));
	static final List<Unit> UNITS = List.of(H1, H2, H3);

	private Cast() {
	}

	private static Node distant(String name, String four, String six) {
		return new Node(name, GATEWAY_MAC, four, six);
	}

	/** The handset under test that the node is. */
	static Optional<Unit> unit(Node node) {
		return UNITS.stream().filter(unit -> unit.nodes().contains(node)).findFirst();
	}
}
