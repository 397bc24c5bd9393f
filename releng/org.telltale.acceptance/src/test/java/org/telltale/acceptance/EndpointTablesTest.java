package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.casework.Case;
import org.telltale.store.CaseException;

/** Tables of each form on their way through the command line: recognised, asked as of the first contact, quoted, set against each other. */
@ExtendWith(DemoExtension.class)
class EndpointTablesTest {

	private static final String ADDRESS = "198.51.100.20";
	private static final String WHOIS = """
			inetnum:        198.51.100.0 - 198.51.100.255
			netname:        HESPERUS
			descr:          Hesperus Holding
			country:        XP
			last-modified:  2013-01-01T00:00:00Z
			source:         XNIC

			aut-num:        AS64499
			as-name:        OTHER-NET
			last-modified:  2013-01-01T00:00:00Z
			source:         XNIC

			aut-num:        AS64496
			as-name:        HESPERUS-NET
			country:        XA
			last-modified:  2013-01-01T00:00:00Z
			source:         XNIC
			""";
	private static final String RDAP = "{\"objectClassName\":\"domain\",\"ldhName\":\"hesperus.example\",\"entities\":[{\"roles\":[\"registrant\"],\"vcardArray\":[\"vcard\","
			+ "[[\"fn\",{},\"text\",\"Hesperus Names\"]]],\"events\":[{\"eventAction\":\"last changed\",\"eventDate\":\"2013-01-01T00:00:00Z\"}]}],\"events\":[{\"eventAction\":\"last changed\",\"eventDate\":\"2013-01-01T00:00:00Z\"},"
			+ "{\"eventAction\":\"last update of RDAP database\",\"eventDate\":\"2014-09-01T00:00:00Z\"}]}";
	private static final String STATISTICS = "2|xnic|20140901|1|19850701|20140901|+1000\nxnic|XP|ipv4|198.51.100.0|256|20100101|allocated\n";

	@TempDir
	private Path work;

