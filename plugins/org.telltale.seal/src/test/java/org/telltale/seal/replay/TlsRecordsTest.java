package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;
import org.telltale.seal.refusal.Refusal;

class TlsRecordsTest {

	private static final String MASTER = "ab".repeat(48);
	private static final String CLIENT_RANDOM = "0a".repeat(32);
	private static final String SERVER_RANDOM = "f0".repeat(32);
	private static final byte[] LINE = ascii("CLIENT_RANDOM " + CLIENT_RANDOM + " " + MASTER);
	private static final byte[] HELLO = ascii("hello, this is content");

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static byte[] hex(String digits) {
		return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
	}

	private static byte[] joined(byte[]... parts) {
		return Hmac.joined(parts);
	}

	private static Json.Fields before13(String version, String suite, int sequence) {
		return Json.object().put("version", version).put("suite", suite).put("side", "client").put("content", "application_data")
				.put("secret", "CLIENT_RANDOM").put("clientRandom", CLIENT_RANDOM).put("serverRandom", SERVER_RANDOM)
				.put("sequence", Integer.toString(sequence));
	}

	/** The client's keys, cut here by hand from RFC 5246 section 6.3. */
	private static byte[][] keys(String prf, int mac, int key, int iv) {
		byte[] block = Hmac.prf(prf, hex(MASTER), "key expansion", joined(hex(SERVER_RANDOM), hex(CLIENT_RANDOM)), 2 * (mac + key + iv));
		return new byte[][] { Arrays.copyOf(block, mac), Arrays.copyOfRange(block, 2 * mac, 2 * mac + key),
				Arrays.copyOfRange(block, 2 * (mac + key), 2 * (mac + key) + iv) };
	}

	private static byte[] record(int type, int version, byte[] body) {
		return ByteBuffer.allocate(5 + body.length).put((byte) type).putShort((short) version).putShort((short) body.length).put(body).array();
	}

	private static byte[] pseudo(long sequence, int type, int version, int length) {
		return ByteBuffer.allocate(13).putLong(sequence).put((byte) type).putShort((short) version).putShort((short) length).array();
	}

