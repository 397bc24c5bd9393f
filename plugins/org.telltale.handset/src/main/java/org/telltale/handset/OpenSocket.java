package org.telltale.handset;

import java.util.Optional;
import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;

/**
 * A socket that was open on the handset at a moment, and the user id of the app that had opened it.
 *
 * @param transport {@code tcp} or {@code udp}
 * @param local the handset's end
 * @param remote the other end; address and port 0 where there is none
 * @param state of the TCP machine, such as {@code ESTABLISHED}
 * @param uid the owner; 0 also of connections that are closed and only waited for
 * @param moment when the table was copied, if the file says so
 * @param source the line that holds it
 */
public record OpenSocket(String transport, End local, End remote, String state, long uid, Moment moment, ExhibitSource source)
		implements HandsetRecord {

	private static final int HIGHEST_PORT = 0xffff;

	/** An address and a port. */
	public record End(IpAddress address, int port) {

		Json toJson() {
			return Json.object().put("address", address.toString()).put("port", port);
		}

		static Optional<End> of(Json json) {
			Optional<Long> port = json.integer("port").filter(number -> number >= 0 && number <= HIGHEST_PORT);
			return json.text("address").flatMap(IpAddress::parse).flatMap(address -> port.map(number -> new End(address, number.intValue())));
		}
	}

	@Override
	public String type() {
		return "socket";
	}

	@Override
	public Json.Fields toJson() {
		return moment.addTo(Json.object().put("type", type()).put("transport", transport).put("local", local.toJson())
				.put("remote", remote.toJson()).put("state", state).put("uid", uid).put("source", source.toJson()));
	}

	static Optional<HandsetRecord> of(Json json, ExhibitSource source) {
		Optional<End> local = json.get("local").flatMap(End::of);
		Optional<End> remote = json.get("remote").flatMap(End::of);
		Optional<Long> uid = json.integer("uid").filter(number -> number >= 0);
		return local.isEmpty() || remote.isEmpty() || uid.isEmpty() ? Optional.empty() : RecordJson.all(json, "transport", "state")
				.map(texts -> new OpenSocket(texts.get(0), local.get(), remote.get(), texts.get(1), uid.get(), Moment.of(json), source));
	}
}
