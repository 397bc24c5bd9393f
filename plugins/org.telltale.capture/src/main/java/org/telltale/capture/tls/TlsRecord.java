package org.telltale.capture.tls;

import java.util.List;
import java.util.Optional;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonWriter;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.protocol.CaptureRecord;

/**
 * One TLS handshake as far as it is in clear.
 *
 * @param flow the flow that carried it
 * @param frame the frame that completed the ClientHello, else the ServerHello
 * @param timeNanos that frame's time, capture clock
 * @param sni the name asked for
 * @param alpn the protocols offered, or the one chosen if it is in clear
 * @param version the version chosen, else the highest offered, for example {@code TLS 1.2}
 * @param cipher the suite chosen, four hexadecimal digits
 * @param certificates SHA-256 of each certificate of the server that is in clear
 * @param ja3 JA3 of the ClientHello (MD5, 32 digits)
 * @param ja4 JA4 of the ClientHello
 * @param details what it says beyond that
 */
public record TlsRecord(FlowRef flow, long frame, long timeNanos, Optional<String> sni, List<String> alpn,
		Optional<String> version, Optional<String> cipher, List<String> certificates, Optional<String> ja3,
		Optional<String> ja4, TlsDetails details) implements CaptureRecord {

	/** A handshake of which no more is known. */
	public TlsRecord(FlowRef flow, long frame, long timeNanos, Optional<String> sni, List<String> alpn, Optional<String> version,
			Optional<String> cipher, List<String> certificates, Optional<String> ja3, Optional<String> ja4) {
		this(flow, frame, timeNanos, sni, alpn, version, cipher, certificates, ja3, ja4, TlsDetails.NONE);
	}

	public TlsRecord {
		alpn = List.copyOf(alpn);
		certificates = List.copyOf(certificates);
	}

	/** Whether records of it were opened with a key log. */
	public boolean decrypted() {
		return details.decrypted();
	}

	@Override
	public String group() {
		return "tls";
	}

	@Override
	public Json toJson(String evidence) {
		Json.Fields json = Json.object().put("type", "tls").put("flow", flow.id(evidence)).put("frame", frame)
				.put("at", Long.toString(timeNanos)).putIfPresent("sni", sni).putIfPresent("version", version)
				.putIfPresent("cipher", cipher).putIfPresent("ja3", ja3).putIfPresent("ja4", ja4)
				.put("certificates", Json.texts(certificates));
		details.into(json);
		return alpn.isEmpty() ? json : json.put("alpn", Json.texts(alpn));
	}

	@Override
	public void write(JsonWriter out, String evidence) {
		out.object();
		details.writeAlerts(out);
		if (!alpn.isEmpty()) {
			out.member("alpn", alpn);
		}
		out.name("at").digits(timeNanos).member("certificates", certificates);
		details.writeChain(out);
		out.memberIfPresent("cipher", cipher);
		details.writeState(out);
		flow.write(out.name("flow"), evidence);
		out.member("frame", frame).memberIfPresent("ja3", ja3);
		details.writeServer(out);
		out.memberIfPresent("ja4", ja4);
		details.writeRest(out);
		out.memberIfPresent("sni", sni).member("type", "tls").memberIfPresent("version", version).endObject();
	}
}
