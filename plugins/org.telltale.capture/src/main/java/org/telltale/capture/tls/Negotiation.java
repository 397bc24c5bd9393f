package org.telltale.capture.tls;

import java.util.Optional;

/** What a handshake agreed upon so far, as far as it bears on keys. Of one connection; on the thread of its flow. */
final class Negotiation {

	Optional<TlsMessage> client = Optional.empty();
	Optional<TlsMessage> server = Optional.empty();
	/** The HelloRetryRequest, if there was one. */
	Optional<TlsMessage> retry = Optional.empty();
	/** Whether a ClientKeyExchange was seen, which TLS 1.3 does not have. */
	boolean keyExchange;
	/** The first 8 bytes of the pre-master secret as the client encrypted it with RSA; empty without. */
	byte[] encryptedPreMaster = {};
	/** The session hash (RFC 7627 section 3); empty until the ClientKeyExchange. */
	byte[] sessionHash = {};

	/** Whether a ServerHello has come that is no HelloRetryRequest. */
	boolean answered() {
		return client.isPresent() && server.isPresent();
	}

	/** Whether a version before TLS 1.3 was agreed upon: there a ChangeCipherSpec means what it says. */
	boolean settled() {
		return server.isPresent() && !thirteen() || keyExchange;
	}

	/** The version agreed upon; 0 before the ServerHello. */
	int version() {
		return server.map(TlsMessage::version).orElse(0);
	}

	/** Whether TLS 1.3, or a draft of it, was agreed upon. */
	boolean thirteen() {
		int version = version();
		return version == 0x0304 || version >> 8 == 0x7f;
	}
}
