package org.telltale.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.base.json.JsonWriter;
import org.telltale.capture.dns.DnsBytes;
import org.telltale.capture.dns.DnsRecord;
import org.telltale.capture.http.HttpRecord;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.FileRecord;
import org.telltale.capture.protocol.MessageRecord;
import org.telltale.capture.protocol.Talk;
import org.telltale.capture.tls.TlsRecord;

/** What is written without objects is what the objects are. */
class RecordWritingTest {

	private static String written(CaptureRecord record) {
		JsonWriter out = new JsonWriter();
		record.write(out, "0123456789abcdef");
		return new String(out.bytes(), 0, out.length(), StandardCharsets.UTF_8);
	}

	@Test
	void recordsAreWrittenAsTheyAre() {
		int written = 0;
		for (int seed = 0; seed < 20; seed++) {
			RandomConversations random = new RandomConversations(seed);
			boolean dns = seed % 2 == 0;
			for (CaptureRecord record : random.capture(List.of(random.segments(dns ? random.dns(8) : random.http(5), 40000)), dns ? 53 : 80).read().records) {
				assertEquals(record.toJson("0123456789abcdef").toString(), written(record));
				written++;
			}
		}
		assertTrue(written > 200, "records: " + written);
		for (CaptureRecord record : new Talk(80).out("GET /dns-query?dns=" + DnsBytes.parameter(DnsBytes.query("a.example")) + " HTTP/1.1\r\n\r\n").read().of(DnsRecord.class)) {
			assertEquals(record.toJson("0123456789abcdef").toString(), written(record));
			assertTrue(written(record).contains("\"transport\":\"doh\""));
			written = 0;
		}
		assertEquals(0, written);
	}

	/** With each optional member of {@code scan.schema.json} and without it, and with texts that need escapes. */
	@Test
	void recordsOfEveryTypeAreWrittenAsTheyAre() throws IOException, JsonSyntaxException {
		List<Json> schemas = JsonReader.read(Files.readString(Path.of("../../docs/formats/scan.schema.json"), StandardCharsets.UTF_8)).items("oneOf");
		for (Class<? extends CaptureRecord> type : List.of(FlowRecord.class, DnsRecord.class, TlsRecord.class, HttpRecord.class, FileRecord.class,
				MessageRecord.class, NoteRecord.class)) {
			Set<String> ever = new TreeSet<>();
			Set<String> always = new TreeSet<>();
			String name = "";
			for (int seed = 0; seed < 1000; seed++) {
				CaptureRecord record = new RandomRecords(seed).of(type);
				Json json = record.toJson("0123456789abcdef");
				assertEquals(new String(json.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8), written(record));
				Set<String> members = ((Json.Fields) json).members().keySet();
				always.addAll(ever.isEmpty() ? members : Set.of());
				always.retainAll(members);
				ever.addAll(members);
				name = json.text("type").orElseThrow();
			}
			String wanted = name;
			Json schema = schemas.stream().filter(one -> one.get("properties").flatMap(all -> all.get("type")).flatMap(word -> word.text("const")).equals(Optional.of(wanted)))
					.findFirst().orElseThrow();
			Set<String> published = schema.get("properties").map(all -> new TreeSet<>(((Json.Fields) all).members().keySet())).orElseThrow();
			published.remove("evidence"); // in a set alone, where SetNaming names the file
			ever.remove("file");
			assertEquals(published, ever);
			List<String> required = schema.items("required").stream().map(word -> word.asText().orElseThrow()).toList();
			assertTrue(always.containsAll(required), () -> required + " in " + always);
			assertTrue(type == MessageRecord.class || always.size() < ever.size(), () -> wanted + " was made in one form only");
		}
	}

	@Test
	void anyTreeIsWrittenInItsCanonicalForm() throws JsonSyntaxException {
		for (String text : List.of("{\"a\":[1,-2,\"x\",true,false,[],{}],\"b\":{\"c\":\"\\u0001\\n\\\"\\\\é\"},\"z\":0.5}", "[]", "\"\"", "1000000")) {
			Json json = JsonReader.read(text);
			JsonWriter out = new JsonWriter();
			out.value(json);
			assertEquals(json.toString(), new String(out.bytes(), 0, out.length(), StandardCharsets.UTF_8));
		}
	}

	@Test
	void numbersOfEveryLengthAreWritten() {
		JsonWriter out = new JsonWriter();
		for (long value = 1; value > 0 && value < Long.MAX_VALUE / 10; value *= 10) {
			for (long near : new long[] { value - 1, value, -value }) {
				out.clear();
				out.digits(near);
				assertEquals("\"" + near + "\"", new String(out.bytes(), 0, out.length(), StandardCharsets.US_ASCII));
			}
		}
		out.clear();
		out.digits(Long.MIN_VALUE);
		assertEquals("\"" + Long.MIN_VALUE + "\"", new String(out.bytes(), 0, out.length(), StandardCharsets.US_ASCII));
	}
}
