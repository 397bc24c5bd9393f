package org.telltale.casework.exchange.stix;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.telltale.base.CaptureInstant;
import org.telltale.base.json.Json;
import org.telltale.casework.exchange.input.ExchangeInput;

/** The objects of a bundle by their ids, each once. */
final class StixObjects {

	private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

	private final Map<String, Json.Fields> objects = new TreeMap<>();
	private final String created;
	private final String modified;
	private final String identity;
	private final String creator;
	private final List<String> markings = new ArrayList<>();

	/** Begins with who made the bundle, and its marking where the case is classified. */
	StixObjects(ExchangeInput input) {
		created = milliseconds(input.beginNanos());
		modified = milliseconds(input.stateNanos());
		identity = input.identity() + "\n";
		String organisation = input.caseFile().getOrganisation();
		String name = organisation.isBlank() ? input.caseFile().getExaminer() : organisation;
		creator = StixIds.own("identity", identity + name);
		objects.put(creator, domain("identity", creator).put("name", name.isBlank() ? "not stated" : name).put("identity_class", organisation.isBlank() ? "individual" : "organization"));
		String classification = input.caseFile().getClassification();
		if (!classification.isBlank()) {
			String marking = StixIds.own("marking-definition", identity + classification);
			objects.put(marking, Json.object().put("type", "marking-definition").put("spec_version", "2.1").put("id", marking).put("created", created)
					.put("name", classification).put("definition_type", "statement").put("definition", Json.object().put("statement", classification)));
			markings.add(marking);
		}
	}

	/** All objects, sorted by id. */
	List<Json.Fields> all() {
		return List.copyOf(objects.values());
	}

	/** A timestamp, to the nanosecond. */
	static String time(long nanos) {
		return CaptureInstant.instantOf(nanos).toString();
	}

	/** A cyber observable without its id yet. */
	static Json.Fields observable(String type) {
		return Json.object().put("type", type).put("spec_version", "2.1");
	}

	/** Adds an observable under the id that its properties give it, if it is not there. @return the id */
	String add(Json.Fields observable) {
		String id = StixIds.observable(observable);
		objects.putIfAbsent(id, observable.put("id", id));
		return id;
	}

	/**
	 * Adds an observable that is another one than any object of equal contributing properties: the second of these gets an id of its own.
	 *
	 * @param name what tells it from the others
	 */
	String addApart(Json.Fields observable, String name) {
		String id = StixIds.observable(observable);
		String free = objects.containsKey(id) ? StixIds.own(observable.text("type").orElseThrow(), name) : id;
		objects.put(free, observable.put("id", free));
		return free;
	}

	/** The address as an observable. @return its id */
	String address(String address) {
		return add(observable(address.contains(":") ? "ipv6-addr" : "ipv4-addr").put("value", address));
	}

	/** The name as an observable. @return its id */
	String domain(String name) {
		return add(observable("domain-name").put("value", name));
	}

	/** Adds a domain object made by this bundle's maker. @param name what makes it the object that it is */
	void addDomain(String type, String name, Json.Fields members) {
		String id = StixIds.own(type, name);
		Json.Fields object = domain(type, id).put("created_by_ref", creator);
		if (!markings.isEmpty()) {
			object.put("object_marking_refs", Json.texts(markings));
		}
		members.members().forEach(object::put);
		objects.put(id, object);
	}

	/** Adds that one object has to do with another. */
	void relate(String source, String kind, String target, String description) {
		addDomain("relationship", identity + source + "\n" + kind + "\n" + target + "\n" + description,
				Json.object().put("relationship_type", kind).put("source_ref", source).put("target_ref", target).put("description", description));
	}

	private Json.Fields domain(String type, String id) {
		return Json.object().put("type", type).put("spec_version", "2.1").put("id", id).put("created", created).put("modified", modified);
	}

	private static String milliseconds(long nanos) {
		return MILLISECONDS.format(CaptureInstant.instantOf(nanos));
	}
}
