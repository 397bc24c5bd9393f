package org.telltale.container;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Android backups, with the JDK's own PBKDF2. */
final class BackupBuilder {

	private static final int ROUNDS = 5;

	private BackupBuilder() {
	}

	static byte[] plain(int version, boolean compressed, byte[] data) {
		return join(("ANDROID BACKUP\n" + version + "\n" + (compressed ? 1 : 0) + "\nnone\n").getBytes(StandardCharsets.US_ASCII),
				compressed ? deflate(data) : data);
	}

	static byte[] locked(int version, boolean compressed, byte[] data, String password) {
		byte[] userSalt = bytes(64, 3);
		byte[] checksumSalt = bytes(64, 5);
		byte[] master = bytes(32, 179);
		byte[] iv = bytes(16, 11);
		byte[] userIv = bytes(16, 13);
		char[] masterText = new char[master.length];
		for (int i = 0; i < master.length; i++) {
			masterText[i] = (char) master[i];
		}
		byte[] checksum = pbkdf2(masterText, checksumSalt);
		byte[] blob = aes(pbkdf2(password.toCharArray(), userSalt), userIv,
				join(new byte[] {16}, iv, new byte[] {32}, master, new byte[] {32}, checksum));
		HexFormat hex = HexFormat.of().withUpperCase();
		String header = String.join("\n", "ANDROID BACKUP", "" + version, compressed ? "1" : "0", "AES-256", hex.formatHex(userSalt),
				hex.formatHex(checksumSalt), "" + ROUNDS, hex.formatHex(userIv), hex.formatHex(blob)) + "\n";
		return join(header.getBytes(StandardCharsets.US_ASCII), aes(master, iv, compressed ? deflate(data) : data));
	}

	private static byte[] bytes(int count, int step) {
		byte[] bytes = new byte[count];
		for (int i = 0; i < count; i++) {
			bytes[i] = (byte) (i * step + step);
		}
		return bytes;
	}

	private static byte[] pbkdf2(char[] password, byte[] salt) {
		try {
			return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1").generateSecret(new PBEKeySpec(password, salt, ROUNDS, 256)).getEncoded();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	private static byte[] aes(byte[] key, byte[] iv, byte[] data) {
		try {
			Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
			return cipher.doFinal(data);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	static byte[] deflate(byte[] data) {
		Deflater deflater = new Deflater();
		deflater.setInput(data);
		deflater.finish();
		byte[] out = new byte[data.length + 1024];
		int length = deflater.deflate(out);
		deflater.end();
		return java.util.Arrays.copyOf(out, length);
	}

	private static byte[] join(byte[]... parts) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			all.writeBytes(part);
		}
		return all.toByteArray();
	}
}
