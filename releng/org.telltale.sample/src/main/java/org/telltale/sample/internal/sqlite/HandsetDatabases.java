package org.telltale.sample.internal.sqlite;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The databases of Android 4.4's providers, with the columns that matter, holding the story's rows. */
public final class HandsetDatabases {

	private static final Object NULL = SqliteFile.NULL;

	/**
	 * A received message.
	 *
	 * @param address sender's number or name
	 * @param received when
	 * @param body its text
	 */
	public record Message(String address, Instant received, String body) {
	}

	/**
	 * A person in the address book.
	 *
	 * @param name the name
	 * @param number the number
	 */
	public record Person(String name, String number) {
	}

	private HandsetDatabases() {
	}

	/** {@code mmssms.db} of the telephony provider. */
	public static byte[] messages(List<Message> messages) {
		SqliteFile file = new SqliteFile();
		file.table("android_metadata", "CREATE TABLE android_metadata (locale TEXT)").row("en_GB");
		SqliteFile.Table addresses = file.table("canonical_addresses",
				"CREATE TABLE canonical_addresses (_id INTEGER PRIMARY KEY AUTOINCREMENT,address TEXT)");
		SqliteFile.Table sms = file.table("sms",
				"CREATE TABLE sms (_id INTEGER PRIMARY KEY,thread_id INTEGER,address TEXT,person INTEGER,date INTEGER,"
				+ "date_sent INTEGER DEFAULT 0,protocol INTEGER,read INTEGER DEFAULT 0,status INTEGER DEFAULT -1,type INTEGER,"
				+ "reply_path_present INTEGER,subject TEXT,body TEXT,service_center TEXT,locked INTEGER DEFAULT 0,error_code INTEGER DEFAULT 0,"
				+ "seen INTEGER DEFAULT 0)");
		SqliteFile.Table threads = file.table("threads",
				"CREATE TABLE threads (_id INTEGER PRIMARY KEY AUTOINCREMENT,date INTEGER DEFAULT 0,"
				+ "message_count INTEGER DEFAULT 0,recipient_ids TEXT,snippet TEXT,snippet_cs INTEGER DEFAULT 0,read INTEGER DEFAULT 1,"
				+ "type INTEGER DEFAULT 0,error INTEGER DEFAULT 0,has_attachment INTEGER DEFAULT 0)");
		for (int i = 0; i < messages.size(); i++) {
			Message message = messages.get(i);
			long thread = i + 1;
			long received = message.received().toEpochMilli();
			addresses.row(NULL, message.address());
			sms.row(NULL, thread, message.address(), NULL, received, received - 2000, 0L, 1L, -1L, 1L, 0L, NULL, message.body(),
					"+447700900999", 0L, 0L,
					1L);
			threads.row(NULL, received, 1L, Long.toString(thread), "", 0L, 1L, 0L, 0L, 0L);
		}
		long count = messages.size();
		file.table("sqlite_sequence", "CREATE TABLE sqlite_sequence(name,seq)").row("canonical_addresses", count).row("threads", count);
		return file.toBytes();
	}

	/** {@code contacts2.db} of the contacts provider. */
	public static byte[] contacts(List<Person> people) {
		SqliteFile file = new SqliteFile();
		file.table("android_metadata", "CREATE TABLE android_metadata (locale TEXT)").row("en_GB");
		file.table("mimetypes", "CREATE TABLE mimetypes (_id INTEGER PRIMARY KEY AUTOINCREMENT,mimetype TEXT NOT NULL)")
				.row(NULL, "vnd.android.cursor.item/email_v2").row(NULL, "vnd.android.cursor.item/phone_v2").row(NULL,
				"vnd.android.cursor.item/name");
		SqliteFile.Table raw = file.table("raw_contacts",
				"CREATE TABLE raw_contacts (_id INTEGER PRIMARY KEY AUTOINCREMENT,account_id INTEGER,"
				+ "sourceid TEXT,version INTEGER NOT NULL DEFAULT 1,dirty INTEGER NOT NULL DEFAULT 0,deleted INTEGER NOT NULL DEFAULT 0,"
				+ "contact_id INTEGER,display_name TEXT,display_name_alt TEXT,display_name_source INTEGER NOT NULL DEFAULT 0)");
		SqliteFile.Table data = file.table("data",
				"CREATE TABLE data (_id INTEGER PRIMARY KEY AUTOINCREMENT,package_id INTEGER,mimetype_id INTEGER NOT NULL,"
				+ "raw_contact_id INTEGER NOT NULL,is_read_only INTEGER NOT NULL DEFAULT 0,is_primary INTEGER NOT NULL DEFAULT 0,"
				+ "is_super_primary INTEGER NOT NULL DEFAULT 0,data_version INTEGER NOT NULL DEFAULT 0,data1 TEXT,data2 TEXT,data3 TEXT,data4 TEXT,"
				+ "data5 TEXT,data6 TEXT)");
		SqliteFile.Table contacts = file.table("contacts",
				"CREATE TABLE contacts (_id INTEGER PRIMARY KEY AUTOINCREMENT,name_raw_contact_id INTEGER,"
				+ "times_contacted INTEGER NOT NULL DEFAULT 0,starred INTEGER NOT NULL DEFAULT 0,has_phone_number INTEGER NOT NULL DEFAULT 0,"
				+ "lookup TEXT)");
		for (int i = 0; i < people.size(); i++) {
			Person person = people.get(i);
			long id = i + 1;
			raw.row(NULL, 1L, NULL, 2L, 1L, 0L, id, person.name(), person.name(), 40L);
			data.row(NULL, NULL, 3L, id, 0L, 0L, 0L, 0L, person.name(), person.name(), NULL, NULL, NULL, NULL);
			data.row(NULL, NULL, 2L, id, 0L, 1L, 1L, 0L, person.number(), "2", NULL, person.number(), NULL, NULL);
			contacts.row(NULL, id, 0L, 0L, 1L, "0r" + id);
		}
		long count = people.size();
		file.table("sqlite_sequence", "CREATE TABLE sqlite_sequence(name,seq)").row("mimetypes", 3L).row("raw_contacts", count)
				.row("data", 2 * count)
				.row("contacts", count);
		return file.toBytes();
	}

	/** {@code settings.db} of the settings provider; the maps are written in their own order. */
	public static byte[] settings(Map<String, String> system, Map<String, String> secure, Map<String, String> global) {
		SqliteFile file = new SqliteFile();
		file.table("android_metadata", "CREATE TABLE android_metadata (locale TEXT)").row("en_GB");
		settings(file, "system", system);
		settings(file, "secure", secure);
		settings(file, "global", global);
		return file.toBytes();
	}

	private static void settings(SqliteFile file, String name, Map<String, String> rows) {
		SqliteFile.Table table = file.table(name, "CREATE TABLE " + name + " (_id INTEGER PRIMARY KEY,name TEXT,value TEXT)");
		rows.forEach((key, value) -> table.row(NULL, key, value));
	}
}