	private static byte[] aead(String name, byte[] key, byte[] nonce, byte[] additional, byte[] plain) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance(name);
		cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, name.startsWith("AES") ? "AES" : "ChaCha20"),
				name.startsWith("AES") ? new GCMParameterSpec(128, nonce) : new IvParameterSpec(nonce));
		cipher.updateAAD(additional);
		return cipher.doFinal(plain);
	}

	private static byte[] mac(String name, byte[] key, byte[]... parts) throws GeneralSecurityException {
		Mac mac = Mac.getInstance(name);
		mac.init(new SecretKeySpec(key, name));
		return mac.doFinal(joined(parts));
	}

	private static byte[] cbc(String cipher, byte[] key, byte[] iv, byte[] plain) throws GeneralSecurityException {
		Cipher cbc = Cipher.getInstance(cipher + "/CBC/NoPadding");
		cbc.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, cipher), new IvParameterSpec(iv));
		return cbc.doFinal(plain);
	}

	/** With padding up to {@code more} blocks longer than needed. */
	private static byte[] padded(byte[] plain, int block, int more) {
		int padding = block - 1 - plain.length % block + more * block;
		byte[] all = Arrays.copyOf(plain, plain.length + padding + 1);
		Arrays.fill(all, plain.length, all.length, (byte) padding);
		return all;
	}

	private static void decrypts(byte[] wanted, byte[] records, byte[] line, Json.Fields parameters) throws Refusal {
		assertArrayEquals(wanted, TlsRecords.decrypt(records, line, parameters));
		for (int at = 0; at < records.length; at++) {
			byte[] changed = records.clone();
			changed[at] ^= 1;
			refused(changed, line, parameters);
		}
		for (int cut = 1; cut < records.length; cut++) {
			if (cut != records.length / 2 || records.length % 2 != 0) {
				refused(Arrays.copyOf(records, cut), line, parameters);
			}
		}
		for (int at = 0; at < line.length; at++) {
			byte[] changed = line.clone();
			changed[at] ^= 1;
			if (!ofRsaId(line, at)) {
				refused(records, changed, parameters);
			}
		}
		refused(records, line, parameters.copy().put("sequence", "7"));
		refused(records, line, parameters.copy().put("sequence", "00"));
		refused(records, line, parameters.copy().put("side", "server"));
		refused(records, line, parameters.copy().put("clientRandom", CLIENT_RANDOM.replace('0', '1')));
		refused(records, line, parameters.copy().put("more", 1));
		refused(records, line, parameters.copy().put("content", "alert"));
	}

	/** The 8 bytes of the encrypted pre-master secret are not compared. */
	private static boolean ofRsaId(byte[] line, int at) {
		return line[0] == 'R' && at >= 4 && at < 20;
	}

	private static void refused(byte[] records, byte[] line, Json.Fields parameters) {
		assertThrows(Refusal.class, () -> TlsRecords.decrypt(records, line, parameters));
	}

	@Test
	void gcmOfTls12IsOpenedAndAnyChangedByteIsRefused() throws Exception {
		byte[][] keys = keys("SHA-384", 0, 32, 4);
		byte[] explicit = hex("0102030405060708");
		byte[] records = {};
		for (int i = 0; i < 2; i++) {
			byte[] sealed = aead("AES/GCM/NoPadding", keys[1], joined(keys[2], explicit), pseudo(3 + i, 23, 0x0303, HELLO.length), HELLO);
			records = joined(records, record(23, 0x0303, joined(explicit, sealed)));
		}
		decrypts(joined(HELLO, HELLO), records, LINE, before13("0303", "c030", 3));
		refused(records, LINE, before13("0303", "009c", 3));
		refused(records, LINE, before13("0304", "c030", 3).put("updates", 0));
		refused(records, LINE, before13("0303", "1302", 3));
		refused(records, LINE, before13("0303", "c030", 3).put("encryptThenMac", false));
		refused(records, LINE, before13("0303", "c030", 3).put("updates", 0));
		refused(records, LINE, before13("0303", "C030", 3));
	}

	@Test
	void onlyRecordsOfTheContentWantedAreInTheResult() throws Exception {
		byte[][] keys = keys("SHA-256", 0, 16, 4);
		byte[] explicit = new byte[8];
		byte[] handshake = record(22, 0x0303,
				joined(explicit, aead("AES/GCM/NoPadding", keys[1], joined(keys[2], explicit), pseudo(0, 22, 0x0303, 4), ascii("fini"))));
		explicit[7] = 1;
		byte[] data = record(23, 0x0303,
				joined(explicit, aead("AES/GCM/NoPadding", keys[1], joined(keys[2], explicit), pseudo(1, 23, 0x0303, HELLO.length), HELLO)));
		assertArrayEquals(HELLO, TlsRecords.decrypt(joined(handshake, data), LINE, before13("0303", "009c", 0)));
		assertArrayEquals(ascii("fini"), TlsRecords.decrypt(joined(handshake, data), LINE, before13("0303", "009c", 0).put("content", "handshake")));
		refused(joined(data, handshake), LINE, before13("0303", "009c", 0));
	}

	@Test
	void chaChaAndCcmAreOpened() throws Exception {
		byte[][] keys = keys("SHA-256", 0, 32, 12);
		byte[] nonce = keys[2].clone();
		nonce[11] ^= 5;
		decrypts(HELLO, record(23, 0x0303, aead("ChaCha20-Poly1305", keys[1], nonce, pseudo(5, 23, 0x0303, HELLO.length), HELLO)), LINE,
				before13("0303", "cca8", 5));
		for (int tag : new int[] { 8, 16 }) {
			byte[][] own = keys("SHA-256", 0, 16, 4);
			byte[] explicit = hex("8877665544332211");
			var ccm = CCMBlockCipher.newInstance(AESEngine.newInstance());
			ccm.init(true, new AEADParameters(new KeyParameter(own[1]), tag * 8, joined(own[2], explicit), pseudo(2, 23, 0x0303, HELLO.length)));
			byte[] sealed = new byte[HELLO.length + tag];
			int done = ccm.processBytes(HELLO, 0, HELLO.length, sealed, 0);
			assertEquals(sealed.length, done + ccm.doFinal(sealed, done));
			decrypts(HELLO, record(23, 0x0303, joined(explicit, sealed)), LINE, before13("0303", tag == 8 ? "c0ae" : "c09c", 2));
		}
	}

	@Test
	void cbcHasItsMacInsideOrBehind() throws Exception {
		byte[][] keys = keys("SHA-256", 32, 16, 0);
		byte[] iv = hex("000102030405060708090a0b0c0d0e0f");
		byte[] inside = mac("HmacSHA256", keys[0], pseudo(9, 23, 0x0303, HELLO.length), HELLO);
		byte[] body = joined(iv, cbc("AES", keys[1], iv, padded(joined(HELLO, inside), 16, 2)));
		decrypts(HELLO, record(23, 0x0303, body), LINE, before13("0303", "003c", 9).put("encryptThenMac", false));
		refused(record(23, 0x0303, body), LINE, before13("0303", "003c", 9));
		byte[] sealed = joined(iv, cbc("AES", keys[1], iv, padded(HELLO, 16, 1)));
		byte[] behind = record(23, 0x0303, joined(sealed, mac("HmacSHA256", keys[0], pseudo(9, 23, 0x0303, sealed.length), sealed)));
		decrypts(HELLO, behind, LINE, before13("0303", "003c", 9).put("encryptThenMac", true));
		refused(behind, LINE, before13("0303", "003c", 9).put("encryptThenMac", false));
	}

	@Test
	void cbcOfTls10GoesOnFromTheLastBlock() throws Exception {
		byte[][] keys = keys("MD5-SHA-1", 20, 24, 8);
		byte[] first = cbc("DESede", keys[1], keys[2], padded(joined(HELLO, mac("HmacSHA1", keys[0], pseudo(0, 23, 0x0301, HELLO.length), HELLO)), 8, 0));
		byte[] last = Arrays.copyOfRange(first, first.length - 8, first.length);
		byte[] next = record(23, 0x0301,
				cbc("DESede", keys[1], last, padded(joined(HELLO, mac("HmacSHA1", keys[0], pseudo(1, 23, 0x0301, HELLO.length), HELLO)), 8, 0)));
		Json.Fields from0 = before13("0301", "000a", 0).put("encryptThenMac", false);
		assertArrayEquals(joined(HELLO, HELLO), TlsRecords.decrypt(joined(record(23, 0x0301, first), next), LINE, from0));
		Json.Fields from1 = before13("0301", "000a", 1).put("encryptThenMac", false);
		assertArrayEquals(HELLO, TlsRecords.decrypt(next, LINE, from1.copy().put("iv", HexFormat.of().formatHex(last))));
		refused(next, LINE, from1);
		refused(next, LINE, from1.copy().put("iv", "00".repeat(8)));
		refused(record(23, 0x0301, first), LINE, from0.copy().put("iv", "00".repeat(8)));
	}

	@Test
	void rc4IsRunThroughToItsPlace() throws Exception {
		byte[][] keys = keys("SHA-256", 16, 16, 0);
		Cipher rc4 = Cipher.getInstance("ARCFOUR");
		rc4.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(keys[1], "ARCFOUR"));
		rc4.update(new byte[100_001]);
		byte[] records = record(23, 0x0303, rc4.update(joined(HELLO, mac("HmacMD5", keys[0], pseudo(4, 23, 0x0303, HELLO.length), HELLO))));
		decrypts(HELLO, records, LINE, before13("0303", "0004", 4).put("keystream", "100001"));
		refused(records, LINE, before13("0303", "0004", 4).put("keystream", "100000"));
		refused(records, LINE, before13("0303", "0004", 4).put("keystream", "18446744073709551615"));
		refused(records, LINE, before13("0303", "0004", 4));
		byte[][] none = keys("SHA-256", 20, 0, 0);
		decrypts(HELLO, record(23, 0x0303, joined(HELLO, mac("HmacSHA1", none[0], pseudo(0, 23, 0x0303, HELLO.length), HELLO))), LINE,
				before13("0303", "0002", 0));
	}

	@Test
	void olderLinesOfKeyLogsAreRead() throws Exception {
		String digits = "03" + "03" + "cd".repeat(46);
		for (String hash : new String[] { "", "5a".repeat(32) }) {
			byte[] master = hash.isEmpty() ? Hmac.prf("SHA-256", hex(digits), "master secret", joined(hex(CLIENT_RANDOM), hex(SERVER_RANDOM)), 48)
					: Hmac.prf("SHA-256", hex(digits), "extended master secret", hex(hash), 48);
			byte[] key = Arrays.copyOf(Hmac.prf("SHA-256", master, "key expansion", joined(hex(SERVER_RANDOM), hex(CLIENT_RANDOM)), 20), 20);
			byte[] records = record(23, 0x0303, joined(HELLO, mac("HmacSHA1", key, pseudo(0, 23, 0x0303, HELLO.length), HELLO)));
			Json.Fields rsa = before13("0303", "0002", 0).put("secret", "RSA");
			if (!hash.isEmpty()) {
				rsa.put("sessionHash", hash);
				refused(records, ascii("RSA 0011223344556677 " + digits), rsa.copy().put("sessionHash", hash + "00"));
				refused(records, ascii("RSA 0011223344556677 " + digits), rsa.copy().put("sessionHash", "5b".repeat(32)));
			}
			decrypts(HELLO, records, ascii("RSA 0011223344556677 " + digits), rsa);
			byte[] session = ascii("RSA Session-ID:00ff Master-Key:" + HexFormat.of().withUpperCase().formatHex(master));
			assertArrayEquals(HELLO, TlsRecords.decrypt(records, session, before13("0303", "0002", 0).put("secret", "Session-ID")));
			refused(records, session, before13("0303", "0002", 0));
			refused(records, joined(session, ascii("\n")), before13("0303", "0002", 0).put("secret", "Session-ID"));
		}
	}

	/** RFC 8448 section 3: the client's application data. */
	@Test
	void sampleOfRfc8448IsOpened() throws Exception {
		byte[] records = hex("""
				17 03 03 00 43 a2 3f 70 54 b6 2c 94 d0 af fa fe 82 28 ba 55 cb ef ac ea 42 f9 14 aa 66 bc ab 3f 2b 98 19 a8 a5 b4 6b 39 5b d5
				4a 9a 20 44 1e 2b 62 97 4e 1f 5a 62 92 a2 97 70 14 bd 1e 3d ea e6 3a ee bb 21 69 49 15 e4""");
		byte[] wanted = new byte[50];
		for (int i = 0; i < wanted.length; i++) {
			wanted[i] = (byte) i;
		}
		byte[] line = ascii("CLIENT_TRAFFIC_SECRET_0 " + CLIENT_RANDOM + " 9e40646ce79a7f9dc05af8889bce6552875afa0b06df0087f792ebb7c17504a5");
		Json.Fields parameters = in13("1301", 0);
		decrypts(wanted, records, line, parameters);
		byte[] passed = joined(record(20, 0x0303, new byte[] { 1 }), records);
		assertArrayEquals(wanted, TlsRecords.decrypt(passed, line, parameters));
		assertEquals(0, TlsRecords.decrypt(records, line, parameters.copy().put("content", "handshake")).length);
		refused(records, line, parameters.copy().put("secret", "CLIENT_HANDSHAKE_TRAFFIC_SECRET"));
		refused(records, line, parameters.copy().put("updates", 1));
		refused(records, line, parameters.copy().put("updates", 2_000_000_000));
		refused(records, line, parameters.copy().put("updatesAt", Json.array(java.util.List.of())));
		refused(records, line, parameters.copy().put("updatesAt", numbers(1)));
		refused(records, line, parameters.copy().put("serverRandom", SERVER_RANDOM));
		refused(records, line, in13("1303", 0));
	}

	private static Json numbers(int... numbers) {
		return new Json.Array(Arrays.stream(numbers).mapToObj(n -> Json.of(n)).toList());
	}

	private static Json.Fields in13(String suite, int sequence) {
		return Json.object().put("version", "0304").put("suite", suite).put("side", "client").put("content", "application_data")
				.put("secret", "CLIENT_TRAFFIC_SECRET_0").put("clientRandom", CLIENT_RANDOM).put("sequence", Integer.toString(sequence)).put("updates", 0);
	}

	@Test
	void updatesBeginTheSequenceAgain() throws Exception {
		byte[] secret = hex("7e".repeat(48));
		byte[] records = {};
		for (int i = 0; i < 4; i++) {
			if (i == 1 || i == 3) {
				secret = Hmac.expandLabel("SHA-384", secret, "traffic upd", 48);
			}
			byte[] key = Hmac.expandLabel("SHA-384", secret, "key", 32);
			byte[] nonce = Hmac.expandLabel("SHA-384", secret, "iv", 12);
			nonce[11] ^= (byte) (i == 0 ? 6 : i == 2 ? 1 : 0);
			byte[] plain = joined(new byte[] { (byte) i, 23 }, new byte[i]);
			byte[] header = { 23, 3, 3, 0, (byte) (plain.length + 16) };
			records = joined(records, header, aead("AES/GCM/NoPadding", key, nonce, header, plain));
		}
		byte[] line = ascii("CLIENT_TRAFFIC_SECRET_0 " + CLIENT_RANDOM + " " + "7e".repeat(48));
		byte[] all = records;
		assertArrayEquals(new byte[] { 0, 1, 2, 3 }, TlsRecords.decrypt(all, line, in13("1302", 6).put("updatesAt", numbers(1, 3))));
		refused(all, line, in13("1302", 6).put("updatesAt", numbers(1)));
		refused(all, line, in13("1302", 6).put("updatesAt", numbers(1, 3, 4)));
		refused(all, line, in13("1302", 6).put("updatesAt", numbers(3, 1)));
		refused(all, line, in13("1302", 6));
		byte[] last = Arrays.copyOfRange(all, all.length - 26, all.length);
		assertArrayEquals(new byte[] { 3 }, TlsRecords.decrypt(last, line, in13("1302", 0).put("updates", 2)));
	}

	@Test
	void prfIsThatOfPublishedVectors() {
		assertArrayEquals(hex("e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a"),
				Hmac.prf("SHA-256", hex("9bbe436ba940f017b17652849a71db35"), "test label", hex("a0ba9f936cda311827a6f796ffd5198c"), 32));
			assertArrayEquals(hex("68c7d71a95f85a7bd6bfb8035e99a2f616bdd37ddc9f8e0c977907692b09dfd9"),
				Hmac.prf("MD5-SHA-1", hex("000102030405060708090a0b0c0d0e0f101112"), "test label", hex("a0a1a2a3"), 32));
	}
}
