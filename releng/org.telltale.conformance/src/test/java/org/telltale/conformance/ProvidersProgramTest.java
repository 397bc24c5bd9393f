package org.telltale.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.ExhibitKind;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetEvent;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.reader.HandsetReader;

/** Databases with the tables of Android's providers as their releases make them, filled by the sqlite3 program: what it selects is what is read. */
class ProvidersProgramTest {

	/** Android 4.2 to 15 (MmsSmsDatabaseHelper); later releases add columns. */
	private static final String MMS = """
			CREATE TABLE pdu (_id INTEGER PRIMARY KEY AUTOINCREMENT,thread_id INTEGER,date INTEGER,date_sent INTEGER DEFAULT 0,msg_box INTEGER,read INTEGER DEFAULT 0,m_id TEXT,sub TEXT,
			 sub_cs INTEGER,ct_t TEXT,ct_l TEXT,exp INTEGER,m_cls TEXT,m_type INTEGER,v INTEGER,m_size INTEGER,pri INTEGER,rr INTEGER,rpt_a INTEGER,resp_st INTEGER,st INTEGER,tr_id TEXT,
			 retr_st INTEGER,retr_txt TEXT,retr_txt_cs INTEGER,read_status INTEGER,ct_cls INTEGER,resp_txt TEXT,d_tm INTEGER,d_rpt INTEGER,locked INTEGER DEFAULT 0,seen INTEGER DEFAULT 0,
			 sub_id INTEGER DEFAULT -1,phone_id INTEGER DEFAULT -1,text_only INTEGER DEFAULT 0,creator TEXT);
			CREATE TABLE addr (_id INTEGER PRIMARY KEY,msg_id INTEGER,contact_id INTEGER,address TEXT,type INTEGER,charset INTEGER,sub_id INTEGER NOT NULL DEFAULT -1);
			CREATE TABLE part (_id INTEGER PRIMARY KEY AUTOINCREMENT,mid INTEGER,seq INTEGER DEFAULT 0,ct TEXT,name TEXT,chset INTEGER,cd TEXT,fn TEXT,cid TEXT,cl TEXT,ctt_s INTEGER,ctt_t TEXT,
			 _data TEXT,text TEXT,sub_id INTEGER NOT NULL DEFAULT -1);
			CREATE TRIGGER part_cleanup DELETE ON pdu BEGIN DELETE FROM part WHERE mid=old._id; END;
			CREATE TRIGGER addr_cleanup DELETE ON pdu BEGIN DELETE FROM addr WHERE msg_id=old._id; END;
			""";
	/** Android 15 (com.android.providers.media.DatabaseHelper); before 10 without what stands behind height. */
	private static final String FILES = """
			CREATE TABLE files (_id INTEGER PRIMARY KEY AUTOINCREMENT,_data TEXT UNIQUE COLLATE NOCASE,_size INTEGER,format INTEGER,parent INTEGER,date_added INTEGER,date_modified INTEGER,
			 mime_type TEXT,title TEXT,description TEXT,_display_name TEXT,picasa_id TEXT,orientation INTEGER,latitude DOUBLE,longitude DOUBLE,datetaken INTEGER,mini_thumb_magic INTEGER,
			 bucket_id TEXT,bucket_display_name TEXT,isprivate INTEGER,title_key TEXT,artist_id INTEGER,album_id INTEGER,composer TEXT,track INTEGER,year INTEGER CHECK(year!=0),
			 is_ringtone INTEGER,is_music INTEGER,is_alarm INTEGER,is_notification INTEGER,is_podcast INTEGER,album_artist TEXT,duration INTEGER,bookmark INTEGER,artist TEXT,album TEXT,
			 resolution TEXT,tags TEXT,category TEXT,language TEXT,mini_thumb_data TEXT,name TEXT,media_type INTEGER,old_id INTEGER,is_drm INTEGER,width INTEGER,height INTEGER%s);
			""";
	private static final String NEWER = ", title_resource_uri TEXT,owner_package_name TEXT DEFAULT NULL,color_standard INTEGER, color_transfer INTEGER, color_range INTEGER,"
			+ "_hash BLOB DEFAULT NULL, is_pending INTEGER DEFAULT 0,is_download INTEGER DEFAULT 0, download_uri TEXT DEFAULT NULL, referer_uri TEXT DEFAULT NULL,is_audiobook INTEGER DEFAULT 0, "
			+ "date_expires INTEGER DEFAULT NULL,is_trashed INTEGER DEFAULT 0,group_id INTEGER DEFAULT NULL,primary_directory TEXT DEFAULT NULL,secondary_directory TEXT DEFAULT NULL,"
			+ "document_id TEXT DEFAULT NULL,instance_id TEXT DEFAULT NULL,original_document_id TEXT DEFAULT NULL,relative_path TEXT DEFAULT NULL,volume_name TEXT DEFAULT NULL,"
			+ "is_favorite INTEGER DEFAULT 0,num_tracks INTEGER DEFAULT NULL,writer TEXT DEFAULT NULL,xmp BLOB DEFAULT NULL,_transcode_status INTEGER DEFAULT 0,_user_id INTEGER DEFAULT 0";

	@TempDir
	private Path folder;

