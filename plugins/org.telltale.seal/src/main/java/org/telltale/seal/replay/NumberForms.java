package org.telltale.seal.replay;

import java.util.Set;

import org.telltale.base.json.Json;
import org.telltale.seal.refusal.Refusal;

/** Numbers and identifiers: digits, half bytes, phone numbers, hexadecimal digits and the bytes that those spell. */
final class NumberForms {

	private NumberForms() {
	}

	static void digits(Json variant, Matched matched, ExhibitValue value) throws Refusal {
		Members.require(variant, Set.of("form", "count"), Set.of(), "a variant");
		Refusal.unless(!value.kind().equals(ExhibitValue.PHONE), "digits are no form of " + value.kind());
		matched.requireSpells(value.digits(Members.index(variant, "count")), " -/.");
	}

	static void bcd(Json variant, Matched matched, ExhibitValue value) throws Refusal {
		Members.require(variant, Set.of("form", "order", "skip", "count"), Set.of(), "a variant");
		boolean highFirst = switch (Members.text(variant, "order")) {
			case "high-first" -> true;
			case "low-first" -> false;
			default -> throw new Refusal("an order of half bytes that is not known");
		};
		int skip = Members.index(variant, "skip");
		Refusal.unless(skip <= 1, "more than one half byte is passed over");
		String digits = value.digits(Members.index(variant, "count"));
		Matched.require(matched.length() == (skip + digits.length() + 1) / 2);
		for (int i = 0; i < digits.length(); i++) {
			int half = skip + i;
			boolean high = half % 2 == 0 == highFirst;
			int found = high ? matched.u8(half / 2) >> 4 : matched.u8(half / 2) & 15;
			Matched.require(found == digits.charAt(i) - '0');
		}
	}

	static void phone(Json variant, Matched matched, ExhibitValue value) throws Refusal {
		String style = Members.text(variant, "style");
		boolean ofCountry = style.equals("national") || style.equals("trunk-inside");
		Members.require(variant, ofCountry ? Set.of("form", "style", "countryCode", "trunk") : Set.of("form", "style"), Set.of(), "a variant");
		String wanted = switch (style) {
			case "international" -> "+" + value.phone();
			case "double-zero" -> "00" + value.phone();
			case "digits" -> value.phone();
			case "national" -> value.national(variant);
			case "trunk-inside" -> {
				Refusal.unless(!Members.text(variant, "trunk").isEmpty(), "a trunk prefix inside the number that is empty");
				yield Members.text(variant, "countryCode") + value.national(variant);
			}
			default -> throw new Refusal("a style that is not known");
		};
		matched.requireSpells(wanted, " -.()/");
	}

	static void hexId(Json variant, Matched matched, ExhibitValue value) throws Refusal {
		Members.require(variant, Set.of("form", "separators"), Set.of(), "a variant");
		matched.requireSpells(value.hex(), Members.bool(variant, "separators") ? ":-." : "");
	}

	static void rawId(Json variant, Matched matched, ExhibitValue value) throws Refusal {
		Members.require(variant, Set.of("form", "reversed"), Set.of(), "a variant");
		byte[] bytes = value.identifier();
		matched.requireIs(Members.bool(variant, "reversed") ? TextForms.reversed(bytes) : bytes);
	}
}
