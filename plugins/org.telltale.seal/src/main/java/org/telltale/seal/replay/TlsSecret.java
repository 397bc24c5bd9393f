package org.telltale.seal.replay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.telltale.seal.refusal.Refusal;

/** One line of a key log (draft-ietf-tls-keylogfile, and two older forms), and the key block of TLS before 1.3 that it leads to. */
final class TlsSecret {

	private static final Pattern LABELLED = Pattern.compile("([A-Z_0-9]+) ([0-9A-Fa-f]{64}) ((?:[0-9A-Fa-f]{2})+)");
	private static final Pattern PRE_MASTER = Pattern.compile("RSA [0-9A-Fa-f]{16} ([0-9A-Fa-f]{96})");
	private static final Pattern SESSION = Pattern.compile("RSA Session-ID:(?:[0-9A-Fa-f]{2}){0,32} Master-Key:([0-9A-Fa-f]{96})");
	private static final int MASTER = 48;

	/** What one side protects its records with. */
	record Keys(byte[] mac, byte[] key, byte[] iv) {
	}

	private TlsSecret() {
	}

	/** The secret of the line, which has to be of the label and for the client random that the parameters name. */
	static byte[] of(byte[] line, TlsParameters parameters) throws Refusal {
		String text = new String(line, StandardCharsets.ISO_8859_1);
		return switch (parameters.secret()) {
			case "RSA" -> group(PRE_MASTER.matcher(text));
			case "Session-ID" -> group(SESSION.matcher(text));
			default -> labelled(LABELLED.matcher(text), parameters);
		};
	}

	private static byte[] group(Matcher matcher) throws Refusal {
		Refusal.unless(matcher.matches(), "the keys are no line of a key log of that label");
		return HexFormat.of().parseHex(matcher.group(1));
	}

	private static byte[] labelled(Matcher matcher, TlsParameters parameters) throws Refusal {
		Refusal.unless(matcher.matches() && matcher.group(1).equals(parameters.secret()), "the keys are no line of a key log of that label");
		Refusal.unless(matcher.group(2).toLowerCase(Locale.ROOT).equals(HexFormat.of().formatHex(parameters.clientRandom())),
				"the keys are those of another client random");
		byte[] secret = HexFormat.of().parseHex(matcher.group(3));
		int length = parameters.version() < 0x0304 || parameters.suite().prfDigest().equals("SHA-384") ? MASTER : 32;
		Refusal.unless(secret.length == length, "the secret has not the length that its cipher suite wants");
		return secret;
	}

	/** The key block of RFC 5246 section 6.3, of it what the side has that sent the records. */
	static Keys block(byte[] secret, TlsParameters p) {
		String prf = p.version() < 0x0303 ? "MD5-SHA-1" : p.suite().prfDigest();
		byte[] master = secret;
		if (p.secret().equals("RSA")) {
			master = p.sessionHash().isPresent() ? Hmac.prf(prf, secret, "extended master secret", p.sessionHash().get(), MASTER)
					: Hmac.prf(prf, secret, "master secret", Hmac.joined(p.clientRandom(), p.serverRandom()), MASTER);
		}
		int mac = p.suite().macLength();
		int key = p.suite().keyLength();
		int iv = switch (p.suite().kind()) {
			case GCM, CCM, CCM_8 -> 4;
			case CHACHA20 -> 12;
			case CBC -> p.version() == 0x0301 ? p.suite().blockLength() : 0;
			default -> 0;
		};
		byte[] block = Hmac.prf(prf, master, "key expansion", Hmac.joined(p.serverRandom(), p.clientRandom()), 2 * (mac + key + iv));
		int own = p.client() ? 0 : 1;
		return new Keys(part(block, own * mac, mac), part(block, 2 * mac + own * key, key), part(block, 2 * (mac + key) + own * iv, iv));
	}

	private static byte[] part(byte[] block, int from, int length) {
		return Arrays.copyOfRange(block, from, from + length);
	}
}
