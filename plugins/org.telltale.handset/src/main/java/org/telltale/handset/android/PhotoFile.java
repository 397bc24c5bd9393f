package org.telltale.handset.android;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.Where;
import org.telltale.handset.Exhibit;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetEvent;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetFormat;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.Moment;
import org.telltale.handset.PhotoExhibits;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.photo.Exif;
import org.telltale.handset.photo.Photo;
import org.telltale.handset.photo.PhotoReader;

/** A picture file. */
public final class PhotoFile implements HandsetFormat {

	/** The format's name. */
	public static final String FORMAT = "photo";

	private static final int MOST_BYTES = 64 << 20;

	@Override
	public String name() {
		return FORMAT;
	}

	@Override
	public boolean recognises(byte[] start) {
		return PhotoReader.isAt(start);
	}

	@Override
	public List<Problem> read(HandsetFile file, Consumer<HandsetRecord> sink, Progress progress) {
		try {
			if (file.bytes().length() > MOST_BYTES) {
				return List.of(new Problem("photo.too-large", file.bytes().where(0, file.bytes().length()),
						"The picture is larger than " + MOST_BYTES + " bytes.", "It is no exhibit."));
			}
			byte[] bytes = file.bytes().copy(0, MOST_BYTES);
			Outcome<Photo> photo = PhotoReader.read(bytes, file.bytes().name());
			ExhibitSource source = ExhibitSource.file(file.evidence(), file.name(), List.of());
			photo.value().ifPresent(picture -> {
				PhotoExhibits.of(file.name(), PhotoExhibits.nameOf(source), bytes, picture, source, file.bytes().name()).forEach(exhibit -> sink.accept(placed(exhibit, file.bytes())));
				picture.exif().fix().ifPresent(fix -> sink.accept(times(picture.exif(), fix, source, file.bytes())));
			});
			return photo.problems();
		} catch (IOException e) {
			return List.of(new Problem("evidence.unreadable", file.bytes().where(0, file.bytes().length()),
					"The file cannot be read: " + e.getMessage(), "It is no exhibit."));
		}
	}

	/** The exhibit with the places of the evidence, where the picture is stored plainly in it. */
	private static Exhibit placed(Exhibit exhibit, EvidenceBytes bytes) {
		List<Where> places = exhibit.source().places().stream()
				.flatMap(place -> bytes.places(place.range().offset(), place.range().length()).stream()).toList();
		return new Exhibit(exhibit.id(), exhibit.kind(), exhibit.value(), exhibit.sha256(), exhibit.attributes(), exhibit.source().at(places));
	}

	/** The camera's clock beside the satellites'. */
	private static HandsetEvent times(Exif exif, Exif.Fix fix, ExhibitSource source, EvidenceBytes bytes) {
		Map<String, String> attributes = new TreeMap<>(Map.of("taken", exif.taken().orElseThrow(), "gps", fix.at()));
		exif.make().ifPresent(make -> attributes.put("make", make));
		exif.model().ifPresent(model -> attributes.put("model", model));
		List<Where> places = Stream.of(fix.clock(), fix.date(), fix.time()).flatMap(range -> bytes.places(range.offset(), range.length()).stream()).toList();
		return new HandsetEvent(HandsetEvent.PHOTO_TIME, source.path(), exif.taken().orElseThrow() + " by the camera, " + fix.at() + " by satellites", attributes, Moment.UNKNOWN, source.at(places));
	}
}
