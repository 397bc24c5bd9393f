package org.telltale.capture.dns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Flow;

/** DNS messages inside of other protocols: DNS over HTTPS (RFC 8484). For those protocols' decoders. Stateless. */
public final class DnsMessages {

	/** Media type of a body that is a DNS message (RFC 8484 section 6). */
	public static final String MEDIA_TYPE = "application/dns-message";
	/** The sources of names of addresses (facts.md) that DNS is, however it was carried. */
	public static final Set<String> SOURCES = Set.of(DnsTransport.PLAIN.source(), DnsTransport.TLS.source(), DnsTransport.HTTPS.source());
	/** No DNS message is longer (RFC 8484 section 6). */
	public static final int MAX_LENGTH = 65_535;

	private DnsMessages() {
	}

	/**
	 * What the value of a {@code dns} parameter holds (RFC 8484 section 4.1), Base64 for URLs without padding; {@link #tell} finds out whether it is a
	 * message. Empty if the value is none.
	 *
	 * @param text the value as sent
	 */
	public static Optional<byte[]> ofParameter(String text) {
		byte[] value = text.getBytes(StandardCharsets.ISO_8859_1);
		for (byte b : value) {
			boolean letter = b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '-' || b == '_';
			if (!letter) {
				return Optional.empty();
			}
		}
		return value.length % 4 == 1 || value.length > 2 * MAX_LENGTH ? Optional.empty() : Optional.of(Base64.getUrlDecoder().decode(value));
	}

	/** The message that the bytes begin with, if more follows it; empty also if they are one message, or begin with none. */
	public static Optional<byte[]> before(byte[] bytes) {
		int length = DnsDecoder.length(bytes);
		return length > 0 && length < bytes.length ? Optional.of(Arrays.copyOf(bytes, length)) : Optional.empty();
	}

	/**
	 * Tells a message that HTTP carried: its record, and the names of addresses with their derivation. Its bytes are not offered.
	 *
	 * @param answers whether a server gave it as its answer: only then its addresses are named, whatever the message says of itself
	 * @param frame the frame that completed it
	 * @param layer exactly the message's bytes; made only when a name is told
	 * @return false if the bytes are no whole DNS message
	 */
	public static boolean tell(CaptureContext context, Flow flow, boolean answers, byte[] message, FrameRef frame, Supplier<Layer> layer) {
		return message.length <= MAX_LENGTH && DnsFindings.tell(context, flow, answers ? DnsTransport.HTTPS : DnsTransport.HTTPS_REQUEST,
				DnsDecoder.strict(message), frame, layer);
	}
}
