package org.telltale.handset.android;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetEvent;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.Moment;
import org.telltale.handset.Neighbours.Neighbour;
import org.telltale.handset.sqlite.SqliteDatabase;
import org.telltale.handset.sqlite.SqliteRow;
import org.telltale.handset.sqlite.SqliteTable;
import org.telltale.handset.sqlite.SqliteValue;

/**
 * {@code external.db} and {@code internal.db} of Android's media provider: the pictures that the table {@code files}
 * lists, or before Android 3 the table {@code images}. Their bytes lie elsewhere; what is said of them is a record.
 */
final class MediaTables implements TableFormat {

	/** android.provider.MediaStore.Files.FileColumns.MEDIA_TYPE_IMAGE. */
	private static final long IMAGE = 1;
	/** Attributes of the record, and the columns that they are from. */
	private static final Map<String, String> COLUMNS = Map.ofEntries(Map.entry("mediaType", "mime_type"), Map.entry("size", "_size"),
			Map.entry("name", "_display_name"), Map.entry("bucket", "bucket_display_name"), Map.entry("folder", "relative_path"),
			Map.entry("owner", "owner_package_name"), Map.entry("volume", "volume_name"), Map.entry("width", "width"), Map.entry("height", "height"),
			Map.entry("trashed", "is_trashed"), Map.entry("pending", "is_pending"), Map.entry("download", "is_download"));

	@Override
	public boolean isIn(SqliteDatabase database) {
		return table(database).isPresent();
	}

	private static Optional<SqliteTable> table(SqliteDatabase database) {
		return database.table("files").filter(files -> files.has("_data", "media_type", "mime_type"))
				.or(() -> database.table("images").filter(images -> images.has("_data", "mime_type", "bucket_display_name")));
	}

	@Override
	public List<Problem> read(HandsetFile file, SqliteDatabase database, Consumer<HandsetRecord> sink) {
		long[] counts = new long[2];
		List<Problem> problems = new ArrayList<>(database.rows(table(database).orElseThrow(), row -> {
			if (isPicture(row)) {
				counts[0]++;
				counts[1] += record(file, row, sink) ? 0 : 1;
			}
			return true;
		}));
		if (counts[1] > 0) {
			problems.add(new Problem("media.file-missing", file.bytes().where(0, 0), "Of " + counts[0] + " pictures that are listed, the files of " + counts[1]
					+ " do not lie with the database.", "They are not searched for unless they are evidence of their own."));
		}
		return problems;
	}

	@Override
	public List<SqliteTable> deletable(SqliteDatabase database) {
		return Stream.of(table(database)).flatMap(Optional::stream).toList();
	}

	@Override
	public void deleted(HandsetFile file, SqliteDatabase database, List<SqliteRow> rows, Consumer<HandsetRecord> sink) {
		rows.stream().filter(MediaTables::isPicture).forEach(row -> exhibits(file, row, Optional.empty()).forEach(sink));
	}

	private static boolean isPicture(SqliteRow row) {
		return row.table().indexOf("media_type") < 0 || row.value("media_type").integer().equals(Optional.of(IMAGE));
	}

	/** Answers whether the picture's file is there. */
	private static boolean record(HandsetFile file, SqliteRow row, Consumer<HandsetRecord> sink) {
		String path = row.value("_data").text().orElse("");
		Optional<Neighbour> there = file.neighbours().at(path);
		Map<String, String> attributes = new TreeMap<>();
		COLUMNS.forEach((name, column) -> row.value(column).text().filter(text -> !text.isBlank()).ifPresent(text -> attributes.put(name, text)));
		seconds(row, "date_added").ifPresent(nanos -> attributes.put("added", nanos));
		seconds(row, "date_modified").ifPresent(nanos -> attributes.put("modified", nanos));
		Optional<String> picture = there.flatMap(Neighbour::picture);
		picture.ifPresent(exhibit -> attributes.put("photo.exhibit", exhibit));
		List<Exhibit> exhibits = exhibits(file, row, picture);
		exhibits.stream().filter(exhibit -> exhibit.kind() == ExhibitKind.LOCATION).forEach(exhibit -> attributes.put("location.exhibit", exhibit.id()));
		Moment moment = row.value("datetaken").integer().filter(millis -> millis != 0)
				.flatMap(millis -> Messages.nanos(millis).map(nanos -> Moment.at(Long.parseLong(nanos), Long.toString(millis)))).orElse(Moment.UNKNOWN);
		sink.accept(new HandsetEvent("media", path, row.value("description").text().orElse(""), attributes, moment,
				TableRows.source(file, row, "_data").at(row.cell())));
		exhibits.forEach(sink);
		return there.isPresent();
	}

	private static Optional<String> seconds(SqliteRow row, String column) {
		return row.value(column).integer().filter(seconds -> seconds != 0 && Math.abs(seconds) < Long.MAX_VALUE / 1000).flatMap(seconds -> Messages.nanos(seconds * 1000));
	}

	private static List<Exhibit> exhibits(HandsetFile file, SqliteRow row, Optional<String> picture) {
		List<Exhibit> exhibits = new ArrayList<>();
		String id = TableRows.id(file, row);
		Map<String, String> attributes = picture.map(exhibit -> Map.of("partOf", exhibit)).orElse(Map.of());
		position(row).ifPresent(position -> {
			List<Where> places = Stream.of("latitude", "longitude").flatMap(column -> row.places(column).stream()).toList();
			exhibits.add(new Exhibit(id + "/location", ExhibitKind.LOCATION, position, Optional.empty(), attributes, TableRows.source(file, row, "latitude").at(places)));
		});
		row.value("description").text().filter(text -> !text.isBlank()).ifPresent(text -> exhibits.add(new Exhibit(id, ExhibitKind.TEXT, text, Optional.empty(),
				attributes, TableRows.source(file, row, "description"))));
		return exhibits;
	}

	/** As a picture's own EXIF would give it. Zero for both is what is written where nothing is known. */
	private static Optional<String> position(SqliteRow row) {
		Optional<BigDecimal> latitude = degrees(row.value("latitude"), 90);
		Optional<BigDecimal> longitude = degrees(row.value("longitude"), 180);
		boolean known = latitude.isPresent() && longitude.isPresent() && (latitude.get().signum() != 0 || longitude.get().signum() != 0);
		return known ? Optional.of(latitude.get().toPlainString() + "," + longitude.get().toPlainString()) : Optional.empty();
	}

	private static Optional<BigDecimal> degrees(SqliteValue value, int most) {
		Optional<BigDecimal> degrees = switch (value) {
			case SqliteValue.Real real when Double.isFinite(real.value()) -> Optional.of(new BigDecimal(real.value()));
			case SqliteValue.Int whole -> Optional.of(BigDecimal.valueOf(whole.value()));
			default -> Optional.empty();
		};
		return degrees.filter(number -> number.abs().compareTo(BigDecimal.valueOf(most)) <= 0).map(number -> number.setScale(6, RoundingMode.HALF_EVEN));
	}
}
