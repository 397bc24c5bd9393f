package org.telltale.model.xmi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.telltale.model.CaseFile;
import org.telltale.model.SampleModel;
import org.telltale.model.TelltaleFactory;

class CaseXmiTest {

	@Test
	void reloadedCaseIsEqualAndWrittenToTheSameBytes() throws IOException {
		CaseFile written = SampleModel.create();
		byte[] xmi = write(written);
		CaseFile read = CaseXmi.read(xmi);
		assertTrue(EcoreUtil.equals(written, read), () -> new String(xmi, StandardCharsets.UTF_8));
		assertArrayEquals(xmi, write(read));
	}

	@Test
	void runAndExhibitOfTheSameIdAreNotMixedUp() throws IOException {
		CaseFile read = CaseXmi.read(write(SampleModel.create()));
		assertEquals("E1", read.getRuns().getFirst().getId());
		assertSame(read.getExhibits().getFirst(), read.getRuns().getFirst().getStimuli().get(2).getExhibit());
		assertSame(read.getRuns().getFirst(), read.getClaims().getFirst().getCells().getFirst().getRun());
	}

	@Test
	void twoExhibitsOfTheSameIdKeepTheirReferencesApart() throws IOException {
		CaseFile written = SampleModel.create();
		written.getExhibits().get(1).setId("E1");
		written.getRuns().getFirst().getStimuli().get(1).setExhibit(written.getExhibits().get(1));
		CaseFile read = CaseXmi.read(write(written));
		assertTrue(EcoreUtil.equals(written, read));
		assertSame(read.getExhibits().get(1), read.getRuns().getFirst().getStimuli().get(1).getExhibit());
	}

	@Test
	void idsOfBlanksDotsSlashesAndHashesSurvive() throws IOException {
		for (String id : new String[] {"E 1", "a.b", "a/b", "#x", "x:y", "%41", "_", "é 中", "//@exhibits.1", "Run.E1"}) {
			CaseFile written = SampleModel.create();
			written.getExhibits().getFirst().setId(id);
			written.getHandsets().getFirst().setId(id);
			assertTrue(EcoreUtil.equals(written, CaseXmi.read(write(written))), id);
		}
	}

	@Test
	void objectThatTheCaseDoesNotContainIsRefusedAtWriting() {
		CaseFile caseFile = SampleModel.create();
		caseFile.getExhibits().getFirst().setEvidence(TelltaleFactory.eINSTANCE.createEvidenceItem());
		assertThrows(IOException.class, () -> write(caseFile));
	}

	@Test
	void documentTypeAndExternalEntityAreRefusedAndNothingIsFetched() throws IOException {
		try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			String address = "http://127.0.0.1:" + listener.getLocalPort() + "/x";
			refused("<!DOCTYPE c [<!ENTITY e SYSTEM \"" + address + "\">]><telltale:CaseFile xmi:version=\"2.0\""
					+ " xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:telltale=\"urn:telltale:model:1\"><people name=\"&e;\"/></telltale:CaseFile>");
			refused("<!DOCTYPE c SYSTEM \"" + address + "\"><telltale:CaseFile xmi:version=\"2.0\""
					+ " xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:telltale=\"urn:telltale:model:1\"/>");
			refused("<other:CaseFile xmi:version=\"2.0\" xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:other=\"" + address + "\""
					+ " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"" + address + " " + address + "\"/>");
			refused("<telltale:CaseFile xmi:version=\"2.0\" xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:telltale=\"urn:telltale:model:1\">"
					+ "<people href=\"" + address + "#//\"/></telltale:CaseFile>");
			listener.setSoTimeout(200);
			assertThrows(SocketTimeoutException.class, listener::accept, "something connected");
		}
	}

	@Test
	void cutDocumentsAreRefused() throws IOException {
		byte[] xmi = write(SampleModel.create());
		for (int length = 0; length < xmi.length - 1; length += 7) {
			byte[] cut = java.util.Arrays.copyOf(xmi, length);
			assertThrows(CaseXmiException.class, () -> CaseXmi.read(cut), "cut at " + length);
		}
	}

	@Test
	void danglingReferenceInsideTheDocumentIsRefused() throws IOException {
		String xmi = new String(write(SampleModel.create()), StandardCharsets.UTF_8);
		String broken = xmi.replace("handset=\"Handset.H1\"", "handset=\"Handset.H2\"");
		assertFalse(broken.equals(xmi));
		refused(broken.substring(broken.indexOf("?>") + 2));
	}

	private static void refused(String body) {
		byte[] xmi = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + body).getBytes(StandardCharsets.UTF_8);
		assertThrows(CaseXmiException.class, () -> CaseXmi.read(xmi), body);
	}

	private static byte[] write(CaseFile caseFile) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		CaseXmi.write(caseFile, out);
		return out.toByteArray();
	}
}
