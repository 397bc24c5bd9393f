package org.telltale.handset.android;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Problem;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.NumberBook;
import org.telltale.handset.PhotoExhibits;
import org.telltale.handset.photo.PhotoReader;
import org.telltale.handset.sqlite.SqliteDatabase;
import org.telltale.handset.sqlite.SqliteRow;
import org.telltale.handset.sqlite.SqliteTable;
import org.telltale.handset.sqlite.SqliteValue;

/**
 * {@code contacts2.db} of Android's contacts provider (android.provider.ContactsContract): {@code raw_contacts} names,
 * {@code data} rows of the kinds that {@code mimetypes} numbers. A contact's name, numbers, addresses, other texts and
 * picture become exhibits of their own.
 */
final class ContactTables implements TableFormat {

	private static final String NAME = ContactKind.PREFIX + "name";
	private static final String PHONE = ContactKind.PREFIX + "phone_v2";
	private static final String EMAIL = ContactKind.PREFIX + "email_v2";
	private static final String PHOTO = ContactKind.PREFIX + "photo";
	private static final String PICTURE = "data15";
	/** Of a company and its site; their names are in traffic anyway: they are told, not looked for. */
	private static final String ORGANISATION = ContactKind.PREFIX + "organization";
	private static final String WEBSITE = ContactKind.PREFIX + "website";

	/** A contact while its parts are gathered. */
	private static final class Contact {
		private final Map<String, String> attributes = new TreeMap<>();
		private final List<Exhibit> parts = new ArrayList<>();
		private Optional<Exhibit> name = Optional.empty();
		/** How many there are of each kind. */
		private final Map<String, Integer> counts = new TreeMap<>();

		String next(String word) {
			return word + counts.merge(word, 1, Integer::sum);
		}
	}

	@Override
	public boolean isIn(SqliteDatabase database) {
		return database.table("data").filter(data -> data.has("mimetype_id", "raw_contact_id", "data1")).isPresent()
				&& database.table("mimetypes").filter(types -> types.has("mimetype")).isPresent();
	}

	@Override
	public List<Problem> read(HandsetFile file, SqliteDatabase database, Consumer<HandsetRecord> sink) {
		List<Problem> problems = new ArrayList<>();
		Map<Long, String> types = new HashMap<>();
		problems.addAll(types(database, types));
		Map<Long, Contact> contacts = new TreeMap<>();
		database.table("raw_contacts").ifPresent(table -> problems.addAll(database.rows(table, row -> {
			contact(file, row, contacts);
			return true;
		})));
		NumberBook numbers = new NumberBook();
		problems.addAll(database.rows(database.table("data").orElseThrow(), row -> {
			part(file, row, types, contacts, numbers);
			return true;
		}));
		contacts.forEach((id, contact) -> pass(contact, sink));
		return problems;
	}

	private static List<Problem> types(SqliteDatabase database, Map<Long, String> types) {
		return database.rows(database.table("mimetypes").orElseThrow(), row -> {
			row.value("mimetype").text().ifPresent(type -> types.put(row.rowId(), type));
			return true;
		});
	}

	@Override
	public List<SqliteTable> deletable(SqliteDatabase database) {
		return Stream.of(database.table("raw_contacts"), database.table("data")).flatMap(Optional::stream).toList();
	}

	/** Which contact a deleted row belonged to may have been given to another since: each value stands alone. */
	@Override
	public void deleted(HandsetFile file, SqliteDatabase database, List<SqliteRow> rows, Consumer<HandsetRecord> sink) {
		Map<Long, String> types = new HashMap<>();
		types(database, types);
		NumberBook numbers = new NumberBook();
		for (SqliteRow row : rows) {
			String type = type(row, types);
			if (row.table().indexOf("mimetype_id") < 0) {
				name(file, row, TableRows.id(file, row), "display_name").ifPresent(sink);
			} else if (type.equals(NAME)) {
				name(file, row, TableRows.id(file, row), "data1").ifPresent(sink);
			} else if (type.equals(PHONE) || type.equals(EMAIL)) {
				row.value("data1").text().flatMap(text -> entry(file, row, text, "", numbers)).flatMap(NumberBook.Entry::fresh).ifPresent(sink);
			} else {
				ContactKind.of(type).flatMap(kind -> text(file, row, kind, "", numbers)).flatMap(NumberBook.Entry::fresh).ifPresent(sink);
			}
		}
	}

	private static Optional<NumberBook.Entry> entry(HandsetFile file, SqliteRow row, String written, String partOf, NumberBook numbers) {
		return numbers.entry(written, row.value("data4").text(), TableRows.id(file, row), partOf, TableRows.source(file, row, "data1"),
				TableRows.source(file, row, "data4"));
	}

