package org.telltale.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.model.EvidenceItem;

/** Images in several files: what lies beside the first is sealed and read with it. */
class ImagePartsTest {

	@TempDir
	private Path folder;

	@Test
	void partsBesideTheFirstAreItemsThatBelongToIt() throws Exception {
		try (CaseDesk desk = new CaseDesk(folder)) {
			desk.write("d.002", "two");
			// two parts may hold the same
			desk.write("d.003", "two");
			desk.write("d.005", "five");
			Imported imported = desk.take("d.001", CaseDesk.disk());
			assertEquals("handset-artefact", imported.kind());
			List<EvidenceItem> items = desk.file().model().getEvidence();
			assertEquals(List.of("d.001", "d.002"), items.stream().map(EvidenceItem::getName).toList());
			assertEquals("mbr", items.getFirst().getFormat());
			assertEquals(folder.resolve("d.002").toString().replace('\\', '/'), items.getLast().getSource());
			assertEquals(List.of("two", "two"), desk.furtherTexts());
		}
	}
}
