package org.telltale.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.facts.Manifest;
import org.telltale.seal.pdf.ArchivalForm;
import org.telltale.seal.refusal.Refusal;

/**
 * What a finished report carries and says, looked at before it is certified: it was on other machines since it was made. Facts, attachments, journal and
 * pages are held against its manifest as {@link Verifier} does of a sealed one; that it is PDF/A-3b is {@link Signer}'s to check.
 */
public final class PreparedCheck {

	private PreparedCheck() {
	}

	/**
	 * Refuses a report that its own manifest does not hold.
	 *
	 * @param finished the PDF, not signed
	 * @param manifest what it has to carry as its manifest
	 * @return its facts, as attached
	 * @throws SealException if it cannot be read, or something in it is not what the manifest states or the facts say
	 */
	public static byte[] require(Path finished, byte[] manifest) throws SealException {
		try {
			byte[] file = Files.readAllBytes(finished);
			Map<String, byte[]> attachments = attachments(file);
			Refusal.unless(Arrays.equals(manifest, attachments.get(Attachment.MANIFEST)), "its manifest is another");
			Refusal.unless(!attachments.containsKey(Attachment.REVIEW), "it carries a review already");
			byte[] facts = attachments.get(Attachment.FACTS);
			Refusal.unless(facts != null, "it carries no " + Attachment.FACTS);
			List<Check> checks = new ArrayList<>();
			judge(file, Manifest.read(manifest), FactFile.read(facts), attachments, checks);
			for (Check check : checks) {
				Refusal.unless(check.ok(), check.name() + ": " + check.detail());
			}
			return facts;
		} catch (Refusal e) {
			throw new SealException("The report " + finished + " is not certified, since it is not as it was prepared: " + e.getMessage() + ". Prepare it again, and have it reviewed again.", e);
		} catch (IOException | RuntimeException e) {
			// the edge towards a file that came back from elsewhere: what breaks a reader is not signed
			throw new SealException("The report " + finished + " could not be read: " + e.getMessage() + ". Give a report that was prepared for a reviewer (report --prepare).", e);
		}
	}

	private static Map<String, byte[]> attachments(byte[] file) throws IOException {
		try (PDDocument document = Loader.loadPDF(file)) {
			return ArchivalForm.attached(document);
		}
	}

	private static void judge(byte[] file, Manifest manifest, FactFile facts, Map<String, byte[]> attachments, List<Check> checks) throws Refusal, IOException {
		manifest.requireHolds(attachments.get(Attachment.FACTS), facts);
		ContentJudge contents = new ContentJudge(attachments, checks);
		contents.judgeAttachments(manifest);
		contents.judgePages(file, facts, contents.judgeJournal(manifest), manifest);
	}
}
