package org.telltale.base.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A JSON value (RFC 8259). Immutable but for {@link Fields}, which is a builder's work in progress until it is shared.
 * {@link #toString()} is the canonical form of RFC 8785.
 */
public sealed interface Json {

	/** The value {@code null}. */
	Json NULL = new Null();

	/** A string. */
	record Text(String value) implements Json {
		@Override
		public String toString() {
			return CanonicalJson.write(this);
		}
	}

	/** A number; integers that RFC 8785 cannot carry exactly (beyond 2^53) are written as {@link Text} by Telltale. */
	record Number(BigDecimal value) implements Json {
		@Override
		public String toString() {
			return CanonicalJson.write(this);
		}
	}

	/** {@code true} or {@code false}. */
	record Bool(boolean value) implements Json {
		@Override
		public String toString() {
			return CanonicalJson.write(this);
		}
	}

	/** {@code null}; Telltale reads it and never writes it. */
	record Null() implements Json {
		@Override
		public String toString() {
			return "null";
		}
	}

	/** An array. */
	record Array(List<Json> items) implements Json {
		public Array {
			items = List.copyOf(items);
		}

		@Override
		public String toString() {
			return CanonicalJson.write(this);
		}
	}

	/** An object; members sorted by UTF-16 code units, as RFC 8785 section 3.2.3 demands. */
	final class Fields implements Json {
		private final TreeMap<String, Json> members = new TreeMap<>();

		/** Sets a member. */
		public Fields put(String name, Json value) {
			members.put(name, value);
			return this;
		}

		/** Sets a member to a string. */
		public Fields put(String name, String value) {
			return put(name, new Text(value));
		}

		/** Sets a member to an integer within ±2^53. */
		public Fields put(String name, long value) {
			return put(name, Json.of(value));
		}

		/** Sets a member to a truth value. */
		public Fields put(String name, boolean value) {
			return put(name, new Bool(value));
		}

		/** Sets a member if there is a value; absent is how Telltale says "not known". */
		public Fields putIfPresent(String name, Optional<String> value) {
			value.ifPresent(text -> put(name, text));
			return this;
		}

		/** Takes a member out. */
		public Fields remove(String name) {
			members.remove(name);
			return this;
		}

		/** The members, sorted by name; a live view. */
		public Map<String, Json> members() {
			return members;
		}

		/** A copy whose members can be changed apart from this one's. */
		public Fields copy() {
			Fields copy = new Fields();
			copy.members.putAll(members);
			return copy;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Fields fields && members.equals(fields.members);
		}

		@Override
		public int hashCode() {
			return members.hashCode();
		}

		@Override
		public String toString() {
			return CanonicalJson.write(this);
		}
	}

	/** A new, empty object. */
	static Fields object() {
		return new Fields();
	}

	/** An integer; beyond ±2^53 it is an error, since canonical JSON cannot carry it. */
	static Json of(long value) {
		if (value > 1L << 53 || value < -(1L << 53)) {
			throw new IllegalArgumentException("beyond 2^53, write it as a string: " + value);
		}
		return new Number(BigDecimal.valueOf(value));
	}

	/** An array of the strings given, in their order. */
	static Json texts(Collection<String> values) {
		return new Array(values.stream().<Json>map(Text::new).toList());
	}

	/** An array. */
	static Json array(Collection<? extends Json> values) {
		return new Array(new ArrayList<>(values));
	}

	/** Ranges as {@code [[offset,length],...]}. */
	static Json ranges(Collection<org.telltale.base.ByteRange> ranges) {
		return new Array(ranges.stream().<Json>map(r -> new Array(List.of(of(r.offset()), of(r.length())))).toList());
	}

	/** The member of an object; empty if this is no object or has no such member, or the member is {@code null}. */
	default Optional<Json> get(String name) {
		return this instanceof Fields fields
				? Optional.ofNullable(fields.members.get(name)).filter(value -> !(value instanceof Null)) : Optional.empty();
	}

	/** The string member of that name; empty if there is none or it is no string. */
	default Optional<String> text(String name) {
		return get(name).flatMap(value -> value instanceof Text text ? Optional.of(text.value()) : Optional.empty());
	}

	/** The integer member of that name, given as number or as a string of digits; empty if there is none. */
	default Optional<Long> integer(String name) {
		return get(name).flatMap(Json::asInteger);
	}

	/** The truth value of that name; empty if there is none. */
	default Optional<Boolean> bool(String name) {
		return get(name).flatMap(value -> value instanceof Bool bool ? Optional.of(bool.value()) : Optional.empty());
	}

	/** The items of the array member of that name; empty if there is none or it is no array. */
	default List<Json> items(String name) {
		return get(name).map(Json::asItems).orElse(List.of());
	}

	/** The items of this array; empty if this is none. */
	default List<Json> asItems() {
		return this instanceof Array array ? array.items() : List.of();
	}

	/** This string; empty if it is none. */
	default Optional<String> asText() {
		return this instanceof Text text ? Optional.of(text.value()) : Optional.empty();
	}

	/** This integer, given as number or as a string of digits. */
	default Optional<Long> asInteger() {
		try {
			return switch (this) {
				case Number number -> Optional.of(number.value().longValueExact());
				case Text text -> Optional.of(Long.parseLong(text.value()));
				default -> Optional.empty();
			};
		} catch (ArithmeticException | NumberFormatException notAnInteger) {
			return Optional.empty();
		}
	}
}
