package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Progress;

class DisclosureTest {

	@TempDir
	Path folder;

	private final StoryFacts story = new StoryFacts(3_000);
	private Path capture;
	private Path pdf;
	private ReportBuilder report;
	private Path out;

	@BeforeEach
	void discloseWhatTheReportCites() throws Exception {
		capture = Files.write(folder.resolve("r1.pcap"), story.capture.bytes());
		report = new ReportBuilder(folder);
		story.addTo(report);
		pdf = report.build("report");
		out = folder.resolve("out");
	}

	private Disclosure.Given give() throws Exception {
		return Disclosure.write(pdf, List.of(capture), out, Progress.NONE);
	}

	@Test
	void firstMibOfFourProvesWhatWasReplayedAndNothingThatWasCounted() throws Exception {
		Disclosure.Given given = give();
		assertEquals(1 << 20, given.bytes());
		assertEquals(0, given.whole());
		assertEquals(3, given.replayed());
		assertEquals(List.of(), given.left());
		Verdict verdict = new Verifier().verify(pdf, report.options(out));
		assertEquals(5, verdict.exitCode(), verdict.toString());
		assertEquals(new Tally(3, 0, 0), verdict.facts().get("replayed"));
		assertEquals(new Tally(0, 3, 0), verdict.facts().get("recounted"));
	}

	/** As the evidence of an encrypted case, which is no file of the disk. */
	@Test
	void evidenceThatIsNoFileOfTheDiskIsGivenInParts() throws Exception {
		try (FileSystem elsewhere = FileSystems.newFileSystem(folder.resolve("e.zip"), Map.of("create", "true"))) {
			Path inside = Files.copy(capture, elsewhere.getPath("/r1.pcap"));
			assertEquals(1 << 20, Disclosure.write(pdf, List.of(inside), out, Progress.NONE).bytes());
		}
		assertEquals(5, new Verifier().verify(pdf, report.options(out)).exitCode());
	}

	@Test
	void changedByteIsNamedWithItsEvidenceAndMib() throws Exception {
		give();
		Path part = out.resolve("parts").resolve(story.id + "-0.bin");
		byte[] bytes = Files.readAllBytes(part);
		bytes[bytes.length - 1] ^= 1;
		Files.write(part, bytes);
		Verdict verdict = new Verifier().verify(pdf, report.options(out));
		assertEquals(6, verdict.exitCode());
		String detail = verdict.refusal().orElseThrow().detail();
		assertTrue(detail.contains("r1.pcap") && detail.contains("MiB 0, offsets 0 to 1048575"), detail);
	}

	@Test
	void partThatIsTakenAwayLeavesFactsUnchecked() throws Exception {
		give();
		Path index = out.resolve("disclosure.json");
		Files.delete(out.resolve("parts").resolve(story.id + "-0.bin"));
		Files.writeString(index, Files.readString(index).replace("\"mib\":[0]", "\"mib\":[3]").replaceAll("\"skips\":\\[.*?\\]", "\"skips\":[]"));
		byte[] all = story.capture.bytes();
		Files.write(out.resolve("parts").resolve(story.id + "-3.bin"), java.util.Arrays.copyOfRange(all, 3 << 20, all.length));
		Verdict verdict = new Verifier().verify(pdf, report.options(out));
		assertEquals(0, verdict.facts().get("replayed").checked());
		assertFalse(verdict.exitCode() == 0, verdict.toString());
	}

	@Test
	void frameNumbersOfTheIndexAreNotBelievedAgainstTheDerivation() throws Exception {
		give();
		Path index = out.resolve("disclosure.json");
		String skips = Files.readString(index).replaceAll("(?s).*\"skips\":(\\[.*?\\]).*", "$1");
		assertTrue(skips.contains("\"frames\":"), skips);
		Files.writeString(index, Files.readString(index).replace(skips, "[{\"at\":24,\"frames\":1,\"next\":" + (story.capture.bytes().length) + "}]"));
		assertFalse(new Verifier().verify(pdf, report.options(out)).exitCode() == 0);
	}

	@Test
	void indexOfAnotherLengthIsNotReadFurther() throws Exception {
		give();
		Path index = out.resolve("disclosure.json");
		String text = Files.readString(index).replaceAll("\"length\":\\d+", "\"length\":" + (1L << 50));
		String skips = text.replaceAll("(?s).*\"skips\":(\\[.*?\\]).*", "$1");
		Files.writeString(index, text.replace(skips, "[{\"at\":24,\"frames\":2147483646,\"next\":" + (1L << 49) + "}]"));
		assertTrue(new Verifier().verify(pdf, report.options(out)).refusal().isPresent());
	}

	@Test
	void changedWholeFileIsNamedWithTheFirstMibThatDiffers() throws Exception {
		byte[] bytes = story.capture.bytes();
		bytes[(2 << 20) + 7] ^= 1;
		Path given = Files.createDirectories(folder.resolve("given"));
		Files.write(given.resolve("r1.pcap"), bytes);
		Verdict verdict = new Verifier().verify(pdf, report.options(given));
		assertEquals(6, verdict.exitCode());
		assertTrue(verdict.refusal().orElseThrow().detail().contains("MiB 2, offsets 2097152 to 3145727"), verdict.toString());
	}
}
