package org.telltale.capture;

import java.util.List;
import java.util.Optional;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonWriter;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.layer.HandsetSide;
import org.telltale.capture.layer.Peer;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.HostName;

/**
 * Both directions of one 5-tuple from its first frame to its end ({@code docs/formats/facts.md}).
 *
 * @param flow names it
 * @param transport {@code tcp} or {@code udp}
 * @param client sent the SYN, else sent the first frame unless the ports tell otherwise
 * @param server the other end
 * @param handset the handset's role
 * @param directionBasis what tells it: {@code address}, {@code mac}, {@code dhcp}, {@code private}, {@code syn}, {@code port}, {@code none}
 * @param device the id of the handset asked for that is one end
 * @param handsetMac the link-layer address on the handset's side, where the frames have one
 * @param firstNanos earliest frame, capture clock
 * @param lastNanos latest frame, capture clock
 * @param frames frames
 * @param bytes IP packet lengths
 * @param payload transport payload as the headers give it, retransmissions included
 * @param unreadable payload bytes that are encrypted or of an unknown protocol
 * @param gaps stream bytes that no frame carries
 * @param hosts names of the server, in the order of their frames
 * @param app the app that sent or got it, as the capturing program says: its package, its name, or {@code uid} and its number
 * @param hint what the flow may be for, by its port or name: {@code dns-over-tls}, {@code dns-over-quic}, {@code dns-over-https?}
 * @param protocol {@code http}, {@code tls}, {@code dns}, ...; empty if not recognised
 */
public record FlowRecord(FlowRef flow, String transport, Peer client, Peer server, HandsetSide handset,
		String directionBasis, Optional<String> device, Optional<String> handsetMac, long firstNanos, long lastNanos,
		Volume frames, Volume bytes, Volume payload, Volume unreadable, Volume gaps, List<HostName> hosts,
		Optional<String> protocol, Optional<String> sni, List<String> alpn, Optional<String> ja3, Optional<String> ja4, Optional<String> app,
		Optional<String> hint)
		implements CaptureRecord {

	public FlowRecord {
		hosts = List.copyOf(hosts);
		alpn = List.copyOf(alpn);
	}

	@Override
	public String group() {
		return "flows";
	}

	@Override
	public Json toJson(String evidence) {
		Json.Fields json = Json.object().put("type", "flow").put("id", flow.id(evidence)).put("transport", transport)
				.put("client", client.toJson()).put("server", server.toJson()).put("handset", handset.word())
				.put("directionBasis", directionBasis).putIfPresent("device", device)
				.put("first", Long.toString(firstNanos)).put("last", Long.toString(lastNanos))
				.put("frames", frames.toJson()).put("bytes", bytes.toJson()).put("payload", payload.toJson())
				.put("unreadable", unreadable.toJson()).put("gaps", gaps.toJson())
				.put("hosts", Json.array(hosts.stream().map(HostName::toJson).toList()))
				.putIfPresent("protocol", protocol).putIfPresent("sni", sni).putIfPresent("ja3", ja3).putIfPresent("ja4", ja4)
				.putIfPresent("app", app).putIfPresent("hint", hint);
		if (!alpn.isEmpty()) {
			json.put("alpn", Json.texts(alpn));
		}
		return json;
	}

	@Override
	public void write(JsonWriter out, String evidence) {
		out.object();
		if (!alpn.isEmpty()) {
			out.member("alpn", alpn);
		}
		out.memberIfPresent("app", app);
		bytes.write(out.name("bytes"));
		client.write(out.name("client"));
		out.memberIfPresent("device", device).member("directionBasis", directionBasis).name("first").digits(firstNanos);
		frames.write(out.name("frames"));
		gaps.write(out.name("gaps"));
		out.member("handset", handset.word()).memberIfPresent("hint", hint).name("hosts").array();
		for (int i = 0; i < hosts.size(); i++) {
			hosts.get(i).write(out);
		}
		out.endArray();
		flow.write(out.name("id"), evidence);
		out.memberIfPresent("ja3", ja3).memberIfPresent("ja4", ja4).name("last").digits(lastNanos);
		payload.write(out.name("payload"));
		out.memberIfPresent("protocol", protocol);
		server.write(out.name("server"));
		out.memberIfPresent("sni", sni).member("transport", transport).member("type", "flow");
		unreadable.write(out.name("unreadable"));
		out.endObject();
	}
}
