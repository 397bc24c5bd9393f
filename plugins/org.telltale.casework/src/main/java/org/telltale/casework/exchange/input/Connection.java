package org.telltale.casework.exchange.input;

import java.util.Optional;

import org.telltale.base.json.Json;

/**
 * A flow as exports have it: from its client to its server, while a fact counts what left the handset and what reached it.
 *
 * @param fact of type {@code flow}
 */
public record Connection(Json.Fields fact) {

	/** Who opened it: {@code address} and {@code port}. */
	public Json client() {
		return fact.get("client").orElse(Json.NULL);
	}

	/** Who was called: {@code address} and {@code port}. */
	public Json server() {
		return fact.get("server").orElse(Json.NULL);
	}

	/** How many went from the client to the server. @param what {@code bytes} or {@code frames} */
	public long fromClient(String what) {
		return isHandsetServer() ? in(what) : out(what);
	}

	/** How many went from the server to the client. @param what {@code bytes} or {@code frames} */
	public long fromServer(String what) {
		return isHandsetServer() ? out(what) : in(what);
	}

	private boolean isHandsetServer() {
		return fact.text("handset").equals(Optional.of("server"));
	}

	/** How many left the handset; 0 where the fact has no such count. @param what a member with {@code out} and {@code in} */
	public long out(String what) {
		return count(what, "out");
	}

	private long in(String what) {
		return count(what, "in");
	}

	private long count(String what, String direction) {
		return fact.get(what).flatMap(both -> both.integer(direction)).orElse(0L);
	}
}
