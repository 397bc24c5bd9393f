package org.telltale.casework.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.telltale.base.CaptureInstant;
import org.telltale.base.json.Json;
import org.telltale.model.CaptureFacts;
import org.telltale.model.CaseFile;
import org.telltale.model.EvidenceItem;
import org.telltale.model.RunCapture;
import org.telltale.store.CaseException;
import org.telltale.store.cases.CaseStore;
import org.telltale.store.rows.Query;
import org.telltale.store.rows.SealRow;

/** The evidence facts: what each item is, its digests, and for captures what was counted in it. */
public final class EvidenceFacts {

	private static final int HEX_DIGITS = 64;

	private final CaseFile file;

	/** Reads the model as it is when {@link #facts} is called. */
	public EvidenceFacts(CaseFile file) {
		this.file = file;
	}

	/**
	 * The facts with ids, in the model's order.
	 *
	 * @param contents the facts that say what was read of items
	 */
	public List<Json.Fields> facts(CaseStore store, Collection<Json.Fields> contents) throws CaseException {
		Map<String, Json> records = new TreeMap<>();
		contents.forEach(account -> account.get("records").ifPresent(counts -> records.put(account.text("evidence").orElse(""), counts)));
		List<Json.Fields> facts = new ArrayList<>();
		for (EvidenceItem item : file.getEvidence()) {
			List<SealRow> seal = store.read(rows -> rows.list(SealRow.class, Query.of("evidence", item.getId())));
			Json.Fields fact = fact(item, seal);
			Optional.ofNullable(records.get(item.getId())).ifPresent(counts -> fact.put("records", counts));
			facts.add(FactLine.identified(fact));
		}
		return facts;
	}

	private Json.Fields fact(EvidenceItem item, List<SealRow> seal) {
		CaptureFacts capture = item.getCapture();
		Json.Fields fact = FactLine.of("evidence", capture == null ? "quoted" : "recounted").put("evidence", item.getId())
				.put("name", item.getName()).put("length", item.getLength()).put("kind", item.getKind().getLiteral().toLowerCase(Locale.ROOT))
				.put("format", item.getFormat());
		ModelFacts.text(item.getExhibitNumber()).ifPresent(number -> fact.put("exhibitNumber", number));
		ModelFacts.text(item.getAcquirer()).ifPresent(acquirer -> fact.put("acquirer", acquirer));
		Optional.ofNullable(item.getAcquiredAt()).ifPresent(at -> fact.put("acquiredAt", Long.toString(CaptureInstant.nanosOf(at))));
		if (capture == null && !(item.getClockOffset().isZero() && item.getClockUncertainty().isZero())) {
			fact.put("clockOffset", ModelFacts.nanos(item.getClockOffset())).put("clockUncertainty", ModelFacts.nanos(item.getClockUncertainty()));
		}
		seal.forEach(row -> fact.put("mib", Json.texts(IntStream.range(0, row.mibDigests().length() / HEX_DIGITS)
				.mapToObj(i -> row.mibDigests().substring(i * HEX_DIGITS, (i + 1) * HEX_DIGITS)).toList())));
		if (capture != null) {
			fact.put("frames", capture.getFrames()).put("bytes", capture.getBytes()).put("truncatedFrames", capture.getTruncatedFrames())
					.put("linkTypes", Json.array(capture.getLinkTypes().stream().map(type -> Json.of(Long.parseLong(type))).toList()));
			if (capture.getFrames() > 0) {
				fact.put("first", Long.toString(CaptureInstant.nanosOf(capture.getFirst())))
						.put("last", Long.toString(CaptureInstant.nanosOf(capture.getLast())));
			}
			file.getRuns().stream().flatMap(r -> r.getCaptures().stream()).filter(c -> c.getEvidence() == item).findFirst()
					.ifPresentOrElse(c -> run(fact, c), () -> fact.put("clockOffset", ModelFacts.nanos(item.getClockOffset())));
		}
		return fact;
	}

	private static void run(Json.Fields fact, RunCapture capture) {
		fact.put("run", capture.getRun().getId()).put("point", capture.getPoint().getLiteral())
				.put("clockOffset", ModelFacts.nanos(capture.getClockOffset())).put("clockUncertainty", ModelFacts.nanos(capture.getClockUncertainty()));
	}
}
