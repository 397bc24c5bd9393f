package org.telltale.handset.ufdr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A model of the report while it is read: its fields and the small models that belong to it. */
final class Model {

	/** What a model may have of parts of its own, in all its fields. */
	static final int MOST_PARTS = 2_000;
	/** Longer texts of a model are left out. */
	static final int LONGEST_TEXT = 65_536;
	static final int MOST_VALUES = 1_000;

	/** A model inside another, and the field it stands in. */
	record Part(String field, Model model) {
	}

	private final String type;
	private final String id;
	private final String deletedState;
	private final long number;
	private final long offset;
	private final Map<String, List<String>> fields = new TreeMap<>();
	private final List<Part> parts = new ArrayList<>();
	private final Room room;
	private int values;
	private long heldCharacters;
	private long heldParts;

	/** @param room of all models that are open */
	Model(Map<String, String> attributes, long number, long offset, Room room) {
		this.type = attributes.getOrDefault("type", "");
		this.id = attributes.getOrDefault("id", "");
		this.deletedState = attributes.getOrDefault("deleted_state", "");
		this.number = number;
		this.offset = offset;
		this.room = room;
		this.heldCharacters = Room.EACH + type.length() + id.length() + (long) deletedState.length();
		room.begin(heldCharacters);
	}

	String type() {
		return type;
	}

	String id() {
		return id;
	}

	String deletedState() {
		return deletedState;
	}

	long number() {
		return number;
	}

	long offset() {
		return offset;
	}

	/** Takes a value of a field; those beyond a bound are left out, and counted. */
	void add(String field, String value) {
		long length = Room.EACH + field.length() + (long) value.length();
		if (room.takeValue(length, values < MOST_VALUES)) {
			values++;
			heldCharacters += length;
			fields.computeIfAbsent(field, name -> new ArrayList<>()).add(value);
		}
	}

	/** Takes a model that stands in a field; those beyond a bound are left out, and counted. */
	void add(String field, Model part) {
		if (room.takePart(parts.size() < MOST_PARTS)) {
			parts.add(new Part(field, part));
			heldCharacters += part.heldCharacters;
			heldParts += part.heldParts + 1;
		} else {
			part.forget();
		}
	}

	/** Makes room for others: the model is not kept. */
	void forget() {
		room.free(heldCharacters, heldParts);
	}

	/** The first value of a field that is not blank. */
	Optional<String> text(String field) {
		return fields.getOrDefault(field, List.of()).stream().filter(value -> !value.isBlank()).findFirst();
	}

	/** The parts, and theirs. */
	List<Part> parts() {
		List<Part> all = new ArrayList<>();
		for (Part part : parts) {
			all.add(part);
			all.addAll(part.model().parts());
		}
		return all;
	}

	/** What a party is to a message. */
	static String role(Part party) {
		String role = party.model().text("Role").filter(word -> !word.equals("General")).orElse(party.field());
		return role.toLowerCase(Locale.ROOT);
	}
}
