package org.telltale.base.json;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;

/** Writes the canonical form of RFC 8785: no white space, members sorted by UTF-16 units, shortest escapes. */
final class CanonicalJson {

	private CanonicalJson() {
	}

	static String write(Json value) {
		StringBuilder out = new StringBuilder();
		write(value, out);
		return out.toString();
	}

	private static void write(Json value, StringBuilder out) {
		switch (value) {
			case Json.Null nothing -> out.append("null");
			case Json.Bool bool -> out.append(bool.value());
			case Json.Number number -> {
				// Integers are the rule, and need no digits to be looked for.
				if (number.value().scale() == 0 && number.value().precision() < 19) {
					out.append(number.value().longValue());
				} else {
					out.append(number(number.value()));
				}
			}
			case Json.Text text -> quote(text.value(), out);
			case Json.Array array -> {
				out.append('[');
				for (int i = 0; i < array.items().size(); i++) {
					if (i > 0) {
						out.append(',');
					}
					write(array.items().get(i), out);
				}
				out.append(']');
			}
			case Json.Fields fields -> {
				out.append('{');
				Iterator<Map.Entry<String, Json>> members = fields.members().entrySet().iterator();
				while (members.hasNext()) {
					Map.Entry<String, Json> member = members.next();
					quote(member.getKey(), out);
					out.append(':');
					write(member.getValue(), out);
					if (members.hasNext()) {
						out.append(',');
					}
				}
				out.append('}');
			}
		}
	}

	/**
	 * Integers as they are; fractions plainly, without trailing zeros. That equals ECMAScript's form (section 3.2.2.3)
	 * for magnitudes from 1e-6 to 1e21 with at most 15 digits; no record of Telltale holds others.
	 */
	private static String number(BigDecimal value) {
		return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
	}

	private static void quote(String text, StringBuilder out) {
		out.append('"');
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '"' -> out.append("\\\"");
				case '\\' -> out.append("\\\\");
				case '\b' -> out.append("\\b");
				case '\f' -> out.append("\\f");
				case '\n' -> out.append("\\n");
				case '\r' -> out.append("\\r");
				case '\t' -> out.append("\\t");
				default -> {
					if (c < 0x20) {
						out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
					} else {
						out.append(c);
					}
				}
			}
		}
		out.append('"');
	}
}
