package org.telltale.handset.ufdr;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.telltale.base.CaptureInstant;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.handset.Exhibit;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetEvent;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.Moment;
import org.telltale.handset.NumberBook;
import org.telltale.handset.Setting;
import org.telltale.handset.number.Identified;
import org.telltale.handset.number.Identifiers;

/** Makes records of what the report says; a model's parts come before it. One thread. */
final class ReportRecords {

	private static final String NAMESPACE = "ufdr";
	private static final int MOST_PROBLEMS = 100;
	private static final int FIRST_YEAR = 1970;
	private static final int LAST_YEAR = 2261;
	private static final Set<String> SHORT_MESSAGES = Set.of("SMS", "MMS", "Native Messages", "Native SMS");
	private static final Set<String> BOXES = Set.of("inbox", "sent", "drafts", "outbox");
	private static final Set<String> PARTIES = Set.of("from", "to");
	private static final Pattern CHAT_NUMBER = Pattern.compile("^([1-9]\\d{6,14})@(s\\.whatsapp\\.net|c\\.us)$");
	private static final Pattern NO_ADDRESS = Pattern.compile(".*@(g\\.us|broadcast|lid|s\\.whatsapp\\.net|c\\.us)");
	private static final Map<Pattern, ExhibitKind> DEVICE = Map.of(Pattern.compile("imei\\d?"), ExhibitKind.IMEI, Pattern.compile("imsi\\d?"), ExhibitKind.IMSI,
			Pattern.compile("iccid\\d?"), ExhibitKind.ICCID, Pattern.compile("(msisdn|lastusedmsisdn|phonenumber)\\d?"), ExhibitKind.PHONE_NUMBER,
			Pattern.compile("androidid"), ExhibitKind.ANDROID_ID, Pattern.compile("serial(number)?"), ExhibitKind.SERIAL,
			Pattern.compile("(wifi)?macaddress|wifiaddress|bluetooth(mac|device)?address"), ExhibitKind.MAC);

	private final HandsetFile file;
	private final Consumer<HandsetRecord> sink;
	private final NumberBook numbers = new NumberBook();
	private final List<Problem> problems = new ArrayList<>();

	ReportRecords(HandsetFile file, Consumer<HandsetRecord> sink) {
		this.file = file;
		this.sink = sink;
	}

	List<Problem> problems() {
		return List.copyOf(problems);
	}

