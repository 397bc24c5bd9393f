package org.telltale.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.telltale.capture.dns.DnsBytes;
import org.telltale.capture.layer.Derivation;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.NameSeen;
import org.telltale.capture.quic.Initial;

class ScanRecordTest {

	private static final Path FORMATS = Path.of("../../docs/formats");
	private static final String PHONE = "10.0.0.2";
	private static final String SERVER = "198.51.100.7";

	private static JsonSchema schema(String name) {
		JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012, builder -> builder
				.schemaLoaders(loaders -> loaders.schemas(urn -> urn.startsWith("urn:telltale:schema:")
						? read(urn.substring("urn:telltale:schema:".length()).replaceFirst(":.*$", "")) : null)));
		return factory.getSchema(read(name));
	}

	private static String read(String name) {
		try {
			return Files.readString(FORMATS.resolve(name + ".schema.json"), StandardCharsets.UTF_8);
		} catch (IOException missing) {
			throw new UncheckedIOException(missing);
		}
	}

	/** One connection of each protocol, and something that cannot be read. */
	private static CaptureBuilder.Told everything() {
		byte[] query = ByteBuffer.allocate(17).putShort((short) 1).putShort((short) 0x8183).putShort((short) 1).putShort((short) 0)
				.putInt(0).put((byte) 0).putShort((short) 1).putShort((short) 1).array();
		byte[] serverHello = ByteBuffer.allocate(47).put((byte) 22).putShort((short) 0x0303).putShort((short) 42).putInt(0x02000026)
				.putShort((short) 0x0303).put(new byte[33]).putShort((short) 0xc02f).put((byte) 0).array();
		byte[] answer = ByteBuffer.allocate(12 + 7 + 3 * 16 + 11).putShort((short) 1).putShort((short) 0x8580).putShort((short) 1).putShort((short) 1)
				.putShort((short) 1).putShort((short) 2).put((byte) 1).put((byte) 'a').put((byte) 0).putShort((short) 1).putShort((short) 0x8001)
				.put(address(0x8001)).put(address(1)).put(address(3)).put((byte) 0).putShort((short) 41).putShort((short) 1232).putInt(0).putShort((short) 0)
				.array();
		byte[] hello = Initial.clientHello("api.example", 0);
		byte[] doh = DnsBytes.answer("api.example", 203, 0, 113, 9);
		String dohHead = "HTTP/1.1 200 OK\r\nContent-Type: application/dns-message\r\nContent-Length: " + doh.length + "\r\n\r\n";
		byte[] time = ByteBuffer.allocate(48).put((byte) 0x24).put((byte) 1).putLong(40, -1).array();
		return new CaptureBuilder().udp(PHONE, 4000, "192.0.2.53", 53, query)
				.udp("192.0.2.53", 53, PHONE, 4000, answer).udp(PHONE, 5353, "224.0.0.251", 5353, answer)
				.udp(PHONE, 4002, SERVER, 443, new Initial(1, "0102030405060708", true).padded(0, Initial.crypto(hello, 0, hello.length)))
				.udp("192.0.2.123", 123, PHONE, 123, time)
				.tcp(PHONE, 40000, SERVER, 80, 999, "S", "").tcp(SERVER, 80, PHONE, 40000, 4999, "SA", "")
				.tcp(PHONE, 40000, SERVER, 80, 1000, "A", "POST /a%20b HTTP/1.1\r\nHost: api.example\r\nContent-Length: 2\r\n\r\nhi")
				.tcp(SERVER, 80, PHONE, 40000, 5000, "A", "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\n\u00ff\u00fe")
				.tcp(SERVER, 443, PHONE, 40001, 1, "SA", "").tcp(SERVER, 443, PHONE, 40001, 2, "A", serverHello)
				.tcp(PHONE, 40002, SERVER, 81, 1000, "A", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0" // preface, SETTINGS
						+ "\0\0\17\1\4\0\0\0\1\u0083\u0086\u0084\101\12h2.example" // HEADERS: POST, http, /, :authority
						+ "\0\0\2\0\1\0\0\0\1hi") // DATA
				.tcp(PHONE, 40003, SERVER, 82, 1000, "A", "GET /chat HTTP/1.1\r\nHost: ws.example\r\nUpgrade: websocket\r\n\r\n")
				.tcp(SERVER, 82, PHONE, 40003, 5000, "A", "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\n"
						+ "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n\u0081\2hi\u0089\1p")
				.tcp(PHONE, 40004, SERVER, 83, 1000, "A", "GET /dns-query?dns=" + DnsBytes.parameter(DnsBytes.query("api.example")) + " HTTP/1.1\r\nHost: d.example\r\n\r\n")
				.tcp(SERVER, 83, PHONE, 40004, 5000, "A", dohHead)
				.tcp(SERVER, 83, PHONE, 40004, 5000 + dohHead.length(), "A", doh)
				.frame(new byte[14]).read();
	}

	private static byte[] address(int recordClass) {
		return ByteBuffer.allocate(16).putShort((short) 0xc00c).putShort((short) 1).putShort((short) recordClass).putInt(60).putShort((short) 4)
				.putInt(0xc6336407).array();
	}

	@Test
	void everyRecordFitsItsPublishedSchema() {
		var told = everything();
		String evidence = told.summary.sha256().hex();
		List<String> lines = new ArrayList<>();
		told.records.forEach(record -> lines.add(record.toJson(evidence).toString()));
		told.summary.problems().forEach(problem -> lines.add(CaptureSummary.toJson(problem).toString()));
		lines.add(told.summary.toJson().toString());
		for (String type : List.of("flow", "dns", "tls", "message", "http", "file", "problem", "capture")) {
			assertTrue(lines.stream().anyMatch(line -> line.contains("\"type\":\"" + type + "\"")), type);
		}
		assertTrue(lines.stream().anyMatch(line -> line.contains("\"stream\":1") && line.contains("\"host\":\"h2.example\"")));
		assertEquals(2, lines.stream().filter(line -> line.contains("\"transport\":\"doh\"")).count());
		JsonSchema schema = schema("scan");
		for (String line : lines) {
			assertEquals("[]", schema.validate(line, InputFormat.JSON).toString(), line);
		}
	}

	@Test
	void everyStepOfTheTextStandsInItsSchema() throws IOException {
		String schema = read("derivation").replaceAll("\\s", "");
		String text = Files.readString(FORMATS.resolve("derivation.md"), StandardCharsets.UTF_8);
		List<String> steps = new ArrayList<>();
		List<String> missing = new ArrayList<>();
		for (String line : text.substring(text.indexOf("## Ops that read a capture")).lines().filter(one -> one.startsWith("| `")).toList()) {
			Matcher step = Pattern.compile("`([a-z0-9.-]+)` ([0-9])(?![0-9])").matcher(line.substring(0, line.indexOf('|', 1)));
			while (step.find()) {
				steps.add(step.group(1));
				if (!schema.contains("\"op\":{\"const\":\"" + step.group(1) + "\"},\"version\":{\"const\":" + step.group(2) + "}")) {
					missing.add(step.group());
				}
			}
		}
		assertTrue(steps.size() > 35, steps.toString());
		assertEquals(List.of(), missing);
	}

	@Test
	void everyDerivationFitsItsPublishedSchema() {
		JsonSchema schema = schema("derivation");
		var told = everything();
		for (Layer layer : told.layers) {
			String line = Derivation.of(layer, Optional.empty()).toJson(told.summary.sha256().hex()).toString();
			assertEquals("[]", schema.validate(line, InputFormat.JSON).toString(), line);
		}
		for (NameSeen name : told.names) {
			String line = name.derivation().orElseThrow().toJson(told.summary.sha256().hex()).toString();
			assertEquals("[]", schema.validate(line, InputFormat.JSON).toString(), line);
		}
	}
}
