package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.telltale.base.json.Json;

/** What was read and what was not: section 11. */
final class QualityRows {

	/** What was counted in a capture. */
	public record CaptureRow(String run, String capture, String point, Long frames, Long bytes, Long truncated, String first, String last, String clock) {
	}

	/** What could not be read or searched of a run. */
	public record UnreadRow(String run, Long flows, Long payloadOut, Long unreadableOut, String shareOut, Long unsearchedOut, Long payloadIn, Long unreadableIn, Long gaps) {
	}

	/** Something that was not understood. */
	public record ProblemRow(String code, String what, String place, String consequence) {
	}

	private final Facts facts;
	private final Moments moments;

	QualityRows(Facts facts, Moments moments) {
		this.facts = facts;
		this.moments = moments;
	}

	List<CaptureRow> captures() {
		return facts.of("evidence").stream().filter(f -> f.integer("frames").isPresent())
				.sorted(Comparator.comparing((Json.Fields f) -> Facts.text(f, "run"), Natural.ORDER).thenComparing(f -> Facts.text(f, "name"), Natural.ORDER)
						.thenComparing(f -> Facts.text(f, "evidence")))
				.map(f -> new CaptureRow(f.text("run").orElse("–"), Facts.text(f, "name"), f.text("point").orElse("–"), Facts.number(f, "frames"),
						Facts.number(f, "bytes"), Facts.number(f, "truncatedFrames"), moments.ofNanos(Facts.text(f, "first")),
						moments.ofNanos(Facts.text(f, "last")), f.text("clockOffset").map(Moments::span).orElse("0 s") + " ± "
								+ f.text("clockUncertainty").map(Moments::span).orElse("0 s")))
				.toList();
	}

	List<UnreadRow> unread() {
		Map<String, List<Json.Fields>> byRun = new TreeMap<>(Natural.ORDER);
		facts.of("flow").forEach(f -> byRun.computeIfAbsent(f.text("run").orElse(facts.words().of("endpoint.no-run.alone")), r -> new ArrayList<>()).add(f));
		return byRun.entrySet().stream().map(e -> unread(e.getKey(), e.getValue())).toList();
	}

	private static UnreadRow unread(String run, List<Json.Fields> flows) {
		long payloadOut = sum(flows, "payload", "out");
		long unreadableOut = sum(flows, "unreadable", "out");
		String share = payloadOut == 0 ? "–" : Math.min(100, (unreadableOut * 100 + payloadOut / 2) / payloadOut) + " %";
		return new UnreadRow(run, (long) flows.size(), payloadOut, unreadableOut, share, unsearchedOut(flows), sum(flows, "payload", "in"), sum(flows, "unreadable", "in"),
				sum(flows, "gaps", "out") + sum(flows, "gaps", "in"));
	}

	private static long unsearchedOut(List<Json.Fields> flows) {
		return flows.stream().flatMap(flow -> flow.items("unsearched").stream()).filter(each -> Facts.text(each, "direction").equals("out"))
				.mapToLong(each -> Facts.number(each, "bytes")).sum();
	}

	private static long sum(List<Json.Fields> flows, String member, String way) {
		return flows.stream().mapToLong(f -> Facts.number(f, member, way)).sum();
	}

	List<ProblemRow> problems() {
		return facts.of("problem").stream().sorted(Comparator.comparing((Json.Fields f) -> Facts.text(f, "code")).thenComparing(f -> Facts.text(f, "id"))).map(f -> {
			Json where = f.get("where").orElse(Json.NULL);
			String place = facts.evidence(Facts.text(where, "evidence")) + "\n" + facts.words().of("place", Facts.number(where, "offset"), Facts.number(where, "length"));
			return new ProblemRow(Facts.text(f, "code"), facts.sentences().of("problem", Facts.text(f, "what")), place, facts.sentences().of("problem", Facts.text(f, "consequence")));
		}).toList();
	}
}