	private static Optional<NumberBook.Entry> text(HandsetFile file, SqliteRow row, ContactKind kind, String partOf, NumberBook numbers) {
		Optional<String> written = row.value("data1").text().filter(text -> !text.isBlank());
		Optional<NumberBook.Entry> address = written.filter(text -> kind.kind() == ExhibitKind.TEXT && text.indexOf('@') >= 0)
				.flatMap(text -> numbers.entry(text, TableRows.id(file, row), partOf, TableRows.source(file, row, "data1")));
		return address.or(() -> written.map(text -> new Exhibit(TableRows.id(file, row), kind.kind(), text, Optional.empty(),
				partOf.isEmpty() ? Map.of() : Map.of("partOf", partOf), TableRows.source(file, row, "data1"))).map(made -> new NumberBook.Entry(made.id(), Optional.of(made))));
	}

	private static String type(SqliteRow row, Map<Long, String> types) {
		return row.value("mimetype_id").integer().map(types::get).orElse("");
	}

	private static void contact(HandsetFile file, SqliteRow row, Map<Long, Contact> contacts) {
		Contact contact = new Contact();
		contacts.put(row.rowId(), contact);
		if (row.value("deleted").integer().orElse(0L) == 1) {
			contact.attributes.put("deleted", "marked by the handset");
		}
		contact.name = name(file, row, id(file, row.rowId()), "display_name");
	}

	private static void part(HandsetFile file, SqliteRow row, Map<Long, String> types, Map<Long, Contact> contacts, NumberBook numbers) {
		String type = type(row, types);
		long contactId = row.value("raw_contact_id").integer().orElse(0L);
		Contact contact = contacts.computeIfAbsent(contactId, id -> new Contact());
		if (type.equals(NAME) && contact.name.isEmpty()) {
			contact.name = name(file, row, id(file, contactId), "data1");
		} else if (type.equals(PHONE) || type.equals(EMAIL)) {
			address(file, row, contactId, contact.next(type.equals(PHONE) ? "number" : "email"), contact, numbers);
		} else if (type.equals(ORGANISATION)) {
			told(row, "data1", contact, "organisation");
			told(row, "data4", contact, "title");
		} else if (type.equals(WEBSITE)) {
			told(row, "data1", contact, "website");
		} else if (type.equals(PHOTO)) {
			photo(file, row).ifPresent(photo -> {
				contact.attributes.putIfAbsent("photo.exhibit", photo.id());
				contact.parts.add(photo.with("partOf", id(file, contactId)));
			});
		} else {
			ContactKind.of(type).flatMap(kind -> text(file, row, kind, id(file, contactId), numbers).map(found -> {
				contact.attributes.put(contact.next(kind.word()) + ".exhibit", found.id());
				return found;
			})).flatMap(NumberBook.Entry::fresh).ifPresent(contact.parts::add);
		}
	}

	/** The small picture of a contact, which stands in the row; the large one is a file beside the database. */
	private static Optional<Exhibit> photo(HandsetFile file, SqliteRow row) {
		return row.value(PICTURE) instanceof SqliteValue.Blob blob && PhotoReader.isAt(blob.value())
				? PhotoExhibits.of(TableRows.id(file, row), "photo", blob.value(), TableRows.source(file, row, PICTURE), "").value()
						.map(exhibits -> exhibits.getFirst()).map(picture -> new Exhibit(picture.id(), picture.kind(), picture.value(), picture.sha256(),
								picture.attributes(), TableRows.source(file, row, PICTURE)))
				: Optional.empty();
	}

	private static void told(SqliteRow row, String column, Contact contact, String word) {
		row.value(column).text().filter(text -> !text.isBlank()).ifPresent(text -> contact.attributes.put(contact.next(word), text));
	}

	private static Optional<Exhibit> name(HandsetFile file, SqliteRow row, String id, String column) {
		return row.value(column).text().filter(text -> !text.isBlank()).map(text -> new Exhibit(id, ExhibitKind.CONTACT, text, Optional.empty(),
				Map.of(), TableRows.source(file, row, column)));
	}

	private static void address(HandsetFile file, SqliteRow row, long contactId, String part, Contact contact, NumberBook numbers) {
		Optional<String> written = row.value("data1").text().filter(text -> !text.isBlank());
		if (written.isPresent()) {
			contact.attributes.put(part, written.get());
			entry(file, row, written.get(), id(file, contactId), numbers).ifPresent(entry -> {
				contact.attributes.put(part + ".exhibit", entry.id());
				entry.fresh().ifPresent(contact.parts::add);
			});
		}
	}

	private static String id(HandsetFile file, long contactId) {
		return file.name() + "/raw_contacts/" + contactId;
	}

	private static void pass(Contact contact, Consumer<HandsetRecord> sink) {
		contact.name.map(name -> new Exhibit(name.id(), name.kind(), name.value(), name.sha256(), contact.attributes, name.source()))
				.ifPresent(sink);
		contact.parts.forEach(sink);
	}
}
