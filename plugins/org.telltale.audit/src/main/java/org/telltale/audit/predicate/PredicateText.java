package org.telltale.audit.predicate;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.telltale.audit.predicate.Predicate.Test;

/** A predicate written down: in the language, and in plain words. */
public final class PredicateText {

	private PredicateText() {
	}

	/** In the language; parsed again it is the same predicate. */
	public static String of(Predicate predicate) {
		String kinds = String.join(", ", predicate.kinds());
		String when = predicate.when().isEmpty() ? "" : " when " + predicate.when().stream().map(PredicateText::of).collect(Collectors.joining(" and "));
		return switch (predicate) {
			case Predicate.Never never -> "never send " + kinds + " to any" + when;
			case Predicate.OnlyAfter after -> "send " + kinds + " only after " + of(after.act()) + when;
			case Predicate.OnlyEncrypted encrypted -> "send " + kinds + " only encrypted" + when;
			case Predicate.Initially initially -> "initially " + of(initially.state()) + " after reset";
		};
	}

	/** A test in the language, for example {@code cloud = off}. */
	public static String of(Test test) {
		String value = test.values().getFirst();
		return test.dimension() + (test.atLeast() ? " >= " + value : test.values().size() == 1 ? " = " + value : " in {" + String.join(", ", test.values()) + "}");
	}

	/**
	 * What it says and does not say, in plain sentences.
	 *
	 * @param orders the values of a dimension from low to high
	 */
	public static List<String> words(Predicate predicate, Function<String, List<String>> orders) {
		String kinds = list(predicate.kinds().stream().map(PredicateText::kind).toList(), "or");
		String handset = predicate.when().isEmpty() ? "The handset" : "While " + list(predicate.when().stream().map(test -> words(test, orders)).toList(), "and") + ", the handset";
		return switch (predicate) {
			case Predicate.Never never -> List.of(handset + " never sends " + kinds + " to anyone.",
					"One that is seen leaving then contradicts the claim, whether in clear or encrypted.");
			case Predicate.OnlyAfter after -> List.of(handset + " sends " + kinds + " only after " + words(after.act(), orders) + " for the first time in a run.",
					"One that is seen leaving earlier contradicts the claim. A later withdrawal does not count as never agreed; that is a claim of its own (never send ... when "
							+ after.act().dimension() + " = withdrawn).");
			case Predicate.OnlyEncrypted encrypted -> List.of(handset + " sends " + kinds + " only encrypted.",
					"One that can be read on its way without any key contradicts the claim; what could be read with keys only does not.");
			case Predicate.Initially initially -> List.of("On a handset that was reset or never set up, " + words(initially.state(), orders) + ".",
					"A run that begins otherwise on such a handset contradicts the claim; the ROM's default that was read, and an observed state that agrees, confirm it.");
		};
	}

	private static String words(Test test, Function<String, List<String>> orders) {
		List<String> passing = test.passing(orders.apply(test.dimension()));
		return test.atLeast() ? test.dimension() + " is " + test.values().getFirst() + " or later" + (passing.isEmpty() ? "" : " (" + String.join(", ", passing) + ")")
				: test.dimension() + " is " + list(test.values(), "or");
	}

	private static String kind(String kind) {
		return switch (kind) {
			case "CONTENT" -> "content (texts of SMS, photos, names of contacts, other known texts)";
			case "IDENTIFIER" -> "an identifier (IMEI, IMSI, ICCID, MAC address, Android ID, serial number)";
			case "SMS" -> "the text of an SMS";
			case "PHOTO" -> "a photo";
			case "CONTACT" -> "the name of a contact";
			case "TEXT" -> "a known text";
			case "PHONE_NUMBER" -> "a phone number";
			case "EMAIL" -> "an e-mail address";
			case "LOCATION" -> "a location";
			case "ANDROID_ID" -> "the Android ID";
			case "SERIAL" -> "the serial number";
			case "MAC" -> "a MAC address";
			default -> "the " + kind;
		};
	}

	private static String list(List<String> items, String last) {
		return items.size() < 2 ? String.join("", items) : String.join(", ", items.subList(0, items.size() - 1)) + " " + last + " " + items.getLast();
	}
}
