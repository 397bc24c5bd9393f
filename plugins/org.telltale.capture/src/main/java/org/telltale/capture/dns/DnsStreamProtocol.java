package org.telltale.capture.dns;

import java.util.Optional;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Opening;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;

/** DNS over TCP, known by its port; over TLS (RFC 7858), by its port and the head of its first message. */
public final class DnsStreamProtocol implements StreamProtocol {

	private static final int DNS = 53;
	private static final int DNS_OVER_TLS = 853;
	/** The length in front of a message, and the message's header. */
	private static final int HEAD = 14;

	private final boolean sealed;

	private DnsStreamProtocol(boolean sealed) {
		this.sealed = sealed;
	}

	/** DNS over TCP (RFC 1035 section 4.2.2). */
	public static DnsStreamProtocol tcp() {
		return new DnsStreamProtocol(false);
	}

	/** DNS inside TLS. */
	public static DnsStreamProtocol tls() {
		return new DnsStreamProtocol(true);
	}

	@Override
	public String name() {
		return "dns";
	}

	@Override
	public Guess recognise(Opening opening) {
		if (!opening.port(sealed ? DNS_OVER_TLS : DNS)) {
			return Guess.NO;
		} else if (!sealed) {
			return Guess.YES;
		} else if (opening.length() < HEAD) {
			return Guess.PERHAPS;
		}
		boolean message = (opening.at(0) << 8 | opening.at(1)) >= HEAD - 2 && DnsDecoder.looksLike(opening.bytes(), opening.from() + 2, opening.to());
		return message ? Guess.YES : Guess.NO;
	}

	@Override
	public Optional<FieldReader> fields() {
		return Optional.of(new DnsStreamFields());
	}

	@Override
	public StreamDecoder decoder(Connection connection) {
		return new DnsStreamDecoder(connection, sealed);
	}
}
