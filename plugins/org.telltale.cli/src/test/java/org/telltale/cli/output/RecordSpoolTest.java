package org.telltale.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.capture.NoteRecord;
import org.telltale.capture.field.Field;
import org.telltale.capture.layer.Direction;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.MessageRecord;
import org.telltale.capture.set.SetNaming;

class RecordSpoolTest {

	private static final String DIGEST = Digest.sha256(new byte[1]).hex();
	private static final String FEIGNED = "\"flow\":\"" + SetNaming.UNKNOWN + "-1-0\" \"id\":\"" + SetNaming.UNKNOWN + "-1-0";

	private static CaptureRecord message(int frame, String text) {
		return new MessageRecord(new FlowRef(frame, frame, 0), frame, frame, "xmpp", Direction.OUT, List.of(Field.text("xmpp.body", 0, text.length(), text)));
	}

	private static void assertPrinted(List<CaptureRecord> records) throws IOException {
		StringBuilder expected = new StringBuilder("before");
		for (CaptureRecord record : records) {
			expected.append(record.toJson(DIGEST)).append('\n');
		}
		expected.append("behind");
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		Utf8Output utf8 = new Utf8Output(bytes);
		print(records, utf8);
		assertEquals(expected.toString(), bytes.toString(StandardCharsets.UTF_8));
		StringWriter text = new StringWriter();
		print(records, new PrintWriter(text));
		assertEquals(expected.toString(), text.toString());
	}

	private static void print(List<CaptureRecord> records, PrintWriter out) throws IOException {
		out.print("before");
		try (RecordSpool spool = new RecordSpool()) {
			for (CaptureRecord record : records) {
				spool.add(record);
			}
			spool.print(out, DIGEST);
		}
		out.print("behind");
		out.flush();
	}

	@Test
	void nothingIsPrintedAsNothing() throws IOException {
		assertPrinted(List.of());
	}

	@Test
	void marksOfTheDigestInEvidenceStayAsTheyAre() throws IOException {
		String near = "é😀???" + SetNaming.UNKNOWN + FEIGNED + SetNaming.UNKNOWN;
		assertPrinted(List.of(message(1, near), new NoteRecord("comment", Optional.of(3L), List.of(Field.text("comment", 0, 1, near)), Optional.empty()), message(22, "??")));
	}

	@Test
	void marksOfAnyLengthEndTheSearch() throws IOException {
		for (int count = 0; count < 70; count++) {
			assertPrinted(List.of(message(1, "?".repeat(count)), message(2, "x" + "?".repeat(count))));
		}
	}

	@Test
	void textThatEndsInAMarkJustBeforeTheFlowHidesItNot() throws IOException {
		for (int before = 0; before < 34; before++) {
			assertPrinted(List.of(message(1, "x".repeat(before) + "?"), message(2, "x".repeat(before) + "?? ?")));
		}
	}

	@Test
	void linesBeyondMemoryComeInTheirOrder() throws IOException {
		List<CaptureRecord> records = new ArrayList<>();
		for (int i = 0; i < 9000; i++) {
			records.add(message(i + 1, i % 7 == 0 ? FEIGNED : "é".repeat(i % 997)));
		}
		assertPrinted(records);
	}

	@Test
	void lineLongerThanABlockIsPrintedWhole() throws IOException {
		List<CaptureRecord> records = new ArrayList<>();
		for (int i = 0; i < 9; i++) {
			records.add(message(i + 1, FEIGNED.repeat(i * 3000)));
		}
		assertPrinted(records);
	}
}
