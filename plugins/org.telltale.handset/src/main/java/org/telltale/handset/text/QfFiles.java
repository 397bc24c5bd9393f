package org.telltale.handset.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.telltale.base.json.Json;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetEvent;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.Moment;
import org.telltale.handset.json.JsonItems;

/** androidqf's {@code files.json}: the files of the handset with owners and times, whole seconds since the epoch. */
final class QfFiles extends QfFormat {

	private static final long NANOS_PER_SECOND = 1_000_000_000;
	private static final Map<String, String> NUMBERS = Map.of("size", "size", "user_id", "uid", "group_id", "gid");
	private static final Map<String, String> TEXTS = Map.of("mode", "mode", "sha256", "sha256");

	QfFiles() {
		super("path", "modified_time");
	}

	@Override
	public String name() {
		return "androidqf-files";
	}

	@Override
	Optional<HandsetRecord> record(JsonItems.Item item, ExhibitSource source) {
		Json.Fields json = item.json();
		Map<String, String> attributes = new TreeMap<>();
		NUMBERS.forEach((from, to) -> json.integer(from).ifPresent(number -> attributes.put(to, Long.toString(number))));
		TEXTS.forEach((from, to) -> json.text(from).filter(text -> !text.isEmpty()).ifPresent(text -> attributes.put(to, text)));
		for (String time : List.of("changed", "access")) {
			nanos(json, time + "_time").ifPresent(nanos -> attributes.put(time.equals("access") ? "accessed" : time, Long.toString(nanos)));
		}
		Moment moment = nanos(json, "modified_time").map(nanos -> Moment.at(nanos, Long.toString(nanos / NANOS_PER_SECOND))).orElse(Moment.UNKNOWN);
		return json.text("path").filter(path -> !path.isEmpty())
				.map(path -> new HandsetEvent("file", path, "", attributes, moment, source));
	}

	private static Optional<Long> nanos(Json json, String name) {
		return json.integer(name).filter(seconds -> Math.abs(seconds) <= Long.MAX_VALUE / NANOS_PER_SECOND).map(seconds -> seconds * NANOS_PER_SECOND);
	}
}
