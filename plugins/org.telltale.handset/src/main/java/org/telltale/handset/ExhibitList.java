package org.telltale.handset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.telltale.base.Digest;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.handset.number.Identified;
import org.telltale.handset.number.Identifiers;

/**
 * A list of exhibits that a person wrote: JSON {@code {"exhibits":[{"id","kind","text","value","name","file","from","to",
 * "numbers","emails","by","unchecked","note"}]}} or CSV with the same columns (numbers and e-mail addresses parted by
 * {@code ;}). An SMS gives its body, a contact its name, a photo its file; senders, numbers, positions and thumbnails
 * become exhibits of their own, under the id of an equal one that is listed or was met before, else {@code E1/from}, {@code E1/to},
 * {@code E4/number1}, {@code E4/email1}, {@code E5/location}, {@code E5/thumbnail}.
 */
public final class ExhibitList {

	private static final int LONGEST_ID = 300;

	private final Path baseFolder;
	private final List<Problem> problems = new ArrayList<>();
	private final Map<String, Exhibit> listed = new TreeMap<>();
	private final Map<String, List<Exhibit>> photoParts = new HashMap<>();
	private final NumberBook numbers = new NumberBook();
	private final List<Exhibit> all = new ArrayList<>();

	private ExhibitList(Path baseFolder) {
		this.baseFolder = baseFolder;
	}

	/**
	 * Reads a list.
	 *
	 * @param text JSON or CSV
	 * @param baseFolder where the files of photos lie; none outside it is opened
	 * @return the exhibits in the order of the list, each followed by those taken from it; what is wrong with an entry is
	 *         a problem and the others are read; none if the list has no form
	 */
	public static Outcome<List<Exhibit>> read(String text, Path baseFolder) {
		Outcome<List<ListedExhibit>> entries = ExhibitListText.read(text);
		ExhibitList list = new ExhibitList(baseFolder);
		list.problems.addAll(entries.problems());
		return entries.value().map(found -> Outcome.of(list.exhibits(found), list.problems))
				.orElseGet(() -> new Outcome<>(Optional.empty(), list.problems));
	}

	private List<Exhibit> exhibits(List<ListedExhibit> entries) {
		List<ListedExhibit> good = new ArrayList<>();
		for (ListedExhibit entry : entries) {
			Optional<Exhibit> exhibit = checkedId(entry) ? exhibit(entry) : Optional.empty();
			exhibit.ifPresent(made -> {
				listed.put(made.id(), made);
				numbers.list(made);
				good.add(entry);
			});
		}
		good.forEach(this::expand);
		return List.copyOf(all);
	}

	private boolean checkedId(ListedExhibit entry) {
		if (entry.id().isEmpty() || entry.id().length() > LONGEST_ID || entry.id().chars().anyMatch(Character::isISOControl)) {
			problem("exhibit.id", entry, "has no id, or one of more than " + LONGEST_ID + " characters");
			return false;
		}
		if (listed.containsKey(entry.id())) {
			problem("exhibit.id", entry, "stands twice in the list");
			return false;
		}
		return true;
	}

	private Optional<Exhibit> exhibit(ListedExhibit entry) {
		if (entry.kind().equals("IMEISV")) {
			return exhibit(entry.as(ExhibitKind.IMEI, entry.value()));
		} else if (entry.kind().equals("MSISDN")) {
			return exhibit(entry.as(ExhibitKind.PHONE_NUMBER, entry.value().strip().replaceFirst("^(?=[1-9])", "+")));
		}
		Optional<ExhibitKind> kind = ExhibitKind.named(entry.kind());
		if (kind.isEmpty()) {
			problem("exhibit.kind", entry, "is of the kind \"" + entry.kind() + "\"; one of " + List.of(ExhibitKind.values()) + " is wanted");
			return Optional.empty();
		}
		if (entry.value().isEmpty()) {
			problem("exhibit.value", entry, "has no " + valueName(kind.get()));
			return Optional.empty();
		}
		return kind.get() == ExhibitKind.PHOTO ? photo(entry) : text(entry, kind.get());
	}

