package org.telltale.casework.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.capture.NoteRecord;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.MessageRecord;

/** What a capture says of the handset's state: the interfaces that it names, and what DHCP clients tell of themselves (docs/formats/observations.md). Not thread-safe. */
final class CaptureStates {

	private static final int MOST = 200;
	private static final Map<String, String> OPTIONS = Map.of("dhcp.option.hostname", "dhcp-host-name", "dhcp.option.vendor_class_id", "dhcp-vendor-class");

	private final List<Json.Fields> states = new ArrayList<>();
	private final Set<String> known = new TreeSet<>();
	private long more;

	void record(CaptureRecord record) {
		switch (record) {
			case NoteRecord note when note.kind().equals("interface") -> ClockWitnesses.value(note.fields(), "frame.interface_name").ifPresent(name -> {
				Json.Fields state = state("interface", name, "interface " + name);
				note.file().ifPresent(ordinal -> state.put("file", ordinal));
				add(state, note.file() + name);
			});
			case MessageRecord message when message.protocol().equals("dhcp") && ClockWitnesses.value(message.fields(), "dhcp.type").equals(Optional.of("1")) -> lease(message);
			default -> {
				// says nothing of the handset's state
			}
		}
	}

	private void lease(MessageRecord message) {
		Optional<String> mac = ClockWitnesses.value(message.fields(), "dhcp.hw.mac_addr");
		OPTIONS.forEach((option, dimension) -> ClockWitnesses.value(message.fields(), option).filter(value -> mac.isPresent() && !value.isBlank()).ifPresent(value ->
				add(state(dimension, value, "DHCP of " + mac.get() + ": " + value).put("device", mac.get()).put("frame", message.frame())
						.put("time", Long.toString(message.timeNanos())), dimension + mac.get() + value)));
	}

	private static Json.Fields state(String dimension, String value, String text) {
		return FactLine.of("state", "quoted").put("dimension", dimension).put("value", value).put("basis", "capture").put("text", text);
	}

	private void add(Json.Fields state, String key) {
		if (known.size() < MOST && known.add(key)) {
			states.add(state);
		} else if (known.size() == MOST && !known.contains(key)) {
			more++;
		}
	}

	/** The facts without ids. @param placed names the file that each stands in */
	List<Json.Fields> facts(UnaryOperator<Json.Fields> placed) {
		return states.stream().map(state -> placed.apply(state.copy().put("type", "note")).put("type", "state")).toList();
	}

	/** That there were more than are kept. */
	Optional<Problem> problem(String evidence) {
		return more == 0 ? Optional.empty() : Optional.of(new Problem("state.more", Where.at(evidence, 0, 0), "Interfaces and DHCP clients say more than " + MOST + " things of themselves.",
				more + " of them are not listed."));
	}
}
