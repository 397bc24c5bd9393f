package org.telltale.capture.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.protocol.NameSeen;

class CertificateNamesTest {

	private static final String PHONE = "10.0.0.2";
	private static final String SERVER = "198.51.100.7";
	/** Self-signed, subjectAltName one.example, 192.0.2.1, *.two.example. */
	private static final byte[] CERTIFICATE = Base64.getDecoder().decode("MIIBqTCCAU+gAwIBAgIUFzTd8ZshjUi/0tYAd5fafSYdRiUwCgYIKoZIzj0EAwIwFDESMBAGA1UEAwwJYS5leGFtcGxlMCAXDTI2MTEyMjE1NTA1MloYDzIx"
			+ "MjYxMDI5MTU1MDUyWjAUMRIwEAYDVQQDDAlhLmV4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQsNksEIOUp8wSRBDItneu0JC12Xoi82Htc6fbP"
			+ "OP8Op73oTwt/SSbr19E4D840lv2KMloimjAbYTEOzb2sf7eHo30wezAdBgNVHQ4EFgQU4FzmKXalj0TeJq3YuOK1nzy78zEwHwYDVR0jBBgwFoAU4FzmKXal"
			+ "j0TeJq3YuOK1nzy78zEwKwYDVR0RBCQwIoILb25lLmV4YW1wbGWHBMAAAgGCDSoudHdvLmV4YW1wbGUwDAYDVR0TAQH/BAIwADAKBggqhkjOPQQDAgNIADBF"
			+ "AiEA583lKfbMCt7GmnqjSJPZLdarubCdoC3sm/9AgaBqAZYCIA2cTQcq5cYRHTAqU2jSoXbud9sG7o00adWPMHqoGttj");
	/** Self-signed, subjectAltName n1.example to n18.example. */
	private static final byte[] MANY = Base64.getDecoder().decode("MIICYjCCAgigAwIBAgIUZreQQWDQi0wxH5A6R0OvOwPq3+QwCgYIKoZIzj0EAwIwDDEKMAgGA1UEAwwBYTAgFw0yNjExMjIxNTUwNTJaGA8yMTI2MTAyOTE1"
			+ "NTA1MlowDDEKMAgGA1UEAwwBYTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABCw2SwQg5SnzBJEEMi2d67QkLXZeiLzYe1zp9s84/w6nvehPC39JJuvX0TgP"
			+ "zjSW/YoyWiKaMBthMQ7Nvax/t4ejggFEMIIBQDAdBgNVHQ4EFgQU4FzmKXalj0TeJq3YuOK1nzy78zEwHwYDVR0jBBgwFoAU4FzmKXalj0TeJq3YuOK1nzy7"
			+ "8zEwDwYDVR0TAQH/BAUwAwEB/zCB7AYDVR0RBIHkMIHhggpuMS5leGFtcGxlggpuMi5leGFtcGxlggpuMy5leGFtcGxlggpuNC5leGFtcGxlggpuNS5leGFt"
			+ "cGxlggpuNi5leGFtcGxlggpuNy5leGFtcGxlggpuOC5leGFtcGxlggpuOS5leGFtcGxlggtuMTAuZXhhbXBsZYILbjExLmV4YW1wbGWCC24xMi5leGFtcGxl"
			+ "ggtuMTMuZXhhbXBsZYILbjE0LmV4YW1wbGWCC24xNS5leGFtcGxlggtuMTYuZXhhbXBsZYILbjE3LmV4YW1wbGWCC24xOC5leGFtcGxlMAoGCCqGSM49BAMC"
			+ "A0gAMEUCIAxXe2R8A2JigXa4UoEZfB1AohcTqqcHSHWOoW+AyuqgAiEAyIefdq1F7UrRsRohXeEQbM1ZiRv91qLag6TuSfdv36Q=");

	private static byte[] handshake(int type, byte[] body) {
		return ByteBuffer.allocate(4 + body.length).putInt(type << 24 | body.length).put(body).array();
	}

	private static byte[] record(int type, byte[] body) {
		return ByteBuffer.allocate(5 + body.length).put((byte) type).putShort((short) 0x0303).putShort((short) body.length).put(body).array();
	}

