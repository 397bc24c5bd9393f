package org.telltale.container;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.telltale.base.Progress;
import org.telltale.container.walk.Formats;
import org.telltale.container.walk.Item;
import org.telltale.container.walk.Walker;

class WalkerTest {

	private static byte[] gzip(byte[] content) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(content);
		}
		return out.toByteArray();
	}

	@Test
	void sameEvidenceGivesTheSameIdsUnderAnyName() throws IOException {
		byte[] zip = new ZipBuilder().stored("a", "x".getBytes(US_ASCII)).deflated("b", "y".getBytes(US_ASCII)).bytes();
		assertEquals(Walk.of(zip).items.stream().map(Item::id).toList(), Walk.of(zip).items.stream().map(Item::id).toList());
	}

	@Test
	void gzipIsTransparentInPaths() throws IOException {
		byte[] zip = new ZipBuilder().stored("a", "x".getBytes(US_ASCII)).bytes();
		assertEquals(List.of("evidence", "evidence (expanded)", "a"), Walk.of(gzip(zip)).paths());
	}

	@Test
	void gzipCutAtEachByteIsReported() throws IOException {
		byte[] gzip = gzip("some text that is long enough".getBytes(US_ASCII));
		for (int length = 3; length < gzip.length; length++) {
			assertFalse(Walk.of(Arrays.copyOf(gzip, length)).problems.isEmpty(), "length " + length);
		}
	}

	@Test
	void gzipBombIsCut() throws IOException {
		assertEquals(List.of("container.expansion"), Walk.of(gzip(new byte[1 << 20]), Walk.SMALL).codes());
	}

	@Test
	void secondGzipMemberIsNamed() throws IOException {
		byte[] one = gzip("x".getBytes(US_ASCII));
		byte[] two = Arrays.copyOf(one, one.length * 2);
		System.arraycopy(one, 0, two, one.length, one.length);
		assertEquals(List.of("gzip.trailing"), Walk.of(two).codes());
	}

	@Test
	void knownFormatsThatAreNotAnalysedAreNamed() {
		for (byte[] image : List.of("CrAU____".getBytes(US_ASCII), "ANDROID!boot".getBytes(US_ASCII), "hsqs".getBytes(US_ASCII))) {
			assertEquals(List.of("container.not-analysed"), Walk.of(image).codes());
		}
	}

	@Test
	void blockOtaIsNotReadAsAFileSystem() {
		byte[] image = new Ext4Builder().bytes();
		Walk walk = Walk.of(new ZipBuilder().stored("system.new.dat", image).bytes());
		assertEquals(List.of("container.not-analysed"), walk.codes());
		assertEquals(2, walk.items.size());
	}

	@Test
	void optimisedDexIsAViewOfItsDexFile() {
		byte[] odex = new LittleEndian().put(0, "dey\n036\0".getBytes(US_ASCII)).u32(8, 40).u32(12, 5).length(40).put(40, "dex\n0tail".getBytes(US_ASCII)).bytes();
		Walk walk = Walk.of(odex);
		assertEquals(List.of(), walk.problems);
		assertEquals("dex\n0", walk.text("classes.dex"));
		assertEquals(40, walk.item("classes.dex").imageOffset().orElseThrow());
		assertEquals(List.of("odex.truncated"), Walk.of(Arrays.copyOf(odex, 43)).codes());
		assertEquals(List.of("odex.header"), Walk.of(Arrays.copyOf(odex, 12)).codes());
	}

	@Test
	void cancelledWalkSaysSo() throws IOException {
		Progress cancelled = new Progress() {
			@Override
			public void step(String what, long done, long total) {
				// nobody listens
			}

			@Override
			public boolean cancelled() {
				return true;
			}
		};
		assertFalse(new Walker(Formats.ALL, Limits.STANDARD, new Walk(), cancelled).walk(Source.of(new byte[10]), "x"));
	}

	@Test
	void emptyEvidenceIsAnItem() {
		Walk walk = Walk.of(new byte[0]);
		assertEquals(List.of("evidence"), walk.paths());
		assertTrue(walk.problems.isEmpty());
	}
}
