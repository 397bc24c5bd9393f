package org.telltale.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.model.EvidenceItem;

/** Images in several files: what lies beside the first is sealed and read with it. */
class ImagePartsTest {

	@TempDir
	private Path folder;

	/** A boot sector with one partition. */
	private static byte[] disk() {
		byte[] disk = new byte[2048];
		disk[446 + 4] = 0x0c;
		disk[446 + 8] = 2;
		disk[446 + 12] = 9;
		disk[510] = 0x55;
		disk[511] = (byte) 0xaa;
		return disk;
	}

	@Test
	void partsAreNamedAsTheProgramsNameThem() {
		assertEquals(List.of("a.002", "a.010", "a.999"), names("a.001", 2, 10, 999));
		assertEquals(List.of("a.0002", "a.1000"), names("a.0001", 2, 1000));
		assertEquals(Optional.empty(), ImageParts.name("a.001", 1000));
		assertEquals(List.of("a.b.E02", "a.b.E99", "a.b.EAA", "a.b.EAB", "a.b.EBA", "a.b.EZZ", "a.b.FAA"), names("a.b.E01", 2, 99, 100, 101, 126, 775, 776));
		assertEquals(List.of("a.e02", "a.eaa", "a.faa"), names("a.e01", 2, 100, 776));
		assertEquals(List.of("a.s02", "a.saa"), names("a.s01", 2, 100));
		assertEquals(Optional.empty(), ImageParts.name("a.E01", 100 + 22 * 676));
		for (String other : List.of("a.bin", "a.1", "a.01", "a.E02", "001", "a.0001x", "a.101", "E01")) {
			assertEquals(Optional.empty(), ImageParts.name(other, 2), other);
		}
	}

	private static List<String> names(String first, int... numbers) {
		return IntStream.of(numbers).mapToObj(number -> ImageParts.name(first, number).orElseThrow()).toList();
	}

	@Test
	void partsBesideTheFirstAreItemsThatBelongToIt() throws Exception {
		try (CaseDesk desk = new CaseDesk(folder)) {
			desk.write("d.002", "two");
			// two parts may hold the same
			desk.write("d.003", "two");
			desk.write("d.005", "five");
			Imported imported = desk.take("d.001", disk());
			assertEquals("handset-artefact", imported.kind());
			List<EvidenceItem> items = desk.file().model().getEvidence();
			assertEquals(List.of("d.001", "d.002"), items.stream().map(EvidenceItem::getName).toList());
			assertEquals("mbr", items.getFirst().getFormat());
			assertEquals(folder.resolve("d.002").toString().replace('\\', '/'), items.getLast().getSource());
			assertEquals(List.of("two", "two"), desk.furtherTexts());
		}
	}
}
