package org.telltale.store.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.store.keys.PasswordLine;

class CaseFolderTest {

	@TempDir
	private Path folder;

	@Test
	void fileBehindALinkLiesInTheFolder() throws IOException {
		CaseFolder place = new CaseFolder(Files.createDirectory(folder.resolve("a.telltale")));
		Path link = Files.createSymbolicLink(folder.resolve("link"), place.root());
		assertTrue(place.holds(place.root().resolve("reports/not there yet.pdf")));
		assertTrue(place.holds(link.resolve("r.pdf")));
		assertTrue(place.holds(folder.resolve("b/../a.telltale/r.pdf")));
		assertFalse(place.holds(folder.resolve("a.telltale.pdf")));
		assertFalse(new CaseFolder(folder.resolve("none")).holds(folder.resolve("none/r.pdf")), "a folder that is not there holds nothing");
	}

	@Test
	void keyFileMakesItEncrypted() throws IOException {
		CaseFolder place = new CaseFolder(folder);
		assertFalse(place.isEncrypted());
		Files.createFile(place.keyFile());
		assertTrue(place.isEncrypted());
	}

	@Test
	void encryptedCaseRoundAFileIsFoundThroughLinks() throws IOException {
		CaseFolder place = new CaseFolder(Files.createDirectory(folder.resolve("a.telltale")).toRealPath());
		Files.createFile(place.keyFile());
		assertEquals(Optional.empty(), CaseFolder.encryptedAround(place.root().resolve("r.pdf")), "a key file alone is no case");
		Files.createFile(place.sealedJournal());
		Path link = Files.createSymbolicLink(folder.resolve("link"), place.root());
		Path later = Files.createSymbolicLink(folder.resolve("later.tsq"), Path.of("a.telltale/not there yet.tsq"));
		Path there = Files.createSymbolicLink(folder.resolve("there"), Files.createFile(place.root().resolve("x")));
		for (Path inside : List.of(place.root(), place.root().resolve("reports/none/r.pdf"), link.resolve("r.pdf"), folder.resolve("b/../a.telltale/r.pdf"), later, there)) {
			assertEquals(Optional.of(place), CaseFolder.encryptedAround(inside), inside.toString());
		}
		assertEquals(Optional.empty(), CaseFolder.encryptedAround(folder.resolve("r.pdf")));
		Path ring = Files.createSymbolicLink(folder.resolve("ring"), Path.of("ring"));
		assertThrows(IOException.class, () -> CaseFolder.encryptedAround(ring));
	}

	@Test
	void passwordIsTheFirstLineWithoutItsEnd() throws IOException {
		for (String end : new String[] { "", "\n", "\r\n", "\rmore", "\nmore\n" }) {
			assertEquals(" pass w\u00f6rd ", new String(PasswordLine.read(Files.writeString(folder.resolve("p"), " pass w\u00f6rd " + end))));
		}
		assertArrayEquals(new char[0], PasswordLine.read(Files.writeString(folder.resolve("p"), "")));
		assertThrows(IOException.class, () -> PasswordLine.read(Files.write(folder.resolve("p"), new byte[] { 'a', (byte) 0xff, '\n' })));
	}
}
