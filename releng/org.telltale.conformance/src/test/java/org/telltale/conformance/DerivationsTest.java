package org.telltale.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.CaptureReader;
import org.telltale.capture.CaptureSummary;
import org.telltale.capture.FrameRow;
import org.telltale.capture.layer.LayerListener;
import org.telltale.casework.facts.CaptureFactCollector;
import org.telltale.casework.facts.FactLine;
import org.telltale.seal.FactReview;
import org.telltale.seal.SealException;
import org.telltale.seal.Tally;

/** Every flow and name that the engine finds in real captures, held against the raw files by the verifier's own code. */
class DerivationsTest {

	/** Steps that real captures exercise: each must be met, and refuse changed bytes. */
	private static final Set<String> STEPS = new TreeSet<>(Set.of("capture.datagrams", "capture.tcp", "capture.udp", "dns.answer", "http1.header", "http1.target",
			"http2.header", "quic.crypto", "tls.certificate", "tls.handshake-sni", "tls.sni", "url.parameter"));

	@TempDir
	private Path folder;

	private static List<Json.Fields> facts(Path file) throws IOException {
		CaptureFactCollector collector = new CaptureFactCollector(Optional.empty(), LayerListener.NONE, FrameRow.NONE);
		CaptureSummary summary = CaptureReader.read(file, CaptureOptions.DEFAULT, collector, Progress.NONE);
		List<Json.Fields> facts = new ArrayList<>(collector.facts(summary, List.of()));
		facts.add(FactLine.identified(CaptureFactCollector.recounted(summary).put("name", String.valueOf(file.getFileName()))));
		return FactLine.sorted(facts);
	}

	private static byte[] lines(List<Json.Fields> facts) {
		StringBuilder all = new StringBuilder();
		facts.forEach(fact -> all.append(fact).append('\n'));
		return all.toString().getBytes(StandardCharsets.UTF_8);
	}

	@Test
	void everyFlowAndNameOfTheSharedCapturesHolds() throws IOException, SealException {
		Map<String, Integer> met = new TreeMap<>();
		List<String> failures = new ArrayList<>();
		int checked = 0;
		for (Map<String, String> row : RealEvidence.table("captures/index.tsv")) {
			Path file = RealEvidence.file("captures/" + row.get("file"));
			List<Json.Fields> facts = facts(file);
			facts.forEach(fact -> steps(fact).forEach(step -> met.merge(step, 1, Integer::sum)));
			Path alone = Files.createDirectories(folder.resolve(row.get("sha256")));
			Files.copy(file, alone.resolve(row.get("file")));
			FactReview.Result result = FactReview.review(lines(facts), alone, Progress.NONE);
			result.failures().forEach(failure -> failures.add(row.get("file") + ": " + failure));
			for (String checkable : List.of("replayed", "recounted")) {
				Tally tally = result.tallies().getOrDefault(checkable, Tally.ZERO);
				checked += tally.checked();
				if (tally.unchecked() > 0) {
					failures.add(row.get("file") + ": " + tally.unchecked() + " " + checkable + " facts were not checked");
				}
			}
		}
		assertEquals(List.of(), failures);
		System.out.println("facts checked against the raw files: " + checked + ", steps met: " + met);
		assertTrue(checked > 1200, "facts checked: " + checked);
		Set<String> unmet = new TreeSet<>(STEPS);
		unmet.removeAll(met.keySet());
		assertEquals(Set.of(), unmet, "steps that no capture exercised; met: " + met);
	}

	/** The facts are written anew for the changed file, so that it is the replay that has to notice, not the digest of the whole. */
	@Test
	void oneChangedByteIsRefusedByEachStep() throws IOException, SealException {
		Set<String> tried = new TreeSet<>();
		for (Map<String, String> row : RealEvidence.table("captures/index.tsv")) {
			Path file = RealEvidence.file("captures/" + row.get("file"));
			if (row.get("file").endsWith(".gz")) {
				continue; // its ranges count in the expanded bytes
			}
			List<Json.Fields> facts = facts(file);
			for (Json.Fields fact : facts) {
				List<String> fresh = steps(fact).stream().filter(step -> !tried.contains(step)).toList();
				if (!fresh.isEmpty()) {
					changed(file, row.get("sha256"), facts, fact);
					tried.addAll(fresh);
				}
			}
		}
		System.out.println("steps that refused a changed byte: " + tried);
		assertTrue(tried.containsAll(STEPS), "tried: " + tried);
	}

	private void changed(Path file, String evidence, List<Json.Fields> facts, Json.Fields fact) throws IOException, SealException {
		byte[] bytes = Files.readAllBytes(file);
		long at = decisive(bytes, fact.get("derivation").orElseThrow().items("nodes").getFirst());
		bytes[(int) at] ^= 1;
		String other = Digest.sha256(bytes).hex();
		Path alone = Files.createTempDirectory(folder, "changed");
		Files.write(alone.resolve("changed"), bytes);
		String wanted = FactLine.id(fact);
		List<Json.Fields> anew = new ArrayList<>();
		String accused = "";
		for (Json.Fields each : facts) {
			Json.Fields copy = anew(each, evidence, other);
			anew.add(copy);
			accused = FactLine.id(each).equals(wanted) ? FactLine.id(copy) : accused;
		}
		FactReview.Result result = FactReview.review(lines(FactLine.sorted(anew)), alone, Progress.NONE);
		String label = accused.substring(0, 12);
		assertTrue(result.failures().stream().anyMatch(failure -> failure.contains(label)),
				"changed byte " + at + " of " + file.getFileName() + " is not noticed by " + steps(fact) + ": " + result.failures());
	}

	/** The place of a byte that the first step hands on: packets hold headers, and segments more than the window that the step takes. */
	private static long decisive(byte[] file, Json step) {
		List<Json> ranges = step.items("inputs").getFirst().items("ranges");
		int length = step.integer("length").orElseThrow().intValue();
		List<Json> first = ranges.getFirst().asItems();
		int offset = first.get(0).asInteger().orElseThrow().intValue();
		int end = offset + first.get(1).asInteger().orElseThrow().intValue();
		for (int at = offset; at + length <= end; at++) {
			if (Digest.sha256(Arrays.copyOfRange(file, at, at + length)).hex().equals(step.text("sha256").orElseThrow())) {
				return at + length - 1L;
			}
		}
		assertTrue(ranges.size() > 1, "the one packet holds what the step takes from it: " + step);
		return end - 1L;
	}

	private static Json.Fields anew(Json.Fields fact, String evidence, String other) {
		String text = fact.toString().replace(evidence, other).replace(evidence.substring(0, 16) + "-", other.substring(0, 16) + "-");
		try {
			return FactLine.identified(((Json.Fields) JsonReader.read(text)).copy());
		} catch (JsonSyntaxException e) {
			throw new IllegalStateException(text, e);
		}
	}

	private static Set<String> steps(Json fact) {
		Set<String> steps = new TreeSet<>();
		fact.get("derivation").ifPresent(graph -> graph.items("nodes").forEach(node -> node.text("op").ifPresent(steps::add)));
		return steps;
	}
}
