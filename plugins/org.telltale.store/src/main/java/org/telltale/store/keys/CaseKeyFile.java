package org.telltale.store.keys;

import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import org.telltale.base.cipher.AesGcm;
import org.telltale.base.cipher.Hkdf;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.store.CaseException;

/**
 * The wrapped master key, as it stands in {@code case.key} and in the first line of an encrypted archive: one JSON object.
 *
 * @param iterations of PBKDF2-HMAC-SHA-256 (RFC 8018)
 * @param wrapped the master key under AES-256-GCM, its tag behind it
 */
public record CaseKeyFile(int iterations, byte[] salt, byte[] nonce, byte[] wrapped) {

	/** How often a new password is hashed: what OWASP's password storage advice asks of PBKDF2 with SHA-256 at least. */
	public static final int ITERATIONS = 600_000;
	/** Shorter passwords are refused for new ones (NIST SP 800-63B). */
	public static final int LEAST_PASSWORD = 8;

	private static final int MOST_ITERATIONS = 50_000_000;
	private static final int SALT_BYTES = 32;
	private static final int MOST_BYTES = 4096;
	private static final String FORMAT = "telltale-case-key";
	private static final String KDF = "PBKDF2-HMAC-SHA-256";
	private static final String CIPHER = "AES-256-GCM";

	/** A new master key and its wrapping. @param secret the key */
	public record Made(CaseKeyFile file, CaseSecret secret) {
	}

	/** Makes a new master key. @throws CaseException if the password is too short */
	public static Made create(char[] password) throws CaseException {
		CaseSecret secret = CaseSecret.random();
		return new Made(wrap(secret, password), secret);
	}

	/** Wraps a key by another password. @throws CaseException if the password is too short */
	public static CaseKeyFile wrap(CaseSecret secret, char[] password) throws CaseException {
		if (password.length < LEAST_PASSWORD) {
			throw new CaseException("the password has fewer than " + LEAST_PASSWORD + " characters", "take a longer one: whoever has the folder can try passwords without limit");
		}
		SecureRandom random = new SecureRandom();
		byte[] salt = new byte[SALT_BYTES];
		random.nextBytes(salt);
		byte[] nonce = new byte[AesGcm.NONCE_BYTES];
		random.nextBytes(nonce);
		CaseKeyFile open = new CaseKeyFile(ITERATIONS, salt, nonce, new byte[0]);
		return new CaseKeyFile(ITERATIONS, salt, nonce, new AesGcm(open.derived(password)).encrypt(nonce, open.data(), secret.master()));
	}

	/** The master key; empty if the password does not open it, or the file was altered. */
	public Optional<CaseSecret> unlock(char[] password) {
		return new AesGcm(derived(password)).decrypt(nonce, data(), wrapped).filter(key -> key.length == Hkdf.KEY_BYTES).map(CaseSecret::new);
	}

	/** The master key by the password that a source gives, which is wiped. @throws CaseException in one line, if it does not open the case */
	public CaseSecret unlock(Path folder, PasswordSource source) throws CaseException {
		char[] password = source.password(folder);
		try {
			return unlock(password).orElseThrow(() -> new CaseException("the password does not open " + folder, "give the right one; nothing was changed"));
		} finally {
			Arrays.fill(password, '\0');
		}
	}

	private byte[] derived(char[] password) {
		char[] normal = Normalizer.normalize(CharBuffer.wrap(password), Normalizer.Form.NFC).toCharArray();
		PBEKeySpec spec = new PBEKeySpec(normal, salt, iterations, Hkdf.KEY_BYTES * Byte.SIZE);
		try {
			return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("this Java runtime lacks " + KDF, e);
		} finally {
			spec.clearPassword();
			Arrays.fill(normal, '\0');
		}
	}

	/** What is authenticated with the key: the canonical JSON of everything but it. */
	private byte[] data() {
		return fields().toString().getBytes(StandardCharsets.UTF_8);
	}

	private Json.Fields fields() {
		HexFormat hex = HexFormat.of();
		return Json.object().put("format", FORMAT).put("version", 1).put("kdf", KDF).put("iterations", iterations).put("salt", hex.formatHex(salt))
				.put("cipher", CIPHER).put("nonce", hex.formatHex(nonce));
	}

	/** The canonical JSON, without a line's end. */
	public String line() {
		return fields().put("key", HexFormat.of().formatHex(wrapped)).toString();
	}

	/** The key file of a line; empty if it is none, or of a version that this program does not know. */
	public static Optional<CaseKeyFile> parse(String line) {
		try {
			Json json = JsonReader.read(line);
			long iterations = json.integer("iterations").orElse(0L);
			boolean known = json.text("format").equals(Optional.of(FORMAT)) && json.integer("version").equals(Optional.of(1L))
					&& json.text("kdf").equals(Optional.of(KDF)) && json.text("cipher").equals(Optional.of(CIPHER));
			if (!known || iterations < 1 || iterations > MOST_ITERATIONS) {
				return Optional.empty();
			}
			CaseKeyFile file = new CaseKeyFile((int) iterations, bytes(json, "salt"), bytes(json, "nonce"), bytes(json, "key"));
			return file.nonce.length == AesGcm.NONCE_BYTES && file.salt.length > 0 ? Optional.of(file) : Optional.empty();
		} catch (JsonSyntaxException | IllegalArgumentException none) {
			return Optional.empty();
		}
	}

	private static byte[] bytes(Json json, String name) {
		return HexFormat.of().parseHex(json.text(name).orElse(""));
	}

	/** Reads a key file. */
	public static CaseKeyFile read(Path file) throws CaseException {
		try {
			Optional<CaseKeyFile> read = Files.size(file) > MOST_BYTES ? Optional.empty() : parse(Files.readString(file).strip());
			return read.orElseThrow(() -> new CaseException("the key file " + file + " is damaged or of a newer version", "put a copy of it back; without it nothing of the case can be read"));
		} catch (IOException e) {
			throw new CaseException("the key file " + file + " cannot be read", "put a copy of it back; without it nothing of the case can be read", e);
		}
	}
}
