package org.telltale.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.model.EvidenceKind;

class EvidenceKindsTest {

	private static final String MARKER = "\u00ab\u00cd\u00efMaxMind.com";
	private static final String ROUTE = "198.51.100.0\t24\t64496\n";

	@TempDir
	private Path folder;

	private EvidenceKind kind(byte[] bytes) throws IOException {
		return EvidenceKinds.recognise(Files.write(folder.resolve("file"), bytes)).kind();
	}

	private EvidenceKind kind(String bytes) throws IOException {
		return kind(bytes.getBytes(StandardCharsets.ISO_8859_1));
	}

	private static byte[] gzip(byte[] content) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(content);
		}
		return out.toByteArray();
	}

	@Test
	void tablesAreToldByTheirContent() throws IOException {
		assertEquals(EvidenceKind.REFERENCE_TABLE, kind(ROUTE));
		assertEquals(EvidenceKind.REFERENCE_TABLE, kind(gzip(ROUTE.repeat(3000).getBytes(StandardCharsets.ISO_8859_1))));
		assertEquals(EvidenceKind.REFERENCE_TABLE, kind("% a comment\n\ninetnum: 198.51.100.0 - 198.51.100.255\n"));
		assertEquals(EvidenceKind.REFERENCE_TABLE, kind("{\"objectClassName\" : \"ip network\"}"));
		assertEquals(EvidenceKind.REFERENCE_TABLE, kind("2|xnic|20140807|6|19850701|20140806|+1000\n"));
		assertEquals(EvidenceKind.REFERENCE_TABLE, kind("# mine\nrange,flags\n"));
		assertEquals(EvidenceKind.REFERENCE_TABLE, kind("\0".repeat(200_000) + MARKER + "\u00e0"));
	}

	@Test
	void whatIsSomethingElseAtItsFirstBytesIsNoTable() throws IOException {
		assertEquals(EvidenceKind.PACKAGE, kind("PK\3\4" + "\0".repeat(500) + MARKER));
		byte[] tar = new byte[20_000];
		System.arraycopy("ustar".getBytes(StandardCharsets.ISO_8859_1), 0, tar, 257, 5);
		System.arraycopy(MARKER.getBytes(StandardCharsets.ISO_8859_1), 0, tar, 600, MARKER.length());
		assertEquals(EvidenceKind.FIRMWARE_IMAGE, kind(tar));
		assertEquals(EvidenceKind.FIRMWARE_IMAGE, kind(gzip(tar)));
		assertEquals(EvidenceKind.DOCUMENT, kind("Dear all,\ninetnum: 198.51.100.0 - 198.51.100.255\n"));
		assertEquals(EvidenceKind.DOCUMENT, kind("name,country\nA,XH\n"));
		assertEquals(EvidenceKind.DOCUMENT, kind("{\"objectClassName\":\"entity\"}"));
		assertEquals(EvidenceKind.DOCUMENT, kind(""));
	}
}
