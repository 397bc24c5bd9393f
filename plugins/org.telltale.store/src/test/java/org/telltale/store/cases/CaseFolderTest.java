package org.telltale.store.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
	void passwordIsTheFirstLineWithoutItsEnd() throws IOException {
		for (String end : new String[] { "", "\n", "\r\n", "\rmore", "\nmore\n" }) {
			assertEquals(" pass w\u00f6rd ", new String(PasswordLine.read(Files.writeString(folder.resolve("p"), " pass w\u00f6rd " + end))));
		}
		assertArrayEquals(new char[0], PasswordLine.read(Files.writeString(folder.resolve("p"), "")));
		assertThrows(IOException.class, () -> PasswordLine.read(Files.write(folder.resolve("p"), new byte[] { 'a', (byte) 0xff, '\n' })));
	}
}
