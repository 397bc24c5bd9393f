package org.telltale.capture.tls;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fingerprints of hellos that were seen lately: one program's hellos differ only in their random parts. One for each worker. */
final class KnownFingerprints {

	private static final int MOST = 1024;

	/** Everything of a hello that its fingerprints depend on. */
	private record Shape(int legacyVersion, Codes versions, Codes ciphers, Codes extensions, Codes groups, Codes pointFormats, Codes signatures,
			List<String> alpn) {

		static Shape of(TlsMessage hello) {
			return new Shape(hello.legacyVersion(), hello.versions(), hello.ciphers(), hello.extensions(), hello.groups(), hello.pointFormats(),
					hello.signatures(), hello.alpn());
		}
	}

	/** Those of a ClientHello over TCP. */
	record Client(String ja3, String ja4) {
	}

	private final Map<Shape, Client> clients = new HashMap<>();
	private final Map<Shape, String> servers = new HashMap<>();

	/** JA3 and JA4 of a ClientHello over TCP. */
	Client client(TlsMessage hello) {
		if (clients.size() == MOST) {
			clients.clear();
		}
		return clients.computeIfAbsent(Shape.of(hello), shape -> new Client(ClientFingerprint.ja3(hello), ClientFingerprint.ja4(hello, false)));
	}

	/** JA3S of a ServerHello. */
	String server(TlsMessage hello) {
		if (servers.size() == MOST) {
			servers.clear();
		}
		return servers.computeIfAbsent(Shape.of(hello), shape -> ClientFingerprint.ja3s(hello));
	}
}
