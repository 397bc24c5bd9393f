package org.telltale.casework;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.telltale.base.Digest;
import org.telltale.base.IpAddress;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.CaptureReader;
import org.telltale.capture.CaptureSummary;
import org.telltale.capture.FrameRow;
import org.telltale.capture.Handset;
import org.telltale.capture.tls.KeyLog;
import org.telltale.capture.tls.KeyTally;
import org.telltale.casework.facts.CaptureFactCollector;
import org.telltale.casework.facts.FactLine;
import org.telltale.match.MatchResult;
import org.telltale.match.Matcher;
import org.telltale.model.Run;
import org.telltale.store.CaseException;

/** Reads one capture with the exhibits and the handset of its run, and makes its facts. */
final class CaptureWork {

	private final ExhibitPlan exhibits;
	private final KeyLog keys;

	/** @param keys secrets of the case, with which connections are opened */
	CaptureWork(ExhibitPlan exhibits, KeyLog keys) {
		this.exhibits = exhibits;
		this.keys = keys;
	}

	/**
	 * What a reading gave.
	 *
	 * @param facts with ids; sightings lack the fact id of their exhibit until the analysis
	 */
	record Reading(CaptureSummary summary, List<Json.Fields> facts) {
	}

	/** Digest of everything but the bytes that decides what a reading gives. */
	String settings(Optional<Run> run) {
		Json.Fields settings = Json.object().put("version", Version.TEXT).put("exhibits", exhibits.digest());
		if (!keys.evidence().isEmpty()) {
			settings.put("keys", Json.texts(keys.evidence()));
		}
		run.ifPresent(r -> settings.put("run", r.getId()));
		handset(run).ifPresent(h -> settings.put("handset", h.id())
				.put("addresses", Json.texts(h.addresses().stream().map(IpAddress::toString).toList())).put("macs", Json.texts(h.macs())));
		return Digest.sha256(settings.toString().getBytes(StandardCharsets.UTF_8)).hex();
	}

	Reading read(Path file, String name, Optional<Run> run, FrameRow frames, Progress progress) throws CaseException {
		Matcher matcher = new Matcher(exhibits.plan());
		CaptureFactCollector collector = new CaptureFactCollector(run.map(Run::getId), matcher, frames);
		CaptureOptions options = handset(run).map(h -> CaptureOptions.of(List.of(h))).orElse(CaptureOptions.DEFAULT).with(keys);
		CaptureSummary summary;
		try {
			summary = CaptureReader.read(file, options, collector, progress);
		} catch (IOException e) {
			throw new CaseException("the capture " + name + " cannot be read", "check the disk, then import it again", e);
		}
		String evidence = summary.sha256().hex();
		List<Json.Fields> facts = new ArrayList<>(collector.facts(summary));
		MatchResult found = matcher.finish();
		found.sightings().forEach(sighting -> {
			Json.Fields fact = sighting.toFact(evidence);
			run.ifPresent(r -> fact.put("run", r.getId()));
			facts.add(FactLine.identified(fact));
		});
		found.problems().forEach(problem -> facts.add(CaptureFactCollector.problemFact(problem)));
		Json.Fields reading = FactLine.of("reading", "quoted").put("evidence", evidence).put("version", Version.TEXT)
				.put("settings", settings(run)).put("bytesSearched", found.bytesSearched());
		KeyTally tally = collector.tally();
		if (tally.sessions() > 0) {
			reading.put("tls", Json.object().put("sessions", tally.sessions()).put("matched", tally.matched()).put("decrypted", tally.decrypted())
					.put("failed", tally.failed()));
		}
		facts.add(FactLine.identified(reading));
		return new Reading(summary, FactLine.sorted(facts));
	}

	/** The handset as the capture engine wants it; empty where the run has none, or none with an address. */
	private static Optional<Handset> handset(Optional<Run> run) {
		return run.map(Run::getHandset).map(handset -> {
			List<IpAddress> addresses = handset.getAddresses().stream().map(IpAddress::parse).flatMap(Optional::stream).toList();
			List<String> macs = handset.getAddresses().stream().map(a -> a.toLowerCase(Locale.ROOT).replace('-', ':'))
					.filter(a -> a.matches("([0-9a-f]{2}:){5}[0-9a-f]{2}")).toList();
			return new Handset(handset.getId(), addresses, macs);
		}).filter(h -> !h.addresses().isEmpty() || !h.macs().isEmpty());
	}
}
