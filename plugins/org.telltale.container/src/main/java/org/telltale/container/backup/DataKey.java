package org.telltale.container.backup;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/**
 * What decrypts a backup's data, got out of its key blob with a password (docs/formats/handset.md, Android backups).
 *
 * @param key of AES-256
 * @param iv of the first block
 */
record DataKey(byte[] key, byte[] iv) {

	/** More are not computed: a file may ask for years of work. */
	static final int MOST_ROUNDS = 1_000_000;

	private static final int KEY_BYTES = 32;
	private static final int BLOCK_BYTES = 16;
	/** IV, key and checksum, each with its length, and padding. */
	private static final int BLOB_BYTES = 96;
	/** Both ways in which Android made bytes of a password's characters. */
	private static final Function<String, byte[]> UTF_8 = text -> text.getBytes(StandardCharsets.UTF_8);
	private static final Function<String, byte[]> LOW_BYTES = DataKey::lowBytes;

	/** Whether the numbers can be those of a key that is looked for. */
	static boolean isPossible(BackupHeader.Lock lock) {
		return lock.rounds() >= 1 && lock.rounds() <= MOST_ROUNDS && lock.iv().length == BLOCK_BYTES && lock.blob().length == BLOB_BYTES;
	}

	/** The key that the first fitting password gives; empty if none fits. */
	static Optional<DataKey> open(BackupHeader.Lock lock, int version, List<String> passwords) {
		List<Function<String, byte[]>> ways = version == 1 ? List.of(UTF_8, LOW_BYTES) : List.of(UTF_8);
		for (String password : passwords) {
			Optional<DataKey> key = open(lock, password, ways);
			if (key.isPresent()) {
				return key;
			}
		}
		return Optional.empty();
	}

	/** Of most passwords all ways make the same bytes: deriving the key of them once is work enough. */
	private static Optional<DataKey> open(BackupHeader.Lock lock, String password, List<Function<String, byte[]>> ways) {
		byte[] last = new byte[0];
		byte[] userKey = new byte[0];
		for (Function<String, byte[]> way : ways) {
			byte[] bytes = way.apply(password);
			if (userKey.length == 0 || !Arrays.equals(bytes, last)) {
				userKey = Pbkdf2.derive(bytes, lock.userSalt(), (int) lock.rounds(), KEY_BYTES);
			}
			last = bytes;
			Optional<DataKey> key = open(lock, userKey, way);
			if (key.isPresent()) {
				return key;
			}
		}
		return Optional.empty();
	}

	private static Optional<DataKey> open(BackupHeader.Lock lock, byte[] userKey, Function<String, byte[]> bytes) {
		try {
			ByteCursor blob = new ByteCursor(cipher("AES/CBC/PKCS5Padding", userKey, lock.iv()).doFinal(lock.blob()));
			byte[] iv = blob.bytes(blob.u8());
			byte[] key = blob.bytes(blob.u8());
			byte[] checksum = blob.bytes(blob.u8());
			boolean right = iv.length == BLOCK_BYTES && key.length == KEY_BYTES
					&& Arrays.equals(checksum, Pbkdf2.derive(bytes.apply(signExtended(key)), lock.checksumSalt(), (int) lock.rounds(), KEY_BYTES));
			return right ? Optional.of(new DataKey(key, iv)) : Optional.empty();
		} catch (GeneralSecurityException | TruncatedException wrongPassword) {
			return Optional.empty();
		}
	}

	/** A cipher that decrypts. */
	static Cipher cipher(String transformation, byte[] key, byte[] iv) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance(transformation);
		cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
		return cipher;
	}

	/** Android casts each signed byte to a character. */
	private static String signExtended(byte[] key) {
		StringBuilder text = new StringBuilder();
		for (byte b : key) {
			text.append((char) b);
		}
		return text.toString();
	}

	private static byte[] lowBytes(String text) {
		byte[] bytes = new byte[text.length()];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) text.charAt(i);
		}
		return bytes;
	}
}
