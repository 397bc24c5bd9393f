package org.telltale.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.CaptureReader;
import org.telltale.capture.CaptureSummary;
import org.telltale.capture.FrameRow;
import org.telltale.capture.layer.LayerListener;
import org.telltale.capture.tls.KeyLog;
import org.telltale.casework.facts.CaptureFactCollector;
import org.telltale.casework.facts.FactLine;
import org.telltale.seal.FactReview;
import org.telltale.seal.SealException;

/** Facts of a capture that was read with a key log, and what the verifier's own code says of them. */
final class KeyedFacts {

	private final List<Json.Fields> facts;

	private KeyedFacts(List<Json.Fields> facts) {
		this.facts = facts;
	}

	static KeyedFacts of(Path capture, byte[] log) throws IOException {
		String id = Digest.sha256(log).hex();
		CaptureFactCollector collector = new CaptureFactCollector(Optional.empty(), LayerListener.NONE, FrameRow.NONE);
		CaptureSummary summary = CaptureReader.read(capture, CaptureOptions.DEFAULT.with(KeyLog.read(id, log)), collector, Progress.NONE);
		List<Json.Fields> facts = new ArrayList<>(collector.facts(summary, List.of()));
		facts.add(FactLine.identified(CaptureFactCollector.recounted(summary).put("name", String.valueOf(capture.getFileName()))));
		facts.add(FactLine.identified(FactLine.of("evidence", "quoted").put("evidence", id).put("name", "keys").put("length", log.length)
				.put("kind", "key-log").put("format", "").put("mib", Json.texts(List.of(id)))));
		return new KeyedFacts(FactLine.sorted(facts));
	}

	/** How many facts are reached by a step. */
	long by(String op) {
		return facts.stream().filter(fact -> fact.get("derivation").stream().flatMap(graph -> graph.items("nodes").stream())
				.anyMatch(node -> node.text("op").equals(Optional.of(op)))).count();
	}

	/** The verifier's answer, with these files as evidence. */
	FactReview.Result review(Path folder, byte[] capture, byte[] log) throws IOException, SealException {
		Path alone = Files.createTempDirectory(folder, "evidence");
		Files.write(alone.resolve("capture"), capture);
		Files.write(alone.resolve("keys"), log);
		StringBuilder lines = new StringBuilder();
		facts.forEach(fact -> lines.append(fact).append('\n'));
		return FactReview.review(lines.toString().getBytes(StandardCharsets.UTF_8), alone, Progress.NONE);
	}
}
