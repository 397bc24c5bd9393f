package org.telltale.sample.internal.story;

import java.util.ArrayList;
import java.util.List;
import org.telltale.base.json.Json;
import org.telltale.sample.internal.wire.Node;

/**
 * A handset that is tested.
 *
 * @param id as the runs name it
 * @param maker who made it, or seems to have made it
 * @param excluded why it does not count; empty if it does
 * @param nodes itself on each network
 */
record Unit(String id, String maker, String model, String brand, String build, String imei, String excluded, List<Node> nodes) {

	/** All its addresses. */
	List<String> addresses() {
		List<String> addresses = new ArrayList<>();
		nodes.forEach(node -> addresses.addAll(List.of(node.four(), node.six())));
		return addresses;
	}

	List<String> macs() {
		return nodes.stream().map(Node::mac).toList();
	}

	/** Its entry in {@code runs.json}. */
	Json toJson() {
		Json.Fields fields = Json.object().put("id", id).put("make", maker).put("model", model).put("brand", brand).put("build", build).put("imei", imei)
				.put("addresses", Json.texts(addresses())).put("macs", Json.texts(macs()));
		return excluded.isEmpty() ? fields : fields.put("excluded", excluded);
	}
}
