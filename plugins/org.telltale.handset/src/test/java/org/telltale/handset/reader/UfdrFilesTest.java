package org.telltale.handset.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.handset.Exhibit;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.sqlite.SqliteBuilder;

/** A UFDR as a whole: what our own readers find comes first. */
class UfdrFilesTest {

	private static final String REPORT = """
			<project xmlns="http://pa.cellebrite.com/report/2.0"><decodedData><modelType type="SMS">
			<model type="SMS" id="s1"><field name="Body"><value>canary one</value></field><multiModelField name="Parties">
			<model type="Party"><field name="Role"><value>From</value></field><field name="Identifier"><value>+447700900123</value></field></model></multiModelField></model>
			<model type="SMS" id="s2"><field name="Body"><value>canary two</value></field><multiModelField name="Parties">
			<model type="Party"><field name="Role"><value>From</value></field><field name="Identifier"><value>+447700900123</value></field></model></multiModelField></model>
			</modelType></decodedData></project>""";

	@Test
	void standInsAreBounded() {
		UfdrFiles files = new UfdrFiles(List.of("ufdr-report"));
		long[] listed = {0};
		Descent descent = Descent.into(1, List.of(), record -> listed[0]++, Progress.NONE);
		Consumer<HandsetRecord> own = files.hearing("sqlite", descent).sink();
		Consumer<HandsetRecord> report = files.hearing("ufdr-report", descent).sink();
		ExhibitSource source = ExhibitSource.file("e", "f", List.of());
		own.accept(new Exhibit("f/own", ExhibitKind.TEXT, "same", Optional.empty(), Map.of(), source));
		for (int i = 0; i < 200_001; i++) {
			report.accept(new Exhibit("f/" + i, ExhibitKind.TEXT, "same", Optional.empty(), Map.of(), source));
		}
		assertEquals(2, listed[0]);
		assertEquals(List.of("ufdr.same", "ufdr.not-compared"), files.compared(HandsetFile.of("f", EvidenceBytes.of("e", new byte[0]))).stream().map(Problem::code).toList());
	}

	@Test
	void whatTheReportSaysTooIsListedOnce() throws IOException {
		SqliteBuilder builder = new SqliteBuilder();
		int sms = builder.table("sms", "CREATE TABLE sms (_id INTEGER PRIMARY KEY,address TEXT,date INTEGER,type INTEGER,body TEXT)");
		byte[] database = builder.row(sms, 7, SqliteBuilder.NULL, "+447700900123", 1407405600000L, 1L, "canary one").build();
		byte[] ufdr = new ArchiveBuilder().file("report.xml", REPORT).file("files/Database/mmssms.db", database).zip();
		assertEquals("ufdr", HandsetReader.archive(EvidenceBytes.of("e", ufdr)).orElseThrow().format());
		List<HandsetRecord> records = new ArrayList<>();
		List<Problem> problems = HandsetReader.read(HandsetFile.of("x.ufdr", EvidenceBytes.of("e", ufdr)), List.of(), records::add, Progress.NONE);
		List<Exhibit> exhibits = records.stream().map(Exhibit.class::cast).toList();
		assertEquals(List.of("x.ufdr!/files/Database/mmssms.db/sms/7", "x.ufdr!/files/Database/mmssms.db/sms/7/from", "x.ufdr!/report.xml/SMS/3"),
				exhibits.stream().map(Exhibit::id).toList());
		assertEquals(Optional.of("x.ufdr!/files/Database/mmssms.db/sms/7/from"), exhibits.get(2).attribute("from.exhibit"));
		assertEquals("e!/report.xml", exhibits.get(2).source().places().getFirst().evidence());
		assertEquals(List.of("ufdr.same"), problems.stream().map(Problem::code).toList());
	}
}
