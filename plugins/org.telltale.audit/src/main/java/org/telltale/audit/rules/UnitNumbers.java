package org.telltale.audit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.base.json.Json;

/**
 * What the IMEIs of a unit say (3GPP TS 23.003 section 6.2): eight digits of type code (TAC), six of serial number, a check digit by Luhn's rule, or two
 * digits of software version in its place. Type codes that begin with 00 are for test units.
 */
final class UnitNumbers {

	private static final int CHECKED = 15;
	private static final int SERIAL_END = 14;
	private static final int TAC = 8;

	private UnitNumbers() {
	}

	static List<Sign> signs(CaseFacts facts, Json.Fields unit) {
		List<Sign> signs = new ArrayList<>();
		for (String imei : imeis(unit)) {
			if (!imei.matches("[0-9]{14,16}")) {
				signs.add(new Sign("low", "\"" + imei + "\" was entered as an IMEI and is none: an IMEI has 14 to 16 digits.", List.of()));
				continue;
			}
			if (imei.length() == CHECKED && !isChecked(imei)) {
				signs.add(new Sign("medium", "The check digit of its IMEI with type code " + imei.substring(0, TAC) + " is wrong.", List.of()));
			}
			signs.addAll(twins(facts, unit, imei));
			type(facts, unit, imei.substring(0, TAC)).ifPresent(signs::add);
		}
		return signs;
	}

	private static Set<String> imeis(Json.Fields unit) {
		Set<String> imeis = new TreeSet<>();
		unit.items("imeis").forEach(imei -> imei.asText().ifPresent(text -> imeis.add(text.replaceAll("[\\s/-]", ""))));
		return imeis;
	}

	/** Whether the last digit is the one that Luhn's rule demands. */
	private static boolean isChecked(String imei) {
		int sum = 0;
		for (int i = 0; i < imei.length(); i++) {
			int digit = imei.charAt(imei.length() - 1 - i) - '0';
			int counted = i % 2 == 0 ? digit : 2 * digit;
			sum += counted > 9 ? counted - 9 : counted;
		}
		return sum % 10 == 0;
	}

	/** Other units of the case with the same number. */
	private static List<Sign> twins(CaseFacts facts, Json.Fields unit, String imei) {
		return facts.ofType("handset").stream().filter(other -> !other.text("handset").equals(unit.text("handset")))
				.filter(other -> imeis(other).stream().anyMatch(each -> each.length() >= SERIAL_END && each.startsWith(imei.substring(0, SERIAL_END))))
				.map(other -> new Sign("high", "Handset " + other.text("handset").orElse("") + " has the same IMEI.", other.text("id").stream().toList())).toList();
	}

	/** What the case's tables of type codes say, if anything. */
	private static Optional<Sign> type(CaseFacts facts, Json.Fields unit, String tac) {
		List<Json.Fields> listed = facts.ofType("type-code").stream().filter(row -> row.text("tac").equals(Optional.of(tac))).toList();
		List<Json.Fields> other = listed.stream().filter(row -> !isOf(row, unit)).toList();
		List<Json.Fields> same = facts.ofType("type-code").stream().filter(row -> isOf(row, unit)).toList();
		if (!other.isEmpty()) {
			return Optional.of(new Sign("high", "The type code " + tac + " of its IMEI is that of " + name(other.getFirst()) + ", by the table in the case; entered is " + name(unit) + ".", ids(other)));
		} else if (!listed.isEmpty() && listed.stream().allMatch(row -> isVariant(row, unit))) {
			return Optional.of(new Sign("low", "The type code " + tac + " of its IMEI is that of " + name(listed.getFirst()) + ", by the table in the case; entered is " + name(unit)
					+ ": it may be a variant of it, or another name for it.", ids(listed)));
		} else if (!listed.isEmpty()) {
			return Optional.of(Sign.contrary("The type code " + tac + " of its IMEI is that of " + name(listed.getFirst()) + ".", ids(listed)));
		} else if (!same.isEmpty()) {
			return Optional.of(new Sign("medium", "The table of type codes does not have " + tac + ", which is that of its IMEI, and has other codes for " + name(unit) + ".", ids(same)));
		}
		return tac.startsWith("00") ? Optional.of(new Sign("information", "The type code " + tac + " of its IMEI is one of those for test units, and no table in the case has it.", List.of()))
				: Optional.empty();
	}

	private static boolean isOf(Json.Fields row, Json.Fields unit) {
		return UnitNames.isAlike(row.text("make").orElse(""), unit.text("make").orElse("")) && UnitNames.isAlike(row.text("model").orElse(""), unit.text("model").orElse(""));
	}

	private static boolean isVariant(Json.Fields row, Json.Fields unit) {
		return UnitNames.isVariant(row.text("model").orElse(""), unit.text("model").orElse(""));
	}

	private static String name(Json.Fields fact) {
		return (fact.text("make").orElse("") + " " + fact.text("model").orElse("")).strip();
	}

	private static List<String> ids(List<Json.Fields> facts) {
		return facts.stream().flatMap(fact -> fact.text("id").stream()).toList();
	}
}
