package org.telltale.seal.replay;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
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

	/** A decimal string without leading zeros, an unsigned number of 64 bits. */
	static long unsigned(Json json, String name) throws Refusal {
		String text = json.get(name).orElse(Json.NULL) instanceof Json.Text word ? word.value() : "";
		Refusal.unless(text.matches("0|[1-9][0-9]{0,19}"), "the parameter " + name + " is no decimal string");
		BigInteger number = new BigInteger(text);
		Refusal.unless(number.bitLength() <= Long.SIZE, "the parameter " + name + " has more than 64 bits");
		return number.longValue();
	}

	/** A list of JSON numbers from {@code least} to 2^31 - 1. */
	static int[] indices(Json json, String name, int least) throws Refusal {
		return numbers(json.get(name).orElse(Json.NULL), name, least);
	}

	/** A list of one to {@code most} pairs of JSON numbers from 0 to 2^31 - 1. */
	static int[][] pairs(Json json, String name, int most) throws Refusal {
		List<Json> items = json.items(name);
		Refusal.unless(!items.isEmpty() && items.size() <= most, "the parameter " + name + " is no list of one to " + most + " pairs");
		int[][] pairs = new int[items.size()][];
		for (int i = 0; i < pairs.length; i++) {
			pairs[i] = numbers(items.get(i), name, 0);
			Refusal.unless(pairs[i].length == 2, "the parameter " + name + " has an item that is no pair");
		}
		return pairs;
	}

	private static int[] numbers(Json list, String name, int least) throws Refusal {
		Refusal.unless(list instanceof Json.Array, "the parameter " + name + " is no list");
		List<Json> items = list.asItems();
		int[] numbers = new int[items.size()];
		for (int i = 0; i < numbers.length; i++) {
			long number = items.get(i) instanceof Json.Number value ? value.asInteger().orElse(-1L) : -1;
			Refusal.unless(number >= least && number <= Integer.MAX_VALUE, "the parameter " + name + " has an item that is no number from " + least + " on");
			numbers[i] = (int) number;
		}
		return numbers;
	}

	/** Bytes as lower-case hexadecimal digits, at most {@code most} bytes. */
	static byte[] hex(Json json, String name, int most) throws Refusal {
		String text = text(json, name);
		Refusal.unless(text.length() <= 2 * most && text.length() % 2 == 0 && text.matches("[0-9a-f]*"),
				"the parameter " + name + " is no lower-case hexadecimal text of at most " + most + " bytes");
		return HexFormat.of().parseHex(text);
	}

	static boolean bool(Json json, String name) throws Refusal {
		return json.bool(name).orElseThrow(() -> new Refusal("the parameter " + name + " is neither true nor false"));
	}
}
