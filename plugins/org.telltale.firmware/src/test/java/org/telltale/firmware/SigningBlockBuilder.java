package org.telltale.firmware;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** APK signing blocks round a real certificate; the signatures in them are empty. */
final class SigningBlockBuilder {

	/** A self-signed certificate of CN=Telltale Test, made with {@code keytool -genkeypair -keyalg EC}. */
	static final byte[] CERTIFICATE = Base64.getMimeDecoder().decode("""
			MIIBSTCB8KADAgECAgkAiqFDeXZanJ0wCgYIKoZIzj0EAwIwGDEWMBQGA1UEAxMNVGVsbHRhbGUg
			VGVzdDAgFw0yNjExMjIxNDA4MDhaGA8yMTI2MTAyOTE0MDgwOFowGDEWMBQGA1UEAxMNVGVsbHRh
			bGUgVGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABE/+RgqcJpnL5uhCEZ2n25VKQOVUSzTV
			rdhnVBn3ibf8c80XjzUcDscSj0tZ25iuOvqVjnSUe5c3rEuR9Aax7QqjITAfMB0GA1UdDgQWBBS2
			0QtX7GjFEAcj14KaN6C06zX38zAKBggqhkjOPQQDAgNIADBFAiB5s/9PGa4xamv0HzW2j+PCMYPT
			OGvMUDYrDu0NO1CTJAIhAIIzPGSFay52Z+FpwytT0oZZRUSGtAuKBmh8+1ySlHCB
			""");

	private SigningBlockBuilder() {
	}

	private static byte[] prefixed(byte[]... parts) {
		LittleEndian all = new LittleEndian().add32(0);
		for (byte[] part : parts) {
			all.add(part);
		}
		return all.u32(0, all.length() - 4).bytes();
	}

	/** A v2 value: one signer; {@code promisesV3} adds the attribute that a v3 signature is there too. */
	static byte[] v2(byte[] certificate, boolean promisesV3) {
		byte[] attribute = new LittleEndian().u32(0, 0xbeeff00dL).u32(4, 3).bytes();
		byte[] attributes = promisesV3 ? prefixed(prefixed(attribute)) : prefixed();
		byte[] signedData = prefixed(prefixed(), prefixed(prefixed(certificate)), attributes);
		return prefixed(prefixed(signedData, prefixed(), prefixed()));
	}

	/** The archive with a block of one pair in front of its central directory. */
	static byte[] into(byte[] zip, long id, byte[] value) {
		int end = zip.length - 22;
		int central = zip[end + 16] & 0xff | (zip[end + 17] & 0xff) << 8 | (zip[end + 18] & 0xff) << 16;
		long size = 8 + 4 + value.length + 24;
		LittleEndian block = new LittleEndian().add32(size).add32(0).add32(4 + value.length).add32(0).add32(id).add(value).add32(size).add32(0)
				.add("APK Sig Block 42".getBytes(StandardCharsets.US_ASCII));
		LittleEndian apk = new LittleEndian().add(java.util.Arrays.copyOf(zip, central)).add(block.bytes())
				.add(java.util.Arrays.copyOfRange(zip, central, zip.length));
		return apk.u32(end + block.length() + 16, central + (long) block.length()).bytes();
	}
}
