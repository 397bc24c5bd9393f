package org.telltale.capture.dns;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Flow;

/** DNS messages inside of other protocols: DNS over HTTPS (RFC 8484). For those protocols' decoders. Stateless. */
public final class DnsMessages {

	/** Media type of a body that is a DNS message (RFC 8484 section 6). */
	public static final String MEDIA_TYPE = "application/dns-message";
	private static final int MAX_LENGTH = 65_535;

	private DnsMessages() {
	}

	/** The message in a body of that type; empty if it is none. */
	public static Optional<DnsMessage> ofBody(byte[] body) {
		return body.length > MAX_LENGTH || !DnsDecoder.looksLike(body, 0, body.length) ? Optional.empty() : DnsDecoder.decode(body).value();
	}

	/**
	 * The message in the {@code dns} parameter of a GET request (RFC 8484 section 4.1), Base64 for URLs without padding.
	 *
	 * @param target the request's target as sent
	 */
	public static Optional<byte[]> ofTarget(String target) {
		int query = target.indexOf('?');
		for (int at = query; at >= 0; at = target.indexOf('&', at + 1)) {
			if (target.startsWith("dns=", at + 1)) {
				int end = target.indexOf('&', at + 5);
				String value = target.substring(at + 5, end < 0 ? target.length() : end);
				return decoded(value.getBytes(StandardCharsets.ISO_8859_1)).filter(b -> DnsDecoder.looksLike(b, 0, b.length));
			}
		}
		return Optional.empty();
	}

	private static Optional<byte[]> decoded(byte[] value) {
		for (byte b : value) {
			boolean letter = b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '-' || b == '_';
			if (!letter) {
				return Optional.empty();
			}
		}
		return value.length % 4 == 1 || value.length > 2 * MAX_LENGTH ? Optional.empty() : Optional.of(Base64.getUrlDecoder().decode(value));
	}

	/**
	 * Tells a message that another protocol carried: its record, and the names of addresses with their derivation.
	 *
	 * @param layer exactly the message's bytes; made only when asked for
	 * @return false if the bytes are no DNS message
	 */
	public static boolean tell(CaptureContext context, Flow flow, byte[] message, FrameRef frame, Supplier<Layer> layer) {
		return message.length <= MAX_LENGTH && DnsDecoder.looksLike(message, 0, message.length)
				&& DnsFindings.tell(context, flow, false, message, 0, message.length, frame, layer);
	}
}
