package org.telltale.match.exhibit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.telltale.base.ByteRange;

class ExhibitContentTest {

	@Test
	void piecesAreReadAsOneFromAnyOffset() throws IOException {
		ExhibitContent content = ExhibitContent.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII))
				.parts(List.of(new ByteRange(8, 3), new ByteRange(0, 0), new ByteRange(1, 2), new ByteRange(14, 2)));
		String whole = "89a12ef";
		for (int from = 0; from <= whole.length() + 1; from++) {
			for (int length = 0; length <= whole.length() + 1; length++) {
				String wanted = from >= whole.length() ? "" : whole.substring(from, Math.min(whole.length(), from + length));
				assertEquals(wanted, new String(content.read(from, length), StandardCharsets.US_ASCII), from + "+" + length);
			}
		}
	}

	@Test
	void pieceThatTheFileNoLongerHasEndsTheContent() throws IOException {
		ExhibitContent content = ExhibitContent.of("0123".getBytes(StandardCharsets.US_ASCII)).parts(List.of(new ByteRange(2, 5), new ByteRange(0, 2)));
		assertEquals("23", new String(content.read(0, 7), StandardCharsets.US_ASCII));
	}
}