	@Test
	void multimediaMessagesAreThoseThatSqliteJoins() throws Exception {
		StringBuilder sql = new StringBuilder("PRAGMA secure_delete=off;\n" + MMS);
		for (int i = 1; i <= 200; i++) {
			sql.append("INSERT INTO pdu(_id,date,msg_box,sub,sub_cs,m_type) VALUES(" + i + "," + (1407405600L + i) + "," + (i % 2 + 1) + ","
					+ (i % 3 == 0 ? "'subject " + i + "'" : "NULL") + ",106,132);\n");
			sql.append("INSERT INTO addr(msg_id,address,type) VALUES(" + i + ",'+4477009" + String.format(java.util.Locale.ROOT, "%05d", i) + "'," + (i % 2 == 0 ? 137 : 151) + ");\n");
			sql.append("INSERT INTO part(mid,seq,ct,text) VALUES(" + i + ",-1,'application/smil','<smil/>'),(" + i + ",0,'text/plain','words of message " + i + ", as long as the screen is wide');\n");
		}
		Path file = make("mmssms.db", sql + "DELETE FROM pdu WHERE _id IN (3,4,77,199);\n");
		List<Exhibit> exhibits = exhibits(file);
		List<Exhibit> live = exhibits.stream().filter(exhibit -> exhibit.source().deleted().isEmpty()).toList();
		assertEquals(select(file, "select text from part where ct='text/plain' order by _id"), values(live, ExhibitKind.SMS, Exhibit::value));
		assertEquals(select(file, "select sub from pdu where sub is not null order by _id"), values(live, ExhibitKind.TEXT, Exhibit::value));
		assertEquals(select(file, "select address from addr order by _id"), values(live, ExhibitKind.PHONE_NUMBER, Exhibit::value));
		assertEquals(select(file, "select date||'000000000' from pdu order by _id"), values(live, ExhibitKind.SMS, exhibit -> exhibit.attributes().get("time")));
		assertEquals(select(file, "select address from pdu join addr on msg_id=pdu._id order by pdu._id"), values(live, ExhibitKind.SMS,
				exhibit -> exhibit.attribute("from").or(() -> exhibit.attribute("to")).orElse("")));
		List<String> deleted = exhibits.stream().filter(exhibit -> exhibit.source().deleted().isPresent()).map(Exhibit::value).toList();
		assertTrue(deleted.containsAll(List.of("words of message 199, as long as the screen is wide", "subject 3", "+447700900077")), deleted.toString());
		assertEquals(List.of(), deleted.stream().filter(value -> !value.matches("(words of message|subject) (3|4|77|199)\\b.*|\\+447700900(003|004|077|199)")).toList());
	}

	@Test
	void picturesAreThoseThatTheMediaStoreLists() throws Exception {
		for (boolean newer : List.of(false, true)) {
			StringBuilder sql = new StringBuilder(FILES.formatted(newer ? NEWER : ""));
			for (int i = 1; i <= 60; i++) {
				sql.append("INSERT INTO files(_data,_size,mime_type,date_added,latitude,longitude,datetaken,media_type" + (newer ? ",relative_path,xmp" : "") + ") VALUES('/storage/emulated/0/DCIM/Camera/IMG_"
						+ i + ".jpg'," + i + ",'image/jpeg',1407405600," + (i % 2 == 0 ? "NULL,NULL" : i + ".5," + -i + ".25") + "," + (1407405600000L + i) + "," + (i % 5 == 0 ? 3 : 1)
						+ (newer ? ",'DCIM/Camera/',x'3c78'" : "") + ");\n");
			}
			Path file = make(newer ? "external.db" : "external-1.db", sql.toString());
			List<HandsetEvent> pictures = records(file).stream().flatMap(record -> record instanceof HandsetEvent event ? Optional.of(event).stream() : Optional.<HandsetEvent>empty().stream()).toList();
			assertEquals(select(file, "select _data from files where media_type=1 order by _id"), pictures.stream().map(HandsetEvent::subject).toList());
			assertEquals(select(file, "select datetaken||'000000' from files where media_type=1 order by _id"),
					pictures.stream().map(event -> Long.toString(event.moment().epochNanos().orElseThrow())).toList());
			assertEquals(select(file, "select printf('%.6f,%.6f',latitude,longitude) from files where media_type=1 and latitude is not null order by _id"),
					values(exhibits(file), ExhibitKind.LOCATION, Exhibit::value));
		}
	}

	private static List<String> values(List<Exhibit> exhibits, ExhibitKind kind, Function<Exhibit, String> value) {
		return exhibits.stream().filter(exhibit -> exhibit.kind() == kind).map(value).toList();
	}

	private static List<Exhibit> exhibits(Path file) throws IOException {
		return records(file).stream().flatMap(record -> record instanceof Exhibit exhibit ? Optional.of(exhibit).stream() : Optional.<Exhibit>empty().stream()).toList();
	}

	private static List<HandsetRecord> records(Path file) throws IOException {
		return HandsetReader.read(HandsetFile.of(String.valueOf(file.getFileName()), EvidenceBytes.of("e", Files.readAllBytes(file)))).value().orElseThrow();
	}

	private Path make(String name, String sql) throws IOException, InterruptedException {
		Path file = folder.resolve(name);
		run(file, sql);
		return file;
	}

	private static List<String> select(Path file, String query) throws IOException, InterruptedException {
		return run(file, query + ";\n").lines().toList();
	}

	private static String run(Path file, String sql) throws IOException, InterruptedException {
		try {
			Path script = Files.writeString(file.resolveSibling("script.sql"), sql);
			Process sqlite = new ProcessBuilder("sqlite3", "-batch", "-bail", String.valueOf(file)).redirectErrorStream(true).redirectInput(script.toFile()).start();
			String out = new String(sqlite.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertEquals(0, sqlite.waitFor(), out);
			return out;
		} catch (IOException e) {
			throw Oracle.missing("sqlite3", "sqlite3", e);
		}
	}
}
