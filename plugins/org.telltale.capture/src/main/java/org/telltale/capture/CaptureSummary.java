package org.telltale.capture;

import java.util.List;
import java.util.Optional;
import org.telltale.base.Digest;
import org.telltale.base.Problem;
import org.telltale.base.json.Json;
import org.telltale.capture.frame.FrameReader;

/**
 * What a whole capture file is: the {@code evidence} fact's recounted members.
 *
 * @param name the file's name, without folders
 * @param format {@code pcap}, {@code pcapng} or {@code unknown}, with {@code .gz} or the like of a compressed file
 * @param sha256 of the whole file, taken from the same bytes that were parsed
 * @param mib SHA-256 of each MiB of the file, the last may be shorter
 * @param length of the file in bytes
 * @param frames number of frames
 * @param bytes sum of their original lengths
 * @param firstNanos earliest frame, capture clock; empty without frames
 * @param lastNanos latest frame
 * @param linkTypes of the frames, sorted (those of interfaces without frames are not counted)
 * @param truncatedFrames frames of which less was captured than there was
 * @param flows number of flows
 * @param cancelled whether reading was stopped: everything else then describes only a part
 * @param problems in the order met, {@code where.evidence} being the digest
 */
public record CaptureSummary(String name, String format, Digest sha256, List<Digest> mib, long length, long frames,
		long bytes, Optional<Long> firstNanos, Optional<Long> lastNanos, List<Integer> linkTypes, long truncatedFrames,
		int flows, boolean cancelled, List<Problem> problems) {

	public CaptureSummary {
		mib = List.copyOf(mib);
		linkTypes = List.copyOf(linkTypes);
		problems = List.copyOf(problems);
	}

	/** The same with its problems. */
	CaptureSummary with(List<Problem> found) {
		return new CaptureSummary(name, format, sha256, mib, length, frames, bytes, firstNanos, lastNanos, linkTypes, truncatedFrames, flows, cancelled, found);
	}

	/** Whether the file is a capture, compressed or not. */
	public boolean isCapture() {
		return FrameReader.isCapture(format);
	}

	/** The {@code capture} record of {@code scan}. */
	public Json toJson() {
		Json.Fields json = Json.object().put("type", "capture").put("file", name).put("format", format)
				.put("sha256", sha256.hex()).put("length", length).put("frames", frames).put("bytes", bytes)
				.put("linkTypes", Json.array(linkTypes.stream().map(Json::of).toList()))
				.put("truncatedFrames", truncatedFrames).put("flows", flows).put("problems", problems.size());
		firstNanos.ifPresent(first -> json.put("first", Long.toString(first)));
		lastNanos.ifPresent(last -> json.put("last", Long.toString(last)));
		return json;
	}

	/** A problem as {@code scan} prints it. */
	public static Json toJson(Problem problem) {
		return Json.object().put("type", "problem").put("code", problem.code()).put("where", Json.object()
				.put("evidence", problem.where().evidence()).put("offset", problem.where().range().offset())
				.put("length", problem.where().range().length())).put("what", problem.what())
				.put("consequence", problem.consequence());
	}
}
