package org.telltale.casework;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.telltale.base.Digest;
import org.telltale.base.IpAddress;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.CaptureReader;
import org.telltale.capture.CaptureSummary;
import org.telltale.capture.FrameRow;
import org.telltale.capture.Handset;
import org.telltale.capture.SetSummary;
import org.telltale.capture.frame.CaptureSet;
import org.telltale.capture.set.SetNaming;
import org.telltale.capture.tls.KeyLog;
import org.telltale.capture.tls.KeyTally;
import org.telltale.casework.facts.CaptureFactCollector;
import org.telltale.casework.facts.FactLine;
import org.telltale.match.MatchResult;
import org.telltale.match.Matcher;
import org.telltale.match.Sighting;
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

	/**
	 * What the reading of a set gave.
	 *
	 * @param facts with ids; sightings lack the fact id of their exhibit until the analysis
	 */
	record SetReading(SetSummary summary, List<Json.Fields> facts) {
	}

	/** Digest of everything but the bytes that decides what the reading of a capture gives. */
	String settings(Optional<Run> run) {
		return settings(run, List.of());
	}

	/** Digest of everything but the bytes that decides what the reading of a set gives. @param members their ids; none of a capture that is read alone */
	String settings(Optional<Run> run, List<String> members) {
		Json.Fields settings = Json.object().put("version", Version.TEXT).put("exhibits", exhibits.digest());
		if (exhibits.isXored()) {
			settings.put("xor", true);
		}
		if (!keys.evidence().isEmpty()) {
			settings.put("keys", Json.texts(keys.evidence()));
		}
		run.ifPresent(r -> settings.put("run", r.getId()));
		if (!members.isEmpty()) {
			settings.put("set", Json.texts(members));
		}
		handset(run).ifPresent(h -> settings.put("handset", h.id())
				.put("addresses", Json.texts(h.addresses().stream().map(IpAddress::toString).toList())).put("macs", Json.texts(h.macs())));
		return Digest.sha256(settings.toString().getBytes(StandardCharsets.UTF_8)).hex();
	}

	Reading read(Path file, String name, Optional<Run> run, FrameRow frames, Progress progress) throws CaseException {
		Matcher matcher = new Matcher(exhibits.plan());
		CaptureFactCollector collector = new CaptureFactCollector(run.map(Run::getId), matcher, frames);
		CaptureSummary summary;
		try {
			summary = CaptureReader.read(file, options(run), collector, progress);
		} catch (IOException e) {
			throw new CaseException("the capture " + name + " cannot be read", "check the disk, then import it again", e);
		}
		String evidence = summary.sha256().hex();
		MatchResult found = matcher.finish();
		List<Json.Fields> facts = new ArrayList<>(collector.facts(summary, found.unsearched()));
		facts.addAll(found(found, run, sighting -> sighting.toFact(evidence)));
		facts.add(reading(FactLine.of("reading", "quoted").put("evidence", evidence).put("settings", settings(run)), found, collector.tally()));
		return new Reading(summary, FactLine.sorted(facts));
	}

	/** Reads files as one capture. @param members ids of the files, in the order of the set */
	SetReading read(CaptureSet set, List<String> members, Optional<Run> run, Progress progress) throws CaseException {
		Matcher matcher = new Matcher(exhibits.plan());
		CaptureFactCollector collector = new CaptureFactCollector(run.map(Run::getId), matcher, FrameRow.NONE);
		SetSummary summary;
		try {
			summary = CaptureReader.read(set, options(run), collector, progress);
		} catch (IOException e) {
			throw new CaseException("a capture of a set cannot be read", "check the disk, then analyse again", e);
		}
		MatchResult found = matcher.finish();
		List<Json.Fields> facts = new ArrayList<>(collector.facts(summary, found.unsearched()));
		UnaryOperator<Json.Fields> named = CaptureFactCollector.named(summary);
		facts.addAll(found(found, run, sighting -> named.apply(sighting.toFact(SetNaming.UNKNOWN))));
		facts.add(reading(FactLine.of("reading", "quoted").put("evidence", members.getFirst()).put("set", summary.places().id())
				.put("settings", settings(run, members)), found, collector.tally()));
		return new SetReading(summary, FactLine.sorted(facts));
	}

	private CaptureOptions options(Optional<Run> run) {
		return handset(run).map(h -> CaptureOptions.of(List.of(h))).orElse(CaptureOptions.DEFAULT).with(keys);
	}

	private static List<Json.Fields> found(MatchResult found, Optional<Run> run, Function<Sighting, Json.Fields> fact) {
		List<Json.Fields> facts = new ArrayList<>();
		for (Sighting sighting : found.sightings()) {
			Json.Fields told = fact.apply(sighting);
			run.ifPresent(r -> told.put("run", r.getId()));
			facts.add(FactLine.identified(told));
		}
		found.problems().forEach(problem -> facts.add(CaptureFactCollector.problemFact(problem)));
		return facts;
	}

	private Json.Fields reading(Json.Fields reading, MatchResult found, KeyTally tally) {
		reading.put("version", Version.TEXT).put("bytesSearched", found.bytesSearched());
		if (exhibits.isXored()) {
			reading.put("xor", true);
		}
		if (tally.sessions() > 0) {
			reading.put("tls", Json.object().put("sessions", tally.sessions()).put("matched", tally.matched()).put("decrypted", tally.decrypted())
					.put("failed", tally.failed()));
		}
		return FactLine.identified(reading);
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