	/** A database of one node: all addresses are of the country XZ, as it was built on 2014-08-01. */
	private static byte[] database() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[] { 0, 0, 17, 0, 0, 17 });
		out.writeBytes(new byte[16]);
		text(out, 0xe1, "country");
		text(out, 0xe1, "iso_code");
		text(out, -1, "XZ");
		out.writeBytes("\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1));
		text(out, 0xe5, "node_count");
		out.writeBytes(new byte[] { (byte) 0xc1, 1 });
		text(out, -1, "record_size");
		out.writeBytes(new byte[] { (byte) 0xa1, 24 });
		text(out, -1, "ip_version");
		out.writeBytes(new byte[] { (byte) 0xa1, 4 });
		text(out, -1, "binary_format_major_version");
		out.writeBytes(new byte[] { (byte) 0xa1, 2 });
		text(out, -1, "build_epoch");
		out.writeBytes(new byte[] { (byte) 0xc4, 0x53, (byte) 0xda, (byte) 0xd8, (byte) 0x80 });
		return out.toByteArray();
	}

	/** A text of less than 29 bytes, behind the byte that begins a map unless that is -1. */
	private static void text(ByteArrayOutputStream out, int map, String text) {
		if (map >= 0) {
			out.write(map);
		}
		out.write(0x40 | text.length());
		out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
	}

	private Path analysed(Demo demo) throws IOException {
		Path folder = work.resolve("tables.telltale");
		assertEquals(0, Ran.here("case", "create", folder, "--number", "1", "--title", "t", "--examiner", "e").code());
		assertEquals(0, Ran.here("exhibits", folder, "add", "--from", demo.evidence().resolve("exhibits.json")).code());
		assertEquals(0, Ran.here("runs", folder, "add", "--from", demo.evidence().resolve("runs.json")).code());
		for (Path capture : PublishedRecordsTest.files(demo.evidence().resolve("captures"), "pcap").stream().filter(f -> f.getFileName().toString().startsWith("r1-")).toList()) {
			assertTrue(Ran.here("import", folder, capture).code() <= 1);
		}
		take(folder, demo.evidence().resolve("overlay.csv"));
		take(folder, Files.writeString(work.resolve("rv-20140805.pfx2as"), "198.51.100.0\t24\t64499\n"));
		take(folder, Files.writeString(work.resolve("whois.txt"), WHOIS), "--acquired-at", "2014-08-20T10:00:00Z");
		take(folder, Files.writeString(work.resolve("rdap.json"), RDAP));
		take(folder, Files.writeString(work.resolve("delegated"), STATISTICS));
		take(folder, Files.write(work.resolve("geo.mmdb"), database()));
		Ran analysed = Ran.here("analyse", folder);
		assertTrue(analysed.code() <= 1, analysed.err());
		return folder;
	}

	private static void take(Path folder, Path file, String... options) {
		Object[] words = new Object[3 + options.length];
		words[0] = "import";
		words[1] = folder;
		words[2] = file;
		System.arraycopy(options, 0, words, 3, options.length);
		Ran ran = Ran.here(words);
		assertTrue(ran.code() <= 1 && ran.out().contains(" reference-table "), ran.out() + ran.err());
	}

	@Test
	void tablesOfEachFormAreAskedAsOfTheFirstContact(Demo demo) throws IOException, CaseException, JsonSyntaxException {
		Path folder = analysed(demo);
		eachRoleHasItsAnswerAndNoneIsMadeOfAnother(folder);
		oneAddressIsToldWithEachAnswerAndItsRow(folder);
	}

	private static void eachRoleHasItsAnswerAndNoneIsMadeOfAnother(Path folder) throws IOException, CaseException, JsonSyntaxException {
		PublishedSchemas schemas = PublishedSchemas.read();
		try (Case file = Case.read(folder)) {
			assertEquals(List.of(), schemas.faults("facts", file.facts().stream().map(Json.Fields::toString).toList()));
			Json.Fields told = file.facts("attribution").stream().filter(f -> f.text("address").equals(Optional.of(ADDRESS))).findFirst().orElseThrow();
			assertEquals(Optional.of("AS64496 HESPERUS-SVC"), told.text("as"), "the overlay counts before the route");
			assertEquals(Optional.of("Hesperus Holding"), told.text("registrant"));
			assertEquals(Optional.of("Hesperus Mobile Services"), told.text("owner"));
			assertEquals(Optional.of("HESPERUS-NET"), told.text("operator"), "of the system that counts");
			assertEquals(Optional.of("XH"), told.text("country"));
			assertEquals(Optional.of("XZ"), told.text("serverCountry"));
			assertEquals(Optional.of("XP"), told.text("ownerCountry"));
			assertEquals(Optional.of("XA"), told.text("asCountry"));
			assertEquals(Set.of("as", "country"), told.get("conflicts").map(c -> new TreeSet<>(((Json.Fields) c).members().keySet())).orElseThrow());
			assertTrue(told.items("nameAnswers").stream().anyMatch(a -> a.text("value").equals(Optional.of("Hesperus Names"))), told.toString());
			assertEquals(6, told.items("tables").size());
			List<String> conflicts = file.findings().stream().filter(f -> f.text("rule").equals(Optional.of("attribution-conflict"))).flatMap(f -> f.text("title").stream()).sorted().toList();
			assertTrue(conflicts.stream().anyMatch(title -> title.startsWith("Tables disagree on the AS of ")), conflicts.toString());
			assertTrue(conflicts.stream().anyMatch(title -> title.startsWith("Tables disagree on the country of ")), conflicts.toString());
		}
		assertEquals(List.of(), schemas.faults("lists", Ran.here("endpoints", folder, "--format", "json").lines()));
	}

	private static void oneAddressIsToldWithEachAnswerAndItsRow(Path folder) throws IOException, JsonSyntaxException {
		Ran ran = Ran.here("endpoints", folder, "--address", ADDRESS, "--format", "json");
		assertEquals(0, ran.code(), ran.err());
		assertEquals(List.of(), PublishedSchemas.read().faults("lists", ran.lines()));
		Json route = JsonReader.read(ran.lines().stream().filter(line -> line.contains("\"AS64499\"") && line.contains("\"role\":\"as\"")).findFirst().orElseThrow());
		assertEquals(Optional.of(true), route.bool("conflict"));
		assertEquals(Optional.of(0L), route.integer("ageDays"));
		assertEquals(Optional.of(1L), route.get("source").flatMap(source -> source.integer("row")));
		assertEquals(2, Ran.here("endpoints", folder, "--address", "192.0.2.200").code(), "never contacted");
		Ran later = Ran.here("endpoints", folder, "--address", ADDRESS, "--at", "2026-01-01");
		assertTrue(later.out().contains("no table covers 2026-01-01") && !later.out().contains(" true "), later.out());
		assertEquals(2, Ran.here("endpoints", folder, "--at", "2026-01-01").code());
		assertEquals(2, Ran.here("endpoints", folder, "--address", "here").code());
	}
}
