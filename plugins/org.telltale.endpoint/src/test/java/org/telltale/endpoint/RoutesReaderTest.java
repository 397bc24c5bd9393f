package org.telltale.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.base.Outcome;

class RoutesReaderTest {

	private static final String FILE = "198.51.100.0\t24\t64496\n198.51.0.0\t16\t64497\n203.0.113.0\t24\t64500_64501\n"
			+ "192.0.2.0\t25\t64502,64503_64504\n2001:db8:51::\t48\t64496\n";
	private static final String NAME = "routeviews-rv2-20140807-1200.pfx2as";

	private static String as(String address, String moment) {
		return Tables.value(Tables.lookup(address, moment, Tables.read(FILE, NAME, "").value().orElseThrow()), Role.AS);
	}

	@Test
	void theNarrowestPrefixNamesTheOriginOfItsDayAlone() {
		assertEquals("AS64496", as("198.51.100.7", "2014-08-07T00:00:00Z"));
		assertEquals("AS64497", as("198.51.101.7", "2014-08-07T23:59:59Z"));
		assertEquals("AS64496", as("2001:db8:51::9", "2014-08-07T10:00:00Z"));
		assertEquals("", as("198.51.100.7", "2014-08-08T00:00:00Z"));
		assertEquals("", as("198.51.100.7", "2014-08-06T23:59:59Z"));
	}

	@Test
	void severalOriginsAreAnswersOfTheirOwnAndASetIsOne() {
		Table table = Tables.read(FILE, NAME, "").value().orElseThrow();
		Column two = Tables.lookup("203.0.113.9", "2014-08-07T10:00:00Z", table).column(Role.AS);
		assertEquals(List.of("AS64500", "AS64501"), two.now().stream().map(Statement::value).toList());
		assertEquals(List.of("AS64501"), two.dissent().stream().map(Statement::value).toList());
		Column set = Tables.lookup("192.0.2.9", "2014-08-07T10:00:00Z", table).column(Role.AS);
		assertEquals(List.of("AS64502,AS64503", "AS64504"), set.now().stream().map(Statement::value).toList());
	}

	@Test
	void eachAnswerHasItsLineAndBytes() {
		Statement told = Tables.lookup("203.0.113.9", "2014-08-07T10:00:00Z", Tables.read(FILE, NAME, "").value().orElseThrow()).column(Role.AS).stated().orElseThrow();
		assertEquals(new RowPlace(3, FILE.indexOf("203.0"), 26), told.row().place());
		assertEquals("203.0.113.0-203.0.113.255", told.row().subject());
	}

	@Test
	void withoutADayInTheNameTheRowsCoverNothing() {
		Outcome<Table> undated = Tables.read(FILE, "table.txt", "2014-08-07T10:00:00Z");
		assertEquals(List.of("table.undated"), undated.problems().stream().map(problem -> problem.code()).toList());
		Column column = Tables.lookup("198.51.100.7", "2014-08-07T10:00:00Z", undated.value().orElseThrow()).column(Role.AS);
		assertEquals(Optional.of("no table covers 2014-08-07"), column.unknownBecause());
		assertEquals(2, column.otherTimes().size());
		assertEquals(Optional.of(LocalDate.parse("2014-08-07")), Tables.read(FILE, "r-20149999-20140807-1.gz", "").value().orElseThrow().origin().date());
	}

	@Test
	void gzipIsExpandedAndItsNameHasTheDay() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(FILE.getBytes(StandardCharsets.UTF_8));
		}
		byte[] plain = out.toByteArray();
		plain[3] = 8;
		byte[] named = Tables.concat(Tables.concat(Arrays.copyOf(plain, 10), (NAME + "\0").getBytes(StandardCharsets.ISO_8859_1)), Arrays.copyOfRange(plain, 10, plain.length));
		Outcome<Table> read = TableReader.read(named, "download.gz", Optional.empty());
		assertEquals(List.of(), read.problems());
		assertEquals(Digest.sha256(named).hex() + "!/content", read.value().orElseThrow().origin().bytes());
		assertEquals(Optional.of(LocalDate.parse("2014-08-07")), read.value().orElseThrow().origin().date());
		assertEquals(Optional.of(TableKind.ROUTES), TableReader.recognise(named, new byte[0]));
		Outcome<Table> cut = TableReader.read(Arrays.copyOf(named, named.length - 12), "download.gz", Optional.empty());
		assertTrue(cut.problems().stream().anyMatch(problem -> problem.code().equals("table.cut")));
		Tables.hostile(named, "download.gz", 200);
	}

	@Test
	void moreThanATableMayHoldIsNotExpanded() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(new byte[100_001]);
		}
		assertEquals("table.too-large", TableFile.of(out.toByteArray(), "t", Optional.empty(), 100_000).problems().getFirst().code());
		assertEquals("table.too-large", TableFile.of(new byte[100_001], "t", Optional.empty(), 100_000).problems().getFirst().code());
	}

	@Test
	void badRowsAreProblemsWithTheirLines() {
		Outcome<Table> read = Tables.read(FILE + "198.51.100.1\t24\t64496\n198.51.100.0\t24\n198.51.100.0\t24\tAS1\n198.51.100.0\t33\t1\n", NAME, "");
		assertEquals(List.of("line 6", "line 7", "line 8", "line 9"), read.problems().stream().map(problem -> problem.what().split(":")[0]).toList());
		assertEquals(FILE.length(), read.problems().getFirst().where().range().offset());
		Tables.hostile(FILE.getBytes(StandardCharsets.UTF_8), NAME, 200);
	}
}
