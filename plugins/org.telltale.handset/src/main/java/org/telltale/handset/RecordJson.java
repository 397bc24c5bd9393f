package org.telltale.handset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.telltale.base.Digest;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Where;
import org.telltale.base.json.Json;

/** The JSON form of records, both ways. */
final class RecordJson {

	private RecordJson() {
	}

	static Json where(Where where) {
		return Json.object().put("evidence", where.evidence()).put("offset", integer(where.range().offset()))
				.put("length", integer(where.range().length()));
	}

	/** Integers that JSON cannot carry exactly are written as strings of digits. */
	static Json integer(long value) {
		return value <= 1L << 53 ? Json.of(value) : new Json.Text(Long.toString(value));
	}

	static Json texts(Map<String, String> attributes) {
		Json.Fields json = Json.object();
		attributes.forEach(json::put);
		return json;
	}

	static Optional<HandsetRecord> record(Json json) {
		Optional<ExhibitSource> source = json.get("source").flatMap(RecordJson::source);
		if (source.isEmpty()) {
			return Optional.empty();
		}
		return switch (json.text("type").orElse("")) {
			case "exhibit" -> exhibit(json, source.get());
			case "setting" -> all(json, "namespace", "key", "value")
					.map(t -> new Setting(t.get(0), t.get(1), t.get(2), source.get()));
			case "package" -> InstalledPackage.of(json, source.get());
			case "socket" -> OpenSocket.of(json, source.get());
			case "traffic" -> TrafficCount.of(json, source.get());
			case "state" -> DeviceState.of(json, source.get());
			case "event" -> HandsetEvent.of(json, source.get());
			default -> Optional.empty();
		};
	}

	private static Optional<HandsetRecord> exhibit(Json json, ExhibitSource source) {
		Optional<ExhibitKind> kind = json.text("kind").flatMap(ExhibitKind::named);
		Optional<Map<String, String>> attributes = attributesOf(json);
		Optional<Digest> sha256 = json.text("sha256").filter(hex -> hex.matches("[0-9a-f]{64}")).map(hex -> new Digest(Digest.SHA_256, hex));
		if (kind.isEmpty() || attributes.isEmpty() || sha256.isPresent() != json.get("sha256").isPresent()) {
			return Optional.empty();
		}
		return all(json, "id", "value").map(t -> new Exhibit(t.get(0), kind.get(), t.get(1), sha256, attributes.get(), source));
	}

	/** The member {@code attributes}; none is an empty map, one that holds other things than texts is no value. */
	static Optional<Map<String, String>> attributesOf(Json json) {
		return json.get("attributes").map(RecordJson::attributes).orElse(Optional.of(Map.of()));
	}

	private static Optional<Map<String, String>> attributes(Json json) {
		if (!(json instanceof Json.Fields fields)) {
			return Optional.empty();
		}
		Map<String, String> attributes = new TreeMap<>();
		for (Map.Entry<String, Json> member : fields.members().entrySet()) {
			if (member.getValue().asText().isEmpty()) {
				return Optional.empty();
			}
			attributes.put(member.getKey(), member.getValue().asText().get());
		}
		return Optional.of(attributes);
	}

	private static Optional<ExhibitSource> source(Json json) {
		List<Where> places = new ArrayList<>();
		for (Json place : json.items("places")) {
			long offset = place.integer("offset").orElse(-1L);
			long length = place.integer("length").orElse(-1L);
			if (place.text("evidence").isEmpty() || offset < 0 || length < 0 || offset + length < 0) {
				return Optional.empty();
			}
			places.add(Where.at(place.text("evidence").get(), offset, length));
		}
		return all(json, "evidence", "path").map(t -> new ExhibitSource(t.get(0), t.get(1), json.text("table"),
				json.integer("row"), places, json.text("typedInBy"), json.text("deleted")));
	}

	/** The string members of these names; empty if one is missing. */
	static Optional<List<String>> all(Json json, String... names) {
		List<String> texts = new ArrayList<>();
		for (String name : names) {
			Optional<String> text = json.text(name);
			if (text.isEmpty()) {
				return Optional.empty();
			}
			texts.add(text.get());
		}
		return Optional.of(texts);
	}
}
