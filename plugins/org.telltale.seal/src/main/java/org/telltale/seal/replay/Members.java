package org.telltale.seal.replay;

import java.util.Set;

import org.telltale.base.json.Json;
import org.telltale.seal.refusal.Refusal;

/** Closed sets of members: what is unknown is refused, never ignored. */
final class Members {

	private Members() {
	}

	static void require(Json json, Set<String> wanted, Set<String> allowed, String what) throws Refusal {
		Refusal.unless(json instanceof Json.Fields, what + " is no object");
		Set<String> present = ((Json.Fields) json).members().keySet();
		Refusal.unless(present.containsAll(wanted), what + " lacks a member of " + new java.util.TreeSet<>(wanted));
		for (String name : present) {
			Refusal.unless(wanted.contains(name) || allowed.contains(name), what + " has a member that is not known: " + name);
		}
	}

	static String text(Json json, String name) throws Refusal {
		return json.text(name).orElseThrow(() -> new Refusal("the parameter " + name + " is no text"));
	}

	/** A JSON number, not a string of digits, from 0 to 2^31 - 1. */
	static int index(Json json, String name) throws Refusal {
		Json value = json.get(name).orElse(Json.NULL);
		long number = value instanceof Json.Number ? value.asInteger().orElse(-1L) : -1;
		Refusal.unless(number >= 0 && number <= Integer.MAX_VALUE, "the parameter " + name + " is no index");
		return (int) number;
	}

	static boolean bool(Json json, String name) throws Refusal {
		return json.bool(name).orElseThrow(() -> new Refusal("the parameter " + name + " is neither true nor false"));
	}
}
