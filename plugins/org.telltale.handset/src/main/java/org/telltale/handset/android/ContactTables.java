package org.telltale.handset.android;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Problem;
import org.telltale.handset.Exhibit;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.NumberBook;
import org.telltale.handset.sqlite.SqliteDatabase;
import org.telltale.handset.sqlite.SqliteRow;

/**
 * {@code contacts2.db} of Android's contacts provider (android.provider.ContactsContract): {@code raw_contacts} names,
 * {@code data} rows of the kinds that {@code mimetypes} numbers. A contact's name, numbers and addresses become exhibits
 * of their own.
 */
final class ContactTables implements TableFormat {

	private static final String NAME = "vnd.android.cursor.item/name";
	private static final String PHONE = "vnd.android.cursor.item/phone_v2";
	private static final String EMAIL = "vnd.android.cursor.item/email_v2";

	/** A contact while its parts are gathered. */
	private static final class Contact {
		private final Map<String, String> attributes = new TreeMap<>();
		private final List<Exhibit> parts = new ArrayList<>();
		private Optional<Exhibit> name = Optional.empty();
		private int numbers;
		private int emails;
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
		problems.addAll(database.rows(database.table("mimetypes").orElseThrow(), row -> {
			row.value("mimetype").text().ifPresent(type -> types.put(row.rowId(), type));
			return true;
		}));
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

	private static void contact(HandsetFile file, SqliteRow row, Map<Long, Contact> contacts) {
		Contact contact = new Contact();
		contacts.put(row.rowId(), contact);
		if (row.value("deleted").integer().orElse(0L) == 1) {
			contact.attributes.put("deleted", "marked by the handset");
		}
		contact.name = name(file, row, "raw_contacts", row.rowId(), "display_name");
	}

	private static void part(HandsetFile file, SqliteRow row, Map<Long, String> types, Map<Long, Contact> contacts, NumberBook numbers) {
		String type = row.value("mimetype_id").integer().map(types::get).orElse("");
		long contactId = row.value("raw_contact_id").integer().orElse(0L);
		Contact contact = contacts.computeIfAbsent(contactId, id -> new Contact());
		if (type.equals(NAME) && contact.name.isEmpty()) {
			contact.name = name(file, row, "data", contactId, "data1");
		} else if (type.equals(PHONE)) {
			address(file, row, contactId, "number" + ++contact.numbers, contact, numbers);
		} else if (type.equals(EMAIL)) {
			address(file, row, contactId, "email" + ++contact.emails, contact, numbers);
		}
	}

	private static Optional<Exhibit> name(HandsetFile file, SqliteRow row, String table, long contactId, String column) {
		return row.value(column).text().filter(text -> !text.isBlank()).map(text -> new Exhibit(id(file, contactId), ExhibitKind.CONTACT,
				text, Optional.empty(), Map.of(), ExhibitSource.row(file.evidence(), file.name(), table, row.rowId(), row.places(column))));
	}

	private static void address(HandsetFile file, SqliteRow row, long contactId, String part, Contact contact, NumberBook numbers) {
		Optional<String> written = row.value("data1").text().filter(text -> !text.isBlank());
		if (written.isPresent()) {
			contact.attributes.put(part, written.get());
			ExhibitSource source = ExhibitSource.row(file.evidence(), file.name(), "data", row.rowId(), row.places("data1"));
			numbers.entry(written.get(), file.name() + "/data/" + row.rowId(), id(file, contactId), source).ifPresent(entry -> {
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
