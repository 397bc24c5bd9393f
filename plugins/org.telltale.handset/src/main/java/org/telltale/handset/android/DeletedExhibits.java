package org.telltale.handset.android;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetRecord;

/** Exhibits of a file's deleted rows, kept until it is known which of them its live rows give too. Not thread-safe. */
final class DeletedExhibits {

	/** By kind and value, in the order found. */
	private final Map<String, Exhibit> kept = new LinkedHashMap<>();
	/** Which equal exhibit stands for one that is not listed. */
	private final Map<String, String> standIns = new HashMap<>();

	/** Takes what a deleted row gives. */
	void add(HandsetRecord record) {
		if (record instanceof Exhibit exhibit) {
			Exhibit equal = kept.putIfAbsent(key(exhibit), exhibit);
			if (equal != null) {
				standIns.put(exhibit.id(), equal.id());
			}
		}
	}

	/** Hears what a live row gives. */
	void live(HandsetRecord record) {
		if (record instanceof Exhibit exhibit) {
			Exhibit equal = kept.remove(key(exhibit));
			if (equal != null) {
				standIns.put(equal.id(), exhibit.id());
			}
		}
	}

	/** Passes on what no live row gave. */
	void pass(Consumer<HandsetRecord> sink) {
		for (Exhibit exhibit : kept.values()) {
			Exhibit named = exhibit;
			for (Map.Entry<String, String> attribute : exhibit.attributes().entrySet()) {
				if (attribute.getKey().equals("partOf") || attribute.getKey().endsWith(".exhibit")) {
					named = named.with(attribute.getKey(), standIn(attribute.getValue()));
				}
			}
			sink.accept(named);
		}
	}

	/** A stand-in may have found its own in a live row. */
	private String standIn(String id) {
		String first = standIns.getOrDefault(id, id);
		return standIns.getOrDefault(first, first);
	}

	private static String key(Exhibit exhibit) {
		return exhibit.kind() + " " + exhibit.value();
	}
}