	/** A warning, a ServerHello and a Certificate message, the handshake cut into records of 100 bytes. */
	private static byte[] flight(byte[] certificate) {
		byte[] list = ByteBuffer.allocate(6 + certificate.length).put((byte) 0).putShort((short) (3 + certificate.length))
				.put((byte) 0).putShort((short) certificate.length).put(certificate).array();
		byte[] hello = ByteBuffer.allocate(38).putShort((short) 0x0303).put(new byte[33]).putShort((short) 0xc02f).put((byte) 0).array();
		byte[] messages = ByteBuffer.allocate(8 + hello.length + list.length).put(handshake(2, hello)).put(handshake(11, list)).array();
		ByteBuffer out = ByteBuffer.allocate(2 * messages.length + 100).put(record(21, new byte[] { 1, 112 }));
		for (int at = 0; at < messages.length; at += 100) {
			out.put(record(22, Arrays.copyOfRange(messages, at, Math.min(at + 100, messages.length))));
		}
		return Arrays.copyOf(out.array(), out.position());
	}

	private static CaptureBuilder.Told read(byte[] stream, int segment) {
		CaptureBuilder builder = new CaptureBuilder().tcp(PHONE, 40000, SERVER, 443, 999, "S", "").tcp(SERVER, 443, PHONE, 40000, 1, "SA", "");
		for (int at = 0; at < stream.length; at += segment) {
			builder.tcp(SERVER, 443, PHONE, 40000, 2 + at, "A", Arrays.copyOfRange(stream, at, Math.min(at + segment, stream.length)));
		}
		return builder.read();
	}

	@Test
	void namesOfTheServerComeWithTheFrameThatCompletesTheMessage() throws Exception {
		byte[] flight = flight(CERTIFICATE);
		var told = read(flight, 200);
		assertEquals(List.of("one.example", "*.two.example"), told.names.stream().map(NameSeen::name).toList());
		JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
		var schema = schemas.getSchema(Files.readString(Path.of("../../docs/formats/derivation.schema.json"), StandardCharsets.UTF_8));
		for (NameSeen name : told.names) {
			assertEquals("certificate", name.source());
			assertEquals(SERVER, name.address().toString());
			assertEquals(2 + (flight.length + 199) / 200, name.frame());
			String line = name.derivation().orElseThrow().toJson(told.summary.sha256().hex()).toString();
			assertTrue(line.contains("\"tls.certificate\""), line);
			assertEquals("[]", schema.validate(line, InputFormat.JSON).toString(), line);
		}
	}

	@Test
	void sixteenNamesAreTakenAndTheRestIsSaid() {
		var told = read(flight(MANY), 1400);
		assertEquals(16, told.names.size());
		assertEquals("n16.example", told.names.getLast().name());
		assertEquals(List.of("tls.certificate-names"), told.codes());
	}

	@Test
	void certificateOfAClientNamesNoServer() {
		byte[] list = ByteBuffer.allocate(6 + CERTIFICATE.length).put((byte) 0).putShort((short) (3 + CERTIFICATE.length))
				.put((byte) 0).putShort((short) CERTIFICATE.length).put(CERTIFICATE).array();
		assertEquals(List.of(), read(record(22, handshake(11, list)), 1400).names);
	}

	@Test
	void cutCertificateGivesAllNamesOrNoneAndNoException() {
		List<String> all = List.of("one.example", "*.two.example");
		assertEquals(Optional.of(all), CertificateNames.of(CERTIFICATE));
		for (int length = 0; length < CERTIFICATE.length; length++) {
			assertEquals(Optional.empty(), CertificateNames.of(Arrays.copyOf(CERTIFICATE, length)), "cut at " + length);
		}
		var told = read(flight(Arrays.copyOf(CERTIFICATE, 300)), 1400);
		assertEquals(List.of(), told.names);
		assertEquals(List.of("tls.certificate-damaged"), told.codes());
	}

	@Test
	void changedByteDoesNotEscapeAsAnException() {
		for (int at = 0; at < CERTIFICATE.length; at++) {
			for (int value : new int[] { 0, 0x1f, 0x30, 0x7f, 0x80, 0x83, 0x84, 0xff }) {
				byte[] changed = CERTIFICATE.clone();
				changed[at] = (byte) value;
				CertificateNames.of(changed).ifPresent(names -> assertTrue(names.size() <= 3));
			}
		}
	}
}
