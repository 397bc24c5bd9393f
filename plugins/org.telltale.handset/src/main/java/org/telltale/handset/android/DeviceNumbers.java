package org.telltale.handset.android;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.handset.Exhibit;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.Setting;
import org.telltale.handset.number.Identified;
import org.telltale.handset.number.Identifiers;

/** Finds the device's own identifiers among its settings and properties, by the names that Android and its makers use. */
public final class DeviceNumbers {

	/** What a key names. */
	private record Rule(Pattern key, ExhibitKind kind) {
	}

	private static final List<Rule> RULES = List.of(
			new Rule(Pattern.compile("secure/android_id"), ExhibitKind.ANDROID_ID),
			new Rule(Pattern.compile("(system|secure)/bluetooth_address"), ExhibitKind.MAC),
			new Rule(Pattern.compile("property/ro\\.(boot\\.)?serialno"), ExhibitKind.SERIAL),
			new Rule(Pattern.compile("property/(.*\\.)?(wifimacaddr|macaddr|bdaddr|btmacaddr)"), ExhibitKind.MAC),
			new Rule(Pattern.compile("property/(.*[._])?imei[0-9]?"), ExhibitKind.IMEI),
			new Rule(Pattern.compile("property/(.*[._])?imsi[0-9]?"), ExhibitKind.IMSI),
			new Rule(Pattern.compile("property/(.*[._])?iccid[0-9]?"), ExhibitKind.ICCID));

	private DeviceNumbers() {
	}

	/**
	 * Passes a setting on, and the identifier that it holds, if any, under the id given.
	 *
	 * @return what is wrong with a value that should be an identifier
	 */
	public static List<Problem> pass(Setting setting, String id, Consumer<HandsetRecord> sink) {
		sink.accept(setting);
		String key = setting.namespace() + "/" + setting.key();
		List<Problem> problems = new ArrayList<>();
		Optional<Rule> rule = RULES.stream().filter(candidate -> candidate.key().matcher(key).matches()).findFirst();
		if (rule.isPresent() && !setting.value().isBlank()) {
			ExhibitSource source = setting.source();
			Where where = source.places().isEmpty() ? Where.at(source.evidence(), 0, 0) : source.places().get(0);
			Outcome<Identified> found = Identifiers.check(rule.get().kind(), setting.value(), where);
			problems.addAll(found.problems());
			found.value().ifPresent(value -> sink.accept(exhibit(id, rule.get().kind(), setting, value)));
		}
		return problems;
	}

	private static Exhibit exhibit(String id, ExhibitKind kind, Setting setting, Identified value) {
		return new Exhibit(id, kind, value.value(), Optional.empty(), value.attributes().isEmpty() ? Map.of() : value.attributes(),
				setting.source());
	}
}