	private Optional<Exhibit> text(ListedExhibit entry, ExhibitKind kind) {
		Where where = Where.at(ExhibitListText.NAME, 0, 0);
		Outcome<Identified> checked = Identifiers.check(kind, entry.value(), where);
		ExhibitSource source = ExhibitSource.typedIn(ExhibitListText.NAME, entry.by().orElse("not named"));
		if (checked.value().isEmpty() && entry.unchecked()) {
			return Optional.of(new Exhibit(entry.id(), kind, entry.value().strip(), Optional.empty(), Map.of("unchecked", "true"), source));
		}
		String otherwise = checked.value().isEmpty() ? " With \"unchecked\": true it is taken as it is." : "";
		checked.problems().forEach(p -> problems.add(new Problem(p.code(), p.where(), entry.called() + ": " + p.what(), p.consequence() + otherwise)));
		Optional<Exhibit> exhibit = checked.value().map(found -> new Exhibit(entry.id(), kind, found.value(), Optional.empty(), found.attributes(), source));
		return checked.problems().isEmpty() ? exhibit : exhibit.map(made -> made.with("remark", checked.problems().getFirst().what()));
	}

	/**
	 * Whether a problem of a list means that an entry, or all, was not taken. Others are remarks on exhibits that were: of a picture, or
	 * that a value names no single device.
	 */
	public static boolean refuses(Problem problem) {
		boolean picture = problem.code().startsWith("photo.") && !problem.code().equals("photo.unknown");
		return !picture && !problem.code().endsWith(Identifiers.COMMON);
	}

	private Optional<Exhibit> photo(ListedExhibit entry) {
		Outcome<byte[]> bytes = ExhibitFiles.read(baseFolder, entry.value());
		bytes.problems().forEach(problem -> problem(problem.code(), entry, problem.what()));
		if (bytes.value().isEmpty()) {
			return Optional.empty();
		}
		String evidence = Digest.sha256(bytes.value().get()).hex();
		ExhibitSource source = new ExhibitSource(evidence, entry.value(), Optional.empty(), Optional.empty(), List.of(),
				Optional.of(entry.by().orElse("not named")), Optional.empty());
		Outcome<List<Exhibit>> exhibits = PhotoExhibits.of(entry.id(), bytes.value().get(), source, evidence);
		exhibits.problems().forEach(p -> problems.add(new Problem(p.code(), p.where(), entry.called() + ": " + p.what(), p.consequence())));
		exhibits.value().ifPresent(list -> photoParts.put(entry.id(), list.subList(1, list.size())));
		return exhibits.value().map(List::getFirst);
	}

	private void expand(ListedExhibit entry) {
		Exhibit exhibit = listed.get(entry.id());
		List<Exhibit> parts = new ArrayList<>();
		if (exhibit.kind() == ExhibitKind.SMS) {
			exhibit = correspondent(entry, exhibit, "from", entry.from(), parts);
			exhibit = correspondent(entry, exhibit, "to", entry.to(), parts);
		} else if (exhibit.kind() == ExhibitKind.CONTACT) {
			exhibit = correspondents(entry, exhibit, "number", entry.numbers(), parts);
			exhibit = correspondents(entry, exhibit, "email", entry.emails(), parts);
		} else if (entry.from().isPresent() || entry.to().isPresent() || !entry.numbers().isEmpty() || !entry.emails().isEmpty()) {
			problem("exhibit.parts", entry, "is a " + exhibit.kind() + " and has from, to, numbers or emails; they are not taken");
		}
		for (Exhibit part : photoParts.getOrDefault(entry.id(), List.of())) {
			Optional<Exhibit> equal = Stream.concat(listed.values().stream(), all.stream()).filter(other -> equal(other, part)).findFirst();
			String name = part.id().substring(entry.id().length() + 1) + ".exhibit";
			exhibit = exhibit.with(name, equal.map(Exhibit::id).orElse(part.id()));
			if (equal.isEmpty()) {
				parts.add(part);
			}
		}
		all.add(exhibit);
		parts.stream().filter(part -> freeId(entry, part)).forEach(all::add);
	}

