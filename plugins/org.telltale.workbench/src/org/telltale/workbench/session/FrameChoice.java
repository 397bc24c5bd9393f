package org.telltale.workbench.session;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.telltale.base.json.Json;

/**
 * The frame that a record of the case stands for.
 *
 * @param evidence id of the capture
 * @param number of the frame, from 1
 */
public record FrameChoice(String evidence, long number) {

	/** A flow's id: evidence, first frame, depth, and perhaps which packet of an A-MSDU (docs/formats/facts.md). */
	private static final Pattern FLOW = Pattern.compile("[0-9a-f]{16}-([0-9]+)-[0-9]+(-[0-9]+)?");

	/**
	 * The first frame of a sighting (in its last file, where it goes over several of a set), the frame of a name, the first of a flow, and that of a capture; empty for records that stand for
	 * none.
	 */
	public static Optional<FrameChoice> of(Json.Fields record) {
		String evidence = Facts.text(record, "evidence");
		return evidence.isEmpty() ? Optional.empty() : number(record).map(number -> new FrameChoice(evidence, number));
	}

	private static Optional<Long> number(Json.Fields record) {
		List<Json> frames = record.items("frames");
		if (!frames.isEmpty()) {
			return frames.getFirst().asItems().stream().findFirst().flatMap(Json::asInteger);
		}
		return switch (Facts.text(record, "type")) {
			case "flow" -> first(Facts.text(record, "flow"));
			case "evidence" -> Facts.is(record, "kind", "capture") ? Optional.of(1L) : Optional.empty();
			default -> record.integer("frame").filter(number -> number > 0);
		};
	}

	private static Optional<Long> first(String flow) {
		Matcher id = FLOW.matcher(flow);
		return id.matches() ? Optional.of(Long.parseLong(id.group(1))) : Optional.empty();
	}
}