	/** An item of device information. */
	void device(String name, String value, long number, Where place) {
		if (name.isEmpty() || value.isEmpty()) {
			return;
		}
		ExhibitSource source = ExhibitSource.row(file.evidence(), file.name(), "item", number, List.of(place));
		sink.accept(new Setting(NAMESPACE, name, value, source));
		String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "").replaceFirst("^deviceinfo", "");
		DEVICE.entrySet().stream().filter(rule -> rule.getKey().matcher(plain).matches()).findFirst().ifPresent(rule -> {
			Outcome<Identified> found = Identifiers.check(rule.getValue(), value, place);
			found.problems().stream().limit(MOST_PROBLEMS - problems.size()).forEach(problems::add);
			found.value().ifPresent(identified -> {
				Map<String, String> attributes = new TreeMap<>(identified.attributes());
				attributes.put("secondHand", NAMESPACE);
				sink.accept(new Exhibit(file.name() + "/item/" + number, rule.getValue(), identified.value(), Optional.empty(), attributes, source));
			});
		});
	}

	/** A file of the handset. */
	void file(TaggedFile tagged, Where place) {
		if (!tagged.path().isEmpty()) {
			Moment moment = tagged.modified().map(written -> nanos(written).map(nanos -> Moment.at(nanos, written)).orElse(Moment.local(written, "zone")))
					.orElse(Moment.UNKNOWN);
			sink.accept(new HandsetEvent("file", tagged.path(), "", tagged.attributes(), moment,
					ExhibitSource.file(file.evidence(), file.name(), List.of(place))));
		}
	}

	/**
	 * A model of a type that is listed.
	 *
	 * @param chat the source of the chat around it, if it is in one
	 */
	void model(Model model, String chat, Where place) {
		Made made = new Made(model, ExhibitSource.row(file.evidence(), file.name(), model.type(), model.number(), List.of(place)));
		switch (model.type()) {
			case "Contact" -> contact(made);
			case "UserAccount" -> account(made);
			case "Call" -> parties(made);
			case "Email" -> message(made, ExhibitKind.TEXT);
			case "InstantMessage" -> message(made, SHORT_MESSAGES.contains(model.text("Source").orElse(chat)) ? ExhibitKind.SMS : ExhibitKind.TEXT);
			default -> message(made, ExhibitKind.SMS);
		}
	}

	/** A model and what it gives. */
	private final class Made {

		private final Model model;
		private final ExhibitSource source;
		private final String id;
		private final Map<String, String> attributes = new TreeMap<>();

		Made(Model model, ExhibitSource source) {
			this.model = model;
			this.source = source;
			this.id = file.name() + "/" + model.type() + "/" + model.number();
			attributes.putAll(marks());
			model.text("Source").ifPresent(app -> attributes.put("app", app));
			model.text("TimeStamp").flatMap(written -> nanos(written.strip())).ifPresent(nanos -> attributes.put("time", Long.toString(nanos)));
		}

		/** What each exhibit of the model says of it. */
		private Map<String, String> marks() {
			Map<String, String> marks = new TreeMap<>(Map.of("secondHand", NAMESPACE));
			if (!model.id().isEmpty()) {
				marks.put("modelId", model.id());
			}
			if (!model.deletedState().isEmpty()) {
				marks.put("deletedState", model.deletedState());
			}
			if (model.deletedState().equalsIgnoreCase("Deleted")) {
				marks.put("deleted", "as the report says");
			}
			return marks;
		}

		/** A number or an address in it; answers the exhibit that stands for it. */
		Optional<String> number(String written, String part) {
			Optional<NumberBook.Entry> entry = numbers.entry(written, id + "/" + part, "", source);
			entry.flatMap(NumberBook.Entry::fresh).ifPresent(exhibit -> {
				Exhibit marked = exhibit;
				for (Map.Entry<String, String> mark : marks().entrySet()) {
					marked = marked.with(mark.getKey(), mark.getValue());
				}
				sink.accept(model.type().equals("Call") && attributes.containsKey("time") ? marked.with("time", attributes.get("time")) : marked);
			});
			return entry.map(NumberBook.Entry::id);
		}

		void give(ExhibitKind kind, String value) {
			sink.accept(new Exhibit(id, kind, value, Optional.empty(), attributes, source));
		}
	}

	private void message(Made made, ExhibitKind kind) {
		parties(made);
		made.model.text("Folder").map(folder -> folder.toLowerCase(Locale.ROOT)).filter(BOXES::contains).ifPresent(box -> made.attributes.put("box", box));
		made.model.text("Body").or(() -> made.model.text("Snippet")).ifPresent(body -> made.give(kind, body));
	}

	private void parties(Made made) {
		int number = 0;
		for (Model.Part party : made.model.parts()) {
			Optional<String> identifier = party.model().type().equals("Party") ? party.model().text("Identifier").map(String::strip) : Optional.empty();
			if (identifier.isEmpty()) {
				continue;
			}
			String written = CHAT_NUMBER.matcher(identifier.get()).replaceFirst("+$1");
			Optional<String> exhibit = NO_ADDRESS.matcher(written).matches() ? Optional.empty() : made.number(written, "party" + ++number);
			String role = Model.role(party);
			if (PARTIES.contains(role) && made.attributes.putIfAbsent(role, identifier.get()) == null) {
				exhibit.ifPresent(id -> made.attributes.put(role + ".exhibit", id));
			}
		}
	}

	private void contact(Made made) {
		entries(made);
		made.model.text("Name").ifPresent(name -> made.give(ExhibitKind.CONTACT, name));
	}

	private void entries(Made made) {
		int phones = 0;
		int emails = 0;
		for (Model.Part part : made.model.parts()) {
			Optional<String> value = part.model().type().equals("Party") ? Optional.empty() : part.model().text("Value").map(String::strip);
			if (value.isPresent()) {
				String word = value.get().indexOf('@') >= 0 ? "email" + (emails + 1) : "number" + (phones + 1);
				Optional<String> exhibit = NO_ADDRESS.matcher(value.get()).matches() ? Optional.empty() : made.number(value.get(), word);
				if (exhibit.isPresent()) {
					emails += word.startsWith("email") ? 1 : 0;
					phones += word.startsWith("email") ? 0 : 1;
					made.attributes.put(word, value.get());
					made.attributes.put(word + ".exhibit", exhibit.get());
				}
			}
		}
	}

	private void account(Made made) {
		entries(made);
		made.model.text("Username").ifPresent(name -> {
			String service = made.model.text("ServiceType").or(() -> made.model.text("Source")).orElse("");
			sink.accept(new Setting(NAMESPACE, "UserAccount/" + service, name, made.source));
			if (name.indexOf('@') >= 0) {
				made.number(name.strip(), "username");
			}
		});
	}

	/** A time with its zone, as ISO 8601 has it. */
	private static Optional<Long> nanos(String written) {
		try {
			OffsetDateTime time = OffsetDateTime.parse(written);
			boolean inRange = time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR;
			return inRange ? Optional.of(CaptureInstant.nanosOf(time.toInstant())) : Optional.empty();
		} catch (DateTimeException noZone) {
			return Optional.empty();
		}
	}
}
