package org.telltale.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.GZIPInputStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.sample.internal.apk.Apk;
import org.telltale.sample.internal.bytes.FixedDeflate;
import org.telltale.sample.internal.bytes.SeededBytes;

/** Has what the writers write read by the JDK, or by a few lines after the standard. */
class WrittenFormatsTest {

	@TempDir
	static Path folder;

	@BeforeAll
	static void write() throws IOException {
		SampleCase.write(folder);
	}

	private static byte[] bytes(String file) throws IOException {
		return Files.readAllBytes(folder.resolve(file));
	}

	@Test
	void gzipOfTextNoiseAndRunsIsReadByTheJdk() throws IOException {
		for (byte[] plain : List.of(new byte[0], "to be or not to be, to be or not".getBytes(StandardCharsets.US_ASCII), new byte[100_000],
				new SeededBytes("noise").take(70_000))) {
			try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(FixedDeflate.gzip(plain)))) {
				assertArrayEquals(plain, in.readAllBytes());
			}
		}
	}

	@Test
	void everyPhotoDecodesAndIsLargerThanTheCellularRun() throws IOException {
		try (var files = Files.list(folder.resolve("handset/photos"))) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				BufferedImage image = ImageIO.read(file.toFile());
				assertEquals(320, image.getWidth(), file.toString());
				assertTrue(Files.size(file) > 20_000, file.toString());
			}
		}
		BufferedImage sky = ImageIO.read(folder.resolve("handset/r6/r6-switches.png").toFile());
		int blue = sky.getRGB(300, 20);
		assertTrue((blue >> 16 & 0xff) < 80 && (blue & 0xff) > 90, Integer.toHexString(blue));
	}

	/** EXIF 2.3 section 4.5.1: the second directory's tags 0201 and 0202 say where the thumbnail is, counted from the byte order. */
	@Test
	void oldestPhotoHasAThumbnailThatDecodes() throws IOException {
		byte[] photo = bytes("handset/photos/IMG_20140803_152000.jpg");
		int tiff = new String(photo, 0, 100, StandardCharsets.ISO_8859_1).indexOf("II*\0");
		ByteBuffer exif = ByteBuffer.wrap(photo, tiff, photo.length - tiff).slice().order(ByteOrder.LITTLE_ENDIAN);
		int small = exif.getInt(exif.getInt(4) + 2 + 12 * exif.getShort(exif.getInt(4)));
		assertEquals(3, exif.getShort(small));
		int offset = exif.getInt(small + 2 + 12 + 8);
		int length = exif.getInt(small + 2 + 24 + 8);
		byte[] thumbnail = Arrays.copyOfRange(photo, tiff + offset, tiff + offset + length);
		assertEquals(160, ImageIO.read(new ByteArrayInputStream(thumbnail)).getWidth());
		assertEquals(0xd9, thumbnail[length - 1] & 0xff);
	}

	@Test
	void lookalikesDifferFromThePhotoThatIsSent() throws IOException {
		byte[] sent = bytes("handset/photos/IMG_20140807_092000.jpg");
		byte[] near = bytes("handset/photos/other/one-byte-off.jpg");
		assertEquals(sent.length, near.length);
		assertEquals(1, java.util.stream.IntStream.range(0, sent.length).filter(i -> sent[i] != near[i]).count());
		assertFalse(Arrays.equals(sent, bytes("handset/photos/other/re-encoded.jpg")));
		assertEquals(160, ImageIO.read(folder.resolve("handset/photos/other/scaled.jpg").toFile()).getWidth());
	}

	@Test
	void theChanceCanaryStandsInTheCompressedPhotoOnly() throws Exception {
		Json exhibits = JsonReader.read(Files.readString(folder.resolve("exhibits.json")));
		String canary = exhibits.items("exhibits").stream().filter(each -> each.text("id").orElseThrow().equals("E67")).findFirst()
				.flatMap(each -> each.text("value")).orElseThrow();
		byte[] photo = bytes("handset/photos/IMG_20140810_101000.jpg");
		assertTrue(new String(FixedDeflate.gzip(photo), StandardCharsets.ISO_8859_1).contains(canary));
		assertFalse(new String(photo, StandardCharsets.ISO_8859_1).contains(canary));
	}

	@Test
	void theJdkVerifiesThePackagesSignature() throws Exception {
		Path apk = folder.resolve("test.apk");
		Files.write(apk, Apk.of("com.example.test", "1", "Lcom/example/Test;", List.of("android.permission.INTERNET"),
				List.of("http://a.example/"),
				"Test signer", "Test"));
		try (JarFile jar = new JarFile(apk.toFile(), true)) {
			JarEntry dex = jar.getJarEntry("classes.dex");
			byte[] code = jar.getInputStream(dex).readAllBytes();
			assertEquals("dex\n035\0", new String(code, 0, 8, StandardCharsets.US_ASCII));
			X509Certificate signer = (X509Certificate) dex.getCertificates()[0];
			signer.verify(signer.getPublicKey());
			assertTrue(signer.getSubjectX500Principal().getName().contains("Test signer"));
		} finally {
			Files.delete(apk);
		}
	}

	@Test
	void theSparseImageExpandsToTheRawOne() throws IOException {
		ByteBuffer in = ByteBuffer.wrap(bytes("firmware/stock-system.simg")).order(ByteOrder.LITTLE_ENDIAN);
		byte[] raw = bytes("firmware/same/stock-system.img");
		byte[] expanded = new byte[in.getInt(16) * 4096];
		int chunks = in.getInt(20);
		in.position(28);
		int at = 0;
		for (int i = 0; i < chunks; i++) {
			int type = in.getShort() & 0xffff;
			in.getShort();
			int length = in.getInt() * 4096;
			int total = in.getInt();
			if (type == 0xcac1) {
				in.get(expanded, at, length);
			} else {
				in.position(in.position() + total - 12);
			}
			at += length;
		}
		assertArrayEquals(raw, expanded);
	}

	@Test
	void settingsDatabasesHoldTheSwitches() throws IOException {
		String on = new String(bytes("handset/r4/r4-settings.db"), StandardCharsets.ISO_8859_1);
		assertTrue(on.startsWith("SQLite format 3\0") && on.contains("cloud_enabled1") && on.contains("privacy_consent1"));
		String off = new String(bytes("handset/r2/r2-settings.db"), StandardCharsets.ISO_8859_1);
		assertTrue(off.contains("cloud_enabled0") && off.contains("messaging_enabled1") && off.contains("privacy_consent0"));
		assertEquals(0, bytes("handset/r2/r2-settings.db").length % 4096);
	}

	@Test
	void theKeyLogOpensTheEncryptedRunAndShowsTheNumber() throws Exception {
		List<byte[]> clientRecords = new ArrayList<>();
		byte[] serverRandom = new byte[32];
		byte[] clientRandom = new byte[32];
		for (CapturedFrame frame : CapturedFrame.readAll(bytes("captures/r9-ap.pcapng"))) {
			byte[] data = frame.tcp() ? frame.payload() : new byte[0];
			if (data.length > 43 && data[0] == 22 && data[5] == 1 && clientRecords.isEmpty()) {
				clientRandom = Arrays.copyOfRange(data, 11, 43);
			} else if (data.length > 43 && data[0] == 22 && data[5] == 2 && clientRecords.isEmpty()) {
				serverRandom = Arrays.copyOfRange(data, 11, 43);
			} else if (data.length > 5 && data[0] == 23 && frame.addresses().getFirst().equals("192.0.2.17")) {
				clientRecords.add(data);
			}
		}
		byte[] master = master(HexFormat.of().formatHex(clientRandom));
		byte[] keys = expand(master, join(serverRandom, clientRandom));
		byte[] record = clientRecords.getFirst();
		ByteBuffer additional = ByteBuffer.allocate(13).putLong(1).put(record, 0, 3).putShort((short) (record.length - 5 - 24));
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(keys, 0, 16, "AES"),
				new GCMParameterSpec(128, join(Arrays.copyOfRange(keys, 32, 36), Arrays.copyOfRange(record, 5, 13))));
		cipher.updateAAD(additional.array());
		String request = new String(cipher.doFinal(record, 13, record.length - 13), StandardCharsets.UTF_8);
		String number = Base64.getEncoder().encodeToString("+447700900191".getBytes(StandardCharsets.US_ASCII));
		assertTrue(request.startsWith("POST /pass/v3/im/lookup HTTP/1.1\r\n") && request.contains(number), request);
	}

	private static byte[] master(String clientRandom) throws IOException {
		String line = Files.readAllLines(folder.resolve("captures/r9.keys")).stream().filter(each -> each.startsWith("CLIENT_RANDOM "
				+ clientRandom))
				.findFirst().orElseThrow();
		return HexFormat.of().parseHex(line.substring(line.lastIndexOf(' ') + 1));
	}

	/** RFC 5246 section 5, two rounds: 64 bytes of the key block. */
	private static byte[] expand(byte[] secret, byte[] randoms) throws Exception {
		byte[] seed = join("key expansion".getBytes(StandardCharsets.US_ASCII), randoms);
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(secret, "HmacSHA256"));
		byte[] first = mac.doFinal(seed);
		byte[] second = mac.doFinal(first);
		return join(mac.doFinal(join(first, seed)), mac.doFinal(join(second, seed)));
	}

	private static byte[] join(byte[] first, byte[] second) {
		byte[] both = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, both, first.length, second.length);
		return both;
	}
}
