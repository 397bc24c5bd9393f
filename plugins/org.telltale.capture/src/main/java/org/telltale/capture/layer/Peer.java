package org.telltale.capture.layer;

import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonWriter;

/**
 * One end of a flow.
 *
 * @param address its network address
 * @param port its TCP or UDP port, 0 to 65535
 */
public record Peer(IpAddress address, int port) {

	/** {@code {"address","port"}}. */
	public Json toJson() {
		return Json.object().put("address", address.toString()).put("port", port);
	}

	@Override
	public String toString() {
		return address.version() == 6 ? "[" + address + "]:" + port : address + ":" + port;
	}

	/** Writes the same as {@link #toJson}. */
	public void write(JsonWriter out) {
		out.object().name("address").text(address).member("port", port).endObject();
	}
}
