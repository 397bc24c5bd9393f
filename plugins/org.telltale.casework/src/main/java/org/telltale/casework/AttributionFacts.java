package org.telltale.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.telltale.base.CaptureInstant;
import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;
import org.telltale.endpoint.Attribution;
import org.telltale.endpoint.Role;

/** What the reference tables say of each server, as of its first contact and after each later change, as facts that findings can cite. */
final class AttributionFacts {

	/** So many answers to a role are listed, that hold or that do not. */
	private static final int MOST_ANSWERS = 64;
	/** So many ends of periods between the first and the last contact are looked at. */
	private static final int MOST_ENDS = 256;

	private final AttributionTables tables;

	AttributionFacts(AttributionTables tables) {
		this.tables = tables;
	}

	/** When a server was contacted. */
	private record Contact(long first, long last) {

		Contact with(Contact other) {
			return new Contact(Math.min(first, other.first), Math.max(last, other.last));
		}
	}

	/**
	 * One fact for each server of which any table says anything, with ids.
	 *
	 * @param names the case's {@code name} facts
	 */
	List<Json.Fields> facts(Collection<Json.Fields> flows, Collection<Json.Fields> names, CaptureClocks clocks) {
		Map<String, Contact> contacts = new TreeMap<>();
		for (Json.Fields flow : flows) {
			flow.get("server").flatMap(s -> s.text("address")).ifPresent(address ->
					contacts.merge(address, new Contact(clocks.nanos(flow, "first"), clocks.nanos(flow, "last")), Contact::with));
		}
		Map<String, Set<String>> called = new TreeMap<>();
		AttributionTables.ownNames(names).forEach(name -> called.computeIfAbsent(name.text("address").orElse(""), none -> new TreeSet<>()).add(name.text("name").orElse("")));
		List<Json.Fields> facts = new ArrayList<>();
		contacts.forEach((text, contact) -> IpAddress.parse(text).ifPresent(address -> {
			Set<String> own = called.getOrDefault(text, Set.of());
			Attribution found = tables.lookup(address, own, CaptureInstant.instantOf(contact.first()));
			List<Json> later = later(found, own, CaptureInstant.instantOf(contact.last()));
			if (found.known() || !found.names().isEmpty() || !later.isEmpty()) {
				Json.Fields fact = FactLine.of("attribution", "quoted").put("address", text);
				AttributionAnswers answers = new AttributionAnswers(found);
				answers.roles(fact);
				answers.all(fact, MOST_ANSWERS);
				if (!later.isEmpty()) {
					fact.put("later", Json.array(later));
				}
				facts.add(FactLine.identified(fact));
			}
		}));
		return facts;
	}

	/** What the tables say from each moment on at which that changes, up to the last contact. */
	private List<Json> later(Attribution first, Set<String> names, Instant last) {
		List<Json> later = new ArrayList<>();
		Json.Fields before = said(first);
		TreeSet<Instant> ends = ends(first, first.moment(), last);
		for (int looked = 0; !ends.isEmpty(); looked++) {
			Instant moment = ends.pollFirst();
			if (looked == MOST_ENDS) {
				Json.Fields unknown = Json.object();
				Stream.of(Role.values()).forEach(role -> unknown.put(role.key(), "the answers change more than " + MOST_ENDS + " times before"));
				later.add(Json.object().put("asOf", moment.toString()).put("unknown", unknown));
				return later;
			}
			Attribution found = tables.lookup(first.address(), names, moment);
			ends.addAll(ends(found, moment, last));
			Json.Fields said = said(found);
			if (!said.toString().equals(before.toString())) {
				later.add(said.copy().put("asOf", moment.toString()));
				before = said;
			}
		}
		return later;
	}

	private static Json.Fields said(Attribution found) {
		Json.Fields said = Json.object();
		new AttributionAnswers(found).roles(said);
		said.remove("asOf");
		said.remove("unknown");
		return said;
	}

	private static TreeSet<Instant> ends(Attribution found, Instant after, Instant last) {
		TreeSet<Instant> ends = new TreeSet<>();
		found.columns().values().stream().flatMap(column -> Stream.of(column.now(), column.besides(), column.otherTimes())).flatMap(List::stream)
				.flatMap(statement -> Stream.concat(statement.period().from().stream(), statement.period().to().stream()))
				.filter(end -> end.isAfter(after) && !end.isAfter(last)).forEach(ends::add);
		return ends;
	}
}
