package org.telltale.capture;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.telltale.base.Problem;
import org.telltale.base.json.Json;
import org.telltale.capture.set.SetPlaces;

/**
 * What a set of files is that was read as one capture.
 *
 * @param files each by itself, in the order of the set, with the problems in it; its flows are those that begin in it
 * @param places which file holds what: all that the listener heard counts frames and bytes over the set
 * @param problems all, in the order met, those of the set behind; {@code where.evidence} is a file's digest, or the set's id
 */
public record SetSummary(List<CaptureSummary> files, SetPlaces places, List<Problem> problems) {

	public SetSummary {
		files = List.copyOf(files);
		problems = List.copyOf(problems);
	}

	/** Whether reading was stopped: everything else then describes only a part. */
	public boolean cancelled() {
		return files.stream().anyMatch(CaptureSummary::cancelled);
	}

	/** The {@code capture-set} record of {@code scan}. */
	public Json.Fields toJson() {
		Json.Fields json = Json.object().put("type", "capture-set").put("set", places.id())
				.put("members", Json.array(files.stream().map(file -> Json.object().put("evidence", file.sha256().hex()).put("file", file.name())).toList()))
				.put("frames", files.stream().mapToLong(CaptureSummary::frames).sum()).put("bytes", files.stream().mapToLong(CaptureSummary::bytes).sum())
				.put("flows", files.stream().mapToLong(CaptureSummary::flows).sum()).put("problems", problems.size());
		times(CaptureSummary::firstNanos).min(Long::compare).ifPresent(first -> json.put("first", Long.toString(first)));
		times(CaptureSummary::lastNanos).max(Long::compare).ifPresent(last -> json.put("last", Long.toString(last)));
		return json;
	}

	private Stream<Long> times(java.util.function.Function<CaptureSummary, Optional<Long>> which) {
		return files.stream().map(which).flatMap(Optional::stream);
	}
}
