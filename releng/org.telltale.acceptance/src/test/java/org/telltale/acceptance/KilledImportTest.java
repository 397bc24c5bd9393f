package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.cli.Main;
import org.telltale.sample.SampleCase;

/**
 * Twenty {@code kill -9} spread over one import, at moments drawn from a seed. Each child takes the whole list of files, so it resumes
 * what the one before left; an acknowledgement is a line that it printed.
 */
class KilledImportTest {

	private static final int KILLS = 20;
	private static final long SEED = 20140807;

	private final Random random = new Random(SEED);
	private final Map<String, Long> acknowledged = new LinkedHashMap<>();

	@Test
	@Timeout(value = 9, unit = TimeUnit.MINUTES)
	void nothingAcknowledgedIsLostAndTheFactsAreThoseOfAQuietImport() throws IOException, InterruptedException, JsonSyntaxException {
		Path work = Demo.work("killed");
		Path evidence = work.resolve("evidence");
		SampleCase.write(evidence);
		List<Path> files = new ArrayList<>(SampleSubset.paths(evidence, SampleSubset.CAPTURES));
		files.addAll(SampleSubset.paths(evidence, SampleSubset.OTHERS));
		files.addAll(SampleSubset.paths(evidence, SampleSubset.MORE_CAPTURES));
		Path killed = prepare(work.resolve("killed.telltale"), evidence);
		Path quiet = prepare(work.resolve("quiet.telltale"), evidence);

		int kills = 0;
		boolean ended = false;
		while (kills < KILLS && !ended) {
			ended = !killOnce(killed, files, kills);
			kills += ended ? 0 : 1;
		}
		assertEquals(KILLS, kills, "the import ended before all kills; " + acknowledged.size() + " of " + files.size() + " files");
		int before = acknowledged.size();
		assertTrue(before > 3 && before < files.size(), "the kills are spread over the import: " + before + " of " + files.size() + " acknowledged");

		importAll(killed, files);
		importAll(quiet, files);
		journalHasEveryAcknowledgedEntry(killed);
		Ran verified = Ran.here("journal", killed, "verify");
		assertEquals(0, verified.code(), verified.out());
		assertEquals(0, Ran.here("evidence", killed, "verify").code());
		assertEquals(facts(quiet), facts(killed), "facts before the analysis");
		Ran.here("analyse", killed);
		Ran.here("analyse", quiet);
		assertEquals(facts(quiet), facts(killed), "facts after the analysis");
	}

	private static Path prepare(Path folder, Path evidence) {
		assertEquals(0, Ran.here("case", "create", folder, "--number", "K1", "--title", "kills", "--examiner", "Test").code());
		for (String list : List.of("exhibits", "runs", "claims")) {
			Ran ran = Ran.here(list, folder, "add", "--from", evidence.resolve(list + ".json"));
			assertEquals(0, ran.code(), ran.err());
		}
		return folder;
	}

	/** Starts an import and kills it; false if it ended by itself. */
	private boolean killOnce(Path folder, List<Path> files, int round) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(List.of("import", folder.toString()));
		files.forEach(file -> arguments.add(file.toString()));
		Process child = new ChildJava().start(Main.class, arguments);
		child.errorReader().close();
		BlockingQueue<String> lines = new LinkedBlockingQueue<>();
		Thread reader = Thread.ofPlatform().start(() -> drain(child, lines));
		int known = acknowledged.size();
		boolean wantsOne = round % 3 == 2; // however slow the machine is, the import gets on
		int wanted = known + (wantsOne ? 1 : 0);
		int seen = 0;
		while ((seen < wanted || wantsOne && acknowledged.size() == known) && (child.isAlive() || !lines.isEmpty())) {
			String line = lines.poll(50, TimeUnit.MILLISECONDS);
			if (line != null) {
				note(line);
				seen++;
			}
		}
		boolean inTime = !child.waitFor(wanted == 0 ? random.nextInt(400, 1500) : random.nextInt(250), TimeUnit.MILLISECONDS);
		List<ProcessHandle> workers = child.descendants().toList();
		child.destroyForcibly().waitFor();
		reader.join();
		lines.forEach(this::note);
		for (ProcessHandle worker : workers) {
			for (int i = 0; worker.isAlive() && i < 100; i++) {
				Thread.sleep(100);
			}
			assertTrue(!worker.isAlive(), "a reader outlives its killed parent");
		}
		return inTime;
	}

	private static void drain(Process child, BlockingQueue<String> lines) {
		try (BufferedReader out = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = out.readLine(); line != null; line = out.readLine()) {
				lines.add(line);
			}
		} catch (IOException killedWhileItWrote) {
			lines.add("");
		}
	}

	/** {@code imported ID NAME KIND [entry N] ...}; what was acknowledged once must be {@code known} ever after. */
	private void note(String line) {
		String[] words = line.split(" ");
		if (words.length > 1 && words[0].equals("imported") && line.contains("[entry ")) {
			assertTrue(!acknowledged.containsKey(words[1]), () -> "acknowledged, lost and taken again: " + line);
			acknowledged.put(words[1], Long.valueOf(line.replaceFirst("(?s).*\\[entry (\\d+)\\].*", "$1")));
		}
	}

	private void importAll(Path folder, List<Path> files) {
		List<Object> words = new ArrayList<>(List.of("import", folder));
		words.addAll(files);
		Ran ran = Ran.here(words.toArray());
		assertTrue(ran.code() <= 1, ran.err());
		assertEquals(files.size(), ran.lines().size(), ran.out() + ran.err());
		if (folder.endsWith("killed.telltale")) {
			acknowledged.keySet().forEach(id -> assertTrue(ran.out().contains("known " + id), () -> "acknowledged and lost: " + id));
		}
	}

	private void journalHasEveryAcknowledgedEntry(Path folder) throws JsonSyntaxException {
		Map<Long, Json> journal = new LinkedHashMap<>();
		for (String line : Ran.here("journal", folder, "--format", "json").lines()) {
			Json entry = JsonReader.read(line);
			journal.put(entry.integer("sequence").orElse(0L), entry);
		}
		acknowledged.forEach((id, sequence) -> {
			Json entry = journal.get(sequence);
			assertTrue(entry != null && entry.text("action").equals(Optional.of("import-evidence")) && entry.toString().contains(id),
					() -> "the journal has lost entry " + sequence + " for " + id);
		});
	}

	private static String facts(Path folder) {
		return Facts.lines(folder);
	}
}
