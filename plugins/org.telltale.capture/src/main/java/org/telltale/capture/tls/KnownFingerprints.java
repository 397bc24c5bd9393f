package org.telltale.capture.tls;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The fingerprints of hellos that were seen lately: one program's hellos differ only in their random parts. One for each worker. */
final class KnownFingerprints {

	private static final int MOST = 1024;
	/** The fingerprints of a hello with more numbers are worked out anew each time: nobody shall fill memory with hellos. */
	private static final int MOST_CODES = 512;

	/** Everything of a hello that its fingerprints depend on. @param alpn the first protocol; empty if there is none */
	private record Shape(int legacyVersion, Codes versions, Codes ciphers, Codes extensions, Codes groups, Codes pointFormats, Codes signatures,
			String alpn) {

		static Shape of(TlsMessage hello) {
			return new Shape(hello.legacyVersion(), hello.versions(), hello.ciphers(), hello.extensions(), hello.groups(), hello.pointFormats(),
					hello.signatures(), hello.alpn().isEmpty() ? "" : hello.alpn().getFirst());
		}

		boolean small() {
			return versions.size() + ciphers.size() + extensions.size() + groups.size() + pointFormats.size() + signatures.size() <= MOST_CODES;
		}
	}

	/** Those of a ClientHello over TCP. */
	record Client(String ja3, String ja4) {
	}

	private final Map<Shape, Client> clients = new HashMap<>();
	private final Map<Shape, String> servers = new HashMap<>();

	/** JA3 and JA4 of a ClientHello over TCP. */
	Client client(TlsMessage hello) {
		return known(clients, hello, () -> new Client(ClientFingerprint.ja3(hello), ClientFingerprint.ja4(hello, false)));
	}

	/** JA3S of a ServerHello. */
	String server(TlsMessage hello) {
		return known(servers, hello, () -> ClientFingerprint.ja3s(hello));
	}

	private static <T> T known(Map<Shape, T> known, TlsMessage hello, Supplier<T> fingerprints) {
		Shape shape = Shape.of(hello);
		if (!shape.small()) {
			return fingerprints.get();
		}
		if (known.size() == MOST) {
			known.clear();
		}
		return known.computeIfAbsent(shape, fresh -> fingerprints.get());
	}

	/** How many hellos are remembered. */
	int size() {
		return clients.size() + servers.size();
	}
}
