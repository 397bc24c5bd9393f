package org.telltale.capture.tls;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.telltale.base.json.Json;
import org.telltale.capture.tls.crypt.CipherSuite;
import org.telltale.capture.tls.crypt.RecordKeys;
import org.telltale.capture.tls.crypt.RecordOpener;

/** From a handshake and a key log to the epochs that may open its records. */
final class Secrets {

	/** What protects records of TLS 1.3, in the order in which a client uses it. */
	enum Stage {
		/** Data that a client sends with its ClientHello (RFC 8446 section 2.3). */
		EARLY,
		/** The handshake behind the ServerHello. */
		HANDSHAKE,
		/** Everything behind Finished. */
		APPLICATION
	}

	private static final HexFormat HEX = HexFormat.of();

	private final Supplier<KeyLog> keys;
	private final Negotiation negotiation;

	Secrets(Supplier<KeyLog> keys, Negotiation negotiation) {
		this.keys = keys;
		this.negotiation = negotiation;
	}

	/** The suite agreed upon; empty if its records cannot be opened, or belong to another version. */
	Optional<CipherSuite> suite() {
		return negotiation.server.flatMap(hello -> CipherSuite.of(hello.ciphers().at(0)))
				.filter(suite -> suite.thirteen() == negotiation.thirteen());
	}

	/** Whether records are opened of the version agreed upon. */
	boolean versionKnown() {
		return negotiation.version() >= 0x0301 && negotiation.version() <= 0x0304;
	}

	/** Whether the log has a line for the connection. @param before offset in the capture up to which its own secrets count */
	boolean any(long before) {
		Optional<TlsMessage> hello = negotiation.client;
		if (hello.isEmpty()) {
			return false;
		}
		KeyLog log = keys.get();
		byte[] random = hello.get().random();
		if (!log.find(KeyLog.CLIENT_RANDOM, random, before).isEmpty()) {
			return true;
		}
		for (boolean client : new boolean[] { true, false }) {
			for (Stage stage : Stage.values()) {
				if (!log.find(label(client, stage), random, before).isEmpty()) {
					return true;
				}
			}
		}
		byte[] session = negotiation.server.map(TlsMessage::sessionId).orElse(hello.get().sessionId());
		return !log.find(KeyLog.RSA, negotiation.encryptedPreMaster, before).isEmpty()
				|| session.length > 0 && !log.find(KeyLog.SESSION, session, before).isEmpty();
	}

	/** The secrets of TLS 1.3 that a side's records may be under. */
	List<KeyLog.Line> lines13(boolean client, Stage stage, long before) {
		return keys.get().find(label(client, stage), negotiation.client.orElseThrow().random(), before);
	}

	/** Their epochs. */
	List<Epoch> of13(boolean client, Stage stage, List<KeyLog.Line> lines) {
		List<Epoch> found = new ArrayList<>(1);
		String label = label(client, stage);
		CipherSuite suite = suite().orElseThrow();
		for (KeyLog.Line line : lines) {
			found.add(Epoch.of13(suite, params(client, label), line.place(), line.secret()));
		}
		return found;
	}

	/** Epochs before TLS 1.3 that a side's records may be in. */
	List<Epoch> before13(boolean client, long before) {
		List<Epoch> found = new ArrayList<>(1);
		KeyLog log = keys.get();
		TlsMessage hello = negotiation.client.orElseThrow();
		TlsMessage answer = negotiation.server.orElseThrow();
		CipherSuite suite = suite().orElseThrow();
		for (KeyLog.Line line : log.find(KeyLog.CLIENT_RANDOM, hello.random(), before)) {
			found.add(epoch(suite, client, line, line.secret(), false));
		}
		if (answer.sessionId().length > 0) {
			for (KeyLog.Line line : log.find(KeyLog.SESSION, answer.sessionId(), before)) {
				found.add(epoch(suite, client, line, line.secret(), false));
			}
		}
		for (KeyLog.Line line : log.find(KeyLog.RSA, negotiation.encryptedPreMaster, before)) {
			boolean extended = answer.has(TlsMessage.EXTENDED_MASTER_SECRET);
			byte[] master = extended ? RecordKeys.extendedMaster(negotiation.version(), suite, line.secret(), negotiation.sessionHash)
					: RecordKeys.master(negotiation.version(), suite, line.secret(), hello.random(), answer.random());
			found.add(epoch(suite, client, line, master, extended));
		}
		return found;
	}

	private Epoch epoch(CipherSuite suite, boolean client, KeyLog.Line line, byte[] master, boolean extended) {
		TlsMessage hello = negotiation.client.orElseThrow();
		TlsMessage answer = negotiation.server.orElseThrow();
		int version = negotiation.version();
		boolean macLast = suite.chained() && answer.has(TlsMessage.ENCRYPT_THEN_MAC);
		RecordOpener opener = RecordKeys.before13(version, suite, client, macLast, master, hello.random(), answer.random());
		Json.Fields params = params(client, line.label()).put("serverRandom", HEX.formatHex(answer.random()));
		if (suite.chained()) {
			params.put("encryptThenMac", macLast);
		}
		if (extended) {
			params.put("sessionHash", HEX.formatHex(negotiation.sessionHash));
		}
		return Epoch.before13(suite, suite.chained() && version == 0x0301, params, line.place(), opener);
	}

	private Json.Fields params(boolean client, String label) {
		return Json.object().put("version", HEX.toHexDigits((short) negotiation.version()))
				.put("suite", HEX.toHexDigits((short) suite().orElseThrow().id())).put("side", client ? "client" : "server")
				.put("secret", label).put("clientRandom", HEX.formatHex(negotiation.client.orElseThrow().random()));
	}

	private static String label(boolean client, Stage stage) {
		String side = client ? "CLIENT" : "SERVER";
		return side + switch (stage) {
			case EARLY -> "_EARLY_TRAFFIC_SECRET";
			case HANDSHAKE -> "_HANDSHAKE_TRAFFIC_SECRET";
			case APPLICATION -> "_TRAFFIC_SECRET_0";
		};
	}
}
