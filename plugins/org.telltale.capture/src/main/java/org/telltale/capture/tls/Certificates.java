package org.telltale.capture.tls;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Flow;

/** Tells the names in the certificate that a server shows. */
final class Certificates {

	private static final int MAX_NAMES = 16;
	private static final int MAX_NAME_LENGTH = 253;

	private final Connection owner;

	Certificates(Connection owner) {
		this.owner = owner;
	}

	/**
	 * Tells the names of the server's own certificate.
	 *
	 * @param names {@link CertificateNames#of} it
	 * @param op {@code tls.certificate} or {@code tls.handshake-certificate}
	 * @param run what the op reads
	 */
	void tell(Optional<List<String>> names, FrameRef last, String op, Supplier<Layer> run) {
		Flow flow = owner.flow();
		if (names.isEmpty() || names.get().size() > MAX_NAMES) {
			String code = names.isEmpty() ? "tls.certificate-damaged" : "tls.certificate-names";
			owner.context().log().count(code, code, last.offset(), names.isEmpty() ? "TLS certificate that ends or contradicts itself"
					: "TLS certificate with more than " + MAX_NAMES + " names",
					names.isEmpty() ? "No name was taken from it." : "The first " + MAX_NAMES + " were taken.");
		}
		List<String> all = names.orElse(List.of());
		for (int i = 0; i < Math.min(all.size(), MAX_NAMES); i++) {
			String name = all.get(i);
			int place = i;
			if (!name.isEmpty() && name.length() <= MAX_NAME_LENGTH && printable(name)) {
				flow.addHost(name.toLowerCase(Locale.ROOT), "certificate", last.number());
				owner.context().name(flow, flow.roles().server().address(), name, "certificate", last, () -> {
					Layer records = run.get();
					return records.child(op, Json.object().put("certificate", 0).put("name", place), List.of(records.all()),
							ByteMap.whole(List.of(records.all())), op, name.getBytes(StandardCharsets.US_ASCII));
				});
			}
		}
	}

	/** Whether a name is made of visible ASCII alone. */
	static boolean printable(String name) {
		for (int i = 0; i < name.length(); i++) {
			if (name.charAt(i) <= 0x20 || name.charAt(i) >= 0x7f) {
				return false;
			}
		}
		return true;
	}
}
