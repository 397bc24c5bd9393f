package org.telltale.handset.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.telltale.handset.reader.BackupBuilder.backup;
import static org.telltale.handset.reader.BackupBuilder.tar;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetEvent;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.photo.JpegBuilder;
import org.telltale.handset.sqlite.SqliteBuilder;

class MediaStoreTest {

	private static final SqliteBuilder.Nothing NULL = SqliteBuilder.NULL;
	/** Columns that matter of Android 4.4's form and of today's, in their order. */
	private static final String FILES = "CREATE TABLE files (_id INTEGER PRIMARY KEY AUTOINCREMENT,_data TEXT UNIQUE COLLATE NOCASE,_size INTEGER,date_added INTEGER,"
			+ "mime_type TEXT,description TEXT,_display_name TEXT,latitude DOUBLE,longitude DOUBLE,datetaken INTEGER,bucket_display_name TEXT,media_type INTEGER";
	private static final String NEW = ",owner_package_name TEXT DEFAULT NULL,relative_path TEXT DEFAULT NULL,is_trashed INTEGER DEFAULT 0,xmp BLOB DEFAULT NULL";
	private static final String PATH = "/storage/emulated/0/DCIM/Camera/IMG_1.jpg";

	private final List<Problem> problems = new ArrayList<>();

	private static byte[] old() {
		SqliteBuilder builder = new SqliteBuilder(1024, 1);
		int files = builder.table("files", FILES + ")");
		return builder.row(files, 5, NULL, PATH, 3000L, 1407405600L, "image/jpeg", NULL, "IMG_1.jpg", 51.5006944, -0.1246, 1407405600123L, "Camera", 1L)
				.row(files, 6, NULL, "/storage/emulated/0/Music/a.mp3", 9L, 1407405600L, "audio/mpeg", NULL, "a.mp3", NULL, NULL, NULL, "Music", 2L)
				.row(files, 7, NULL, "/storage/emulated/0/DCIM/Camera/IMG_2.jpg", 9L, 0L, "image/jpeg", "a caption of mine", "IMG_2.jpg", 0.0, 0.0, 0L, "Camera", 1L).build();
	}

	@Test
	void pictureIsARecordAndItsPositionAnExhibit() {
		List<HandsetRecord> records = read("external.db", old());
		assertEquals(List.of("event", "exhibit", "event", "exhibit"), records.stream().map(HandsetRecord::type).toList());
		HandsetEvent picture = (HandsetEvent) records.getFirst();
		assertEquals(List.of("media", PATH, "image/jpeg", "3000", "Camera", "1407405600000000000"), List.of(picture.kind(), picture.subject(),
				picture.attributes().get("mediaType"), picture.attributes().get("size"), picture.attributes().get("bucket"), picture.attributes().get("added")));
		assertEquals(Optional.of(1407405600123000000L), picture.moment().epochNanos());
		Exhibit position = (Exhibit) records.get(1);
		assertEquals(List.of("external.db/files/5/location", "51.500694,-0.124600"), List.of(position.id(), position.value()));
		assertEquals(List.of(8L, 8L), position.source().places().stream().map(place -> place.range().length()).toList());
		assertEquals("a caption of mine", ((Exhibit) records.get(3)).value());
		assertEquals(Optional.empty(), ((HandsetEvent) records.get(2)).moment().epochNanos());
		assertEquals(List.of("media.file-missing"), problems.stream().map(Problem::code).toList());
	}

	@Test
	void pictureWhoseFileLiesInTheContainerIsNamed() throws IOException {
		SqliteBuilder builder = new SqliteBuilder(2048, 1);
		int files = builder.table("files", FILES + NEW + ")");
		builder.row(files, 5, NULL, PATH, 3000L, 1407405600L, "image/jpeg", NULL, "IMG_1.jpg", NULL, NULL, 1407405600123L, "Camera", 1L, "com.example.camera",
				"DCIM/Camera/", 1L, new byte[] {'<', 'x'});
		byte[] photo = new JpegBuilder().frame(16, 12).scan().build();
		List<HandsetRecord> records = read("b.ab", backup(false, tar("data/com.android.providers.media/databases/external.db", builder.build(),
				"media/0/DCIM/Camera/IMG_1.jpg", photo, "media/0/Pictures/Camera/IMG_1.jpg", photo)));
		HandsetEvent picture = (HandsetEvent) records.stream().filter(record -> record.type().equals("event")).findFirst().orElseThrow();
		assertEquals(List.of("b.ab!/media/0/DCIM/Camera/IMG_1.jpg", "com.example.camera", "DCIM/Camera/", "1"), List.of(picture.attributes().get("photo.exhibit"),
				picture.attributes().get("owner"), picture.attributes().get("folder"), picture.attributes().get("trashed")));
		assertEquals(List.of(), problems);
	}

	@Test
	void tableOfPicturesBeforeAndroid3() {
		SqliteBuilder builder = new SqliteBuilder();
		int images = builder.table("images", "CREATE TABLE images (_id INTEGER PRIMARY KEY,_data TEXT,_size INTEGER,mime_type TEXT,latitude DOUBLE,longitude DOUBLE,"
				+ "datetaken INTEGER,bucket_display_name TEXT)");
		List<HandsetRecord> records = read("external-1.db", builder.row(images, 1, NULL, "/sdcard/DCIM/a.jpg", 5L, "image/jpeg", 100.0, 1.0, 5L, "DCIM").build());
		assertEquals(List.of("event"), records.stream().map(HandsetRecord::type).toList(), "100 degrees are no latitude");
	}

	private List<HandsetRecord> read(String name, byte[] file) {
		List<HandsetRecord> records = new ArrayList<>();
		problems.addAll(HandsetReader.read(HandsetFile.of(name, EvidenceBytes.of("e", file)), List.of(), records::add, Progress.NONE));
		for (HandsetRecord record : records) {
			assertEquals(Optional.of(record), HandsetRecord.fromJson(record.toJson()));
		}
		return records;
	}
}
