package org.telltale.store.cases;

import java.util.List;

import org.telltale.base.json.Json;
import org.telltale.store.Action;
import org.telltale.store.Actor;

/**
 * What somebody wants to do to a case; becomes the journal entry.
 *
 * @param actor who
 * @param action what
 * @param objects ids of what it is done to; the work may add more
 * @param parameters how; the work may add more
 * @param reason why, in the actor's words; may be empty
 */
public record Request(Actor actor, Action action, List<String> objects, Json.Fields parameters, String reason) {

	public Request {
		objects = List.copyOf(objects);
		parameters = parameters.copy();
	}

	/** A request without objects, parameters and reason. */
	public static Request of(Actor actor, Action action) {
		return new Request(actor, action, List.of(), Json.object(), "");
	}

	/** The same, done to these objects. */
	public Request on(String... ids) {
		return new Request(actor, action, List.of(ids), parameters, reason);
	}

	/** The same, for that reason. */
	public Request because(String why) {
		return new Request(actor, action, objects, parameters, why);
	}

	/** The same, with one more parameter. */
	public Request with(String name, String value) {
		return new Request(actor, action, objects, parameters.copy().put(name, value), reason);
	}
}
