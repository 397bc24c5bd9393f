package org.telltale.endpoint;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The organisations of a WHOIS file and their mail addresses for complaints, by the day of the answer that has them. */
final class WhoisContacts {

	private static final int LONGEST_NAME = 500;
	private static final Pattern WORDS_AND_HANDLE = Pattern.compile("(.*?)\\s*\\(([A-Za-z0-9-]{1,40})\\)");

	private final Map<String, WhoisObject> organisations = new HashMap<>();
	private final Map<String, String> abuse = new HashMap<>();
	private final Map<String, String> mails = new HashMap<>();
	private Optional<String> open = Optional.empty();

	/** Takes each object of the file in turn. */
	void add(WhoisObject object, Optional<LocalDate> day) {
		Optional<String> id = object.value("organisation", "orgid").map(each -> key(each, day));
		id.ifPresent(each -> organisations.putIfAbsent(each, object));
		open = id.isPresent() ? id : open.filter(none -> object.type().startsWith("org"));
		object.value("orgabuseemail").ifPresent(mail -> open.ifPresent(each -> abuse.putIfAbsent(each, mail)));
	}

	/** A comment of an answer of that day names the address for a range. */
	void mail(String range, String address, Optional<LocalDate> day) {
		mails.putIfAbsent(key(range, day), address);
	}

	/** The address that a comment of an answer of the same day names for the object. */
	Optional<String> mail(WhoisObject object, Optional<LocalDate> day) {
		return object.value(object.type()).map(range -> mails.get(key(range, day)));
	}

	/** The organisation that an object names, as an answer of the same day has it. */
	Optional<WhoisObject> organisation(WhoisObject object, Optional<LocalDate> day) {
		return id(object).map(id -> organisations.get(key(id, day)));
	}

	/** The address of the organisation that the object names. */
	Optional<String> abuse(WhoisObject object, Optional<LocalDate> day) {
		return id(object).map(id -> abuse.get(key(id, day)));
	}

	/** Of {@code Its Name (HANDLE)} the name. */
	static String name(String text) {
		return handled(text, 1);
	}

	private static Optional<String> id(WhoisObject object) {
		return object.value("org").or(() -> object.value("organization").map(name -> handled(name, 2)));
	}

	private static String handled(String text, int part) {
		Matcher parts = WORDS_AND_HANDLE.matcher(text);
		return text.length() <= LONGEST_NAME && parts.matches() ? parts.group(part) : text;
	}

	private static String key(String id, Optional<LocalDate> day) {
		return id.toUpperCase(Locale.ROOT) + day.map(each -> " " + each).orElse("");
	}
}