	private static boolean equal(Exhibit one, Exhibit other) {
		return one.kind() == other.kind() && (one.sha256().isPresent() ? one.sha256().equals(other.sha256()) : one.value().equals(other.value()));
	}

	private boolean freeId(ListedExhibit entry, Exhibit part) {
		if (listed.containsKey(part.id())) {
			problem("exhibit.id", entry, "would give a part the id \"" + part.id() + "\", which another exhibit has");
			return false;
		}
		return true;
	}

	private Exhibit correspondents(ListedExhibit entry, Exhibit exhibit, String name, List<String> written, List<Exhibit> parts) {
		Exhibit with = exhibit;
		for (int i = 0; i < written.size(); i++) {
			with = correspondent(entry, with, name + (i + 1), Optional.of(written.get(i)), parts);
		}
		return with;
	}

	private Exhibit correspondent(ListedExhibit entry, Exhibit exhibit, String name, Optional<String> written, List<Exhibit> parts) {
		if (written.isEmpty()) {
			return exhibit;
		}
		Exhibit with = exhibit.with(name, written.get());
		Optional<NumberBook.Entry> found = numbers.entry(written.get(), entry.id() + "/" + name, entry.id(), exhibit.source());
		if (found.isEmpty()) {
			problem("exhibit.number", entry, "has a " + name + " that is neither a telephone number nor an e-mail address");
			return with;
		}
		found.get().fresh().ifPresent(parts::add);
		return with.with(name + ".exhibit", found.get().id());
	}

	private void problem(String code, ListedExhibit entry, String what) {
		problems.add(new Problem(code, Where.at(ExhibitListText.NAME, 0, 0), entry.called() + " " + what + ".", "It is not searched for."));
	}

	/** The bytes that are looked for: a photo's, from its file in the base folder, checked; else the value in UTF-8. */
	public static Outcome<byte[]> bytes(Exhibit exhibit, Path baseFolder) {
		return ExhibitFiles.bytes(exhibit, baseFolder);
	}

	/**
	 * Writes a list that {@link #read} reads back: one exhibit a line, those taken from others left out. What a source
	 * tells beyond who gave it is not part of the form.
	 */
	public static String write(List<Exhibit> exhibits) {
		List<String> lines = new ArrayList<>();
		for (Exhibit exhibit : exhibits) {
			if (exhibit.attribute("partOf").isEmpty()) {
				lines.add(entry(exhibit).toString());
			}
		}
		return "{\"exhibits\":[\n" + String.join(",\n", lines) + "\n]}\n";
	}

	private static Json.Fields entry(Exhibit exhibit) {
		String value = exhibit.kind() == ExhibitKind.PHOTO ? exhibit.source().path() : exhibit.attribute("imeisv").orElse(exhibit.value());
		Json.Fields json = Json.object().put("id", exhibit.id()).put("kind", exhibit.kind().name()).put(valueName(exhibit.kind()), value)
				.putIfPresent("from", exhibit.attribute("from")).putIfPresent("to", exhibit.attribute("to"))
				.putIfPresent("by", exhibit.source().typedInBy().filter(by -> !by.equals("not named")));
		exhibit.attribute("unchecked").ifPresent(yes -> json.put("unchecked", true));
		for (String name : List.of("number", "email")) {
			Set<Integer> indexes = new TreeSet<>();
			exhibit.attributes().keySet().stream().filter(key -> key.matches(name + "\\d{1,6}"))
					.forEach(key -> indexes.add(Integer.parseInt(key.substring(name.length()))));
			if (!indexes.isEmpty()) {
				json.put(name + "s", Json.texts(indexes.stream().map(index -> exhibit.attributes().get(name + index)).toList()));
			}
		}
		return json;
	}

	private static String valueName(ExhibitKind kind) {
		return switch (kind) {
			case SMS -> "text";
			case CONTACT -> "name";
			case PHOTO -> "file";
			default -> "value";
		};
	}
}
