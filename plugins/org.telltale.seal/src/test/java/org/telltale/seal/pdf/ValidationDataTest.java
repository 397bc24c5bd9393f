package org.telltale.seal.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.junit.jupiter.api.Test;
import org.telltale.seal.refusal.Refusal;

class ValidationDataTest {

	private static COSStream stream(int bytes) throws IOException {
		COSStream stream = new COSStream();
		try (OutputStream out = stream.createRawOutputStream()) {
			out.write(new byte[bytes]);
		}
		return stream;
	}

	private static COSDictionary catalog(COSName name, List<COSStream> items) {
		COSArray array = new COSArray();
		items.forEach(array::add);
		COSDictionary dss = new COSDictionary();
		dss.setItem(name, array);
		COSDictionary catalog = new COSDictionary();
		catalog.setItem(ValidationData.DSS, dss);
		return catalog;
	}

	private static void requireRefused(COSDictionary catalog, long fileLength, String detail) {
		assertTrue(assertThrows(Refusal.class, () -> ValidationData.of(catalog, fileLength)).getMessage().contains(detail));
	}

	@Test
	void objectThatIsNamedAgainAndAgainIsReadOnce() throws Exception {
		COSStream one = stream(10);
		requireRefused(catalog(ValidationData.CRLS, List.of(one, one)), 1_000, "more than once");
		COSDictionary both = catalog(ValidationData.CRLS, List.of(one));
		both.getCOSDictionary(ValidationData.DSS).setItem(ValidationData.OCSPS, new COSArray(List.of(one)));
		requireRefused(both, 1_000, "more than once");
	}

	@Test
	void dataThatAreMoreThanTheFileAreRefused() throws Exception {
		assertEquals(2, ValidationData.of(catalog(ValidationData.CRLS, List.of(stream(600), stream(400))), 1_000).crls().size());
		requireRefused(catalog(ValidationData.CRLS, List.of(stream(600), stream(401))), 1_000, "than the file");
	}

	@Test
	void dataThatAreMoreThanAnyAreRefused() throws Exception {
		int item = 16 << 20;
		requireRefused(catalog(ValidationData.CRLS, List.of(stream(item), stream(item), stream(item), stream(item), stream(1))), 1L << 30, "larger than any");
	}
}
