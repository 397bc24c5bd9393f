package org.telltale.seal.replay;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.base.json.Json;
import org.telltale.seal.refusal.Refusal;

/**
 * The parameters of {@code tls.decrypt}: those that its case has, all of them and no others.
 *
 * @param version 0x0301 to 0x0304
 * @param suite the cipher suite
 * @param client whether the client sent the records
 * @param content type of the records that the result is made of
 * @param secret the label of the line of the key log
 * @param clientRandom 32 bytes
 * @param serverRandom 32 bytes; none in TLS 1.3
 * @param sequence number of the first record, unsigned
 * @param encryptThenMac RFC 7366
 * @param iv the block before the first; empty if it is not given
 * @param keystream bytes of key stream used before
 * @param sessionHash RFC 7627
 * @param updates of the secret before the first record
 * @param updatesAt numbers of records before which the secret is updated
 */
record TlsParameters(int version, TlsSuite suite, boolean client, int content, String secret, byte[] clientRandom, byte[] serverRandom,
		long sequence, boolean encryptThenMac, byte[] iv, long keystream, Optional<byte[]> sessionHash, int updates, int[] updatesAt) {

	private static final int RANDOM = 32;
	private static final int MAX_HASH = 48;
	private static final int MD5_AND_SHA_1 = 36;
	/** RC4 has to be run through: more than this a verifier does not bear. */
	private static final long MAX_KEYSTREAM = 1L << 31;
	private static final int MAX_UPDATES = 65_536;
	private static final byte[] NONE = {};
	private static final int[] NOWHERE = {};

	static TlsParameters of(Json json) throws Refusal {
		int version = switch (Members.text(json, "version")) {
			case "0301" -> 0x0301;
			case "0302" -> 0x0302;
			case "0303" -> 0x0303;
			case "0304" -> 0x0304;
			default -> throw new Refusal("a version of TLS that is not known");
		};
		TlsSuite suite = TlsSuite.of(Members.text(json, "suite"));
		Refusal.unless(suite.tls13() == (version == 0x0304), "a cipher suite of another version of TLS");
		String side = Members.text(json, "side");
		Refusal.unless(side.equals("client") || side.equals("server"), "a side that is not known: " + side);
		long sequence = Members.unsigned(json, "sequence");
		String secret = secret(json, version, side);
		Set<String> allowed = new TreeSet<>();
		Members.require(json, wanted(version, suite, sequence, secret, allowed), allowed, "the parameters of tls.decrypt");
		TlsParameters read = new TlsParameters(version, suite, side.equals("client"), content(json), secret, exactly(json, "clientRandom", RANDOM),
				version < 0x0304 ? exactly(json, "serverRandom", RANDOM) : NONE, sequence,
				suite.kind() == TlsSuite.Kind.CBC && Members.bool(json, "encryptThenMac"),
				json.get("iv").isPresent() ? exactly(json, "iv", suite.blockLength()) : NONE,
				suite.kind() == TlsSuite.Kind.STREAM ? Members.unsigned(json, "keystream") : 0, sessionHash(json, version, suite),
				version == 0x0304 ? Members.index(json, "updates") : 0,
				json.get("updatesAt").isPresent() ? Members.indices(json, "updatesAt", 0) : NOWHERE);
		Refusal.unless(json.get("updatesAt").isEmpty() || read.updatesAt().length > 0, "the parameter updatesAt is empty");
		read.requireBearable();
		return read;
	}

	/** The members that the case has; into {@code allowed} go those that it may have. */
	private static Set<String> wanted(int version, TlsSuite suite, long sequence, String secret, Set<String> allowed) {
		Set<String> wanted = new TreeSet<>(Set.of("version", "suite", "side", "content", "secret", "clientRandom", "sequence"));
		if (version == 0x0304) {
			wanted.add("updates");
			allowed.add("updatesAt");
			return wanted;
		}
		wanted.add("serverRandom");
		if (suite.kind() == TlsSuite.Kind.CBC) {
			wanted.add("encryptThenMac");
			if (version == 0x0301 && sequence != 0) {
				wanted.add("iv");
			}
		}
		if (suite.kind() == TlsSuite.Kind.STREAM) {
			wanted.add("keystream");
		}
		if (secret.equals("RSA")) {
			allowed.add("sessionHash");
		}
		return wanted;
	}

	private static String secret(Json json, int version, String side) throws Refusal {
		String label = Members.text(json, "secret");
		Set<String> labels = version < 0x0304 ? Set.of("CLIENT_RANDOM", "RSA", "Session-ID")
				: side.equals("client") ? Set.of("CLIENT_EARLY_TRAFFIC_SECRET", "CLIENT_HANDSHAKE_TRAFFIC_SECRET", "CLIENT_TRAFFIC_SECRET_0")
						: Set.of("SERVER_HANDSHAKE_TRAFFIC_SECRET", "SERVER_TRAFFIC_SECRET_0");
		Refusal.unless(labels.contains(label), "the secret is none of that version and side: " + label);
		return label;
	}

	private static int content(Json json) throws Refusal {
		return switch (Members.text(json, "content")) {
			case "application_data" -> 23;
			case "handshake" -> 22;
			default -> throw new Refusal("a content type that is not known");
		};
	}

	/** Its length is that of the handshake hash: of MD5 and SHA-1 together before TLS 1.2. */
	private static Optional<byte[]> sessionHash(Json json, int version, TlsSuite suite) throws Refusal {
		if (json.get("sessionHash").isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(exactly(json, "sessionHash", version < 0x0303 ? MD5_AND_SHA_1 : suite.prfDigest().equals("SHA-384") ? MAX_HASH : RANDOM));
	}

	private static byte[] exactly(Json json, String name, int length) throws Refusal {
		byte[] bytes = Members.hex(json, name, length);
		Refusal.unless(bytes.length == length, "the parameter " + name + " has not " + length + " bytes");
		return bytes;
	}

	private void requireBearable() throws Refusal {
		Refusal.unless(keystream >= 0 && keystream <= MAX_KEYSTREAM, "more key stream was used than this verifier bears");
		Refusal.unless(updates <= MAX_UPDATES, "the secret was updated more often than this verifier bears");
		for (int i = 1; i < updatesAt.length; i++) {
			Refusal.unless(updatesAt[i] > updatesAt[i - 1], "the parameter updatesAt does not ascend");
		}
	}
}
