package org.telltale.handset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Outcome;
import org.telltale.base.Where;
import org.telltale.handset.photo.Exif;
import org.telltale.handset.photo.Photo;
import org.telltale.handset.photo.PhotoReader;

/** Makes exhibits of a picture file: the picture, and apart from it its position and its thumbnail. */
public final class PhotoExhibits {

	private PhotoExhibits() {
	}

	/**
	 * The exhibits of a picture.
	 *
	 * @param id of the picture; its parts are {@code id/location} and {@code id/thumbnail}
	 * @param bytes the whole file
	 * @param source of the file; places are added to it
	 * @param evidence names the file in places and problems
	 * @return the picture first; none if the bytes are no picture
	 */
	public static Outcome<List<Exhibit>> of(String id, byte[] bytes, ExhibitSource source, String evidence) {
		return of(id, nameOf(source), bytes, source, evidence);
	}

	/** What the file of a picture is called. */
	public static String nameOf(ExhibitSource source) {
		return source.path().substring(source.path().lastIndexOf('/') + 1);
	}

	/**
	 * The exhibits of a picture that is no file of its own.
	 *
	 * @param name what it is called
	 */
	public static Outcome<List<Exhibit>> of(String id, String name, byte[] bytes, ExhibitSource source, String evidence) {
		return PhotoReader.read(bytes, evidence).map(photo -> of(id, name, bytes, photo, source, evidence));
	}

	/** The exhibits of a picture that was read. */
	public static List<Exhibit> of(String id, String name, byte[] bytes, Photo photo, ExhibitSource source, String evidence) {
		Map<String, String> attributes = new TreeMap<>();
		Exif exif = photo.exif();
		attributes.put("mediaType", photo.mediaType());
		photo.dimensions().ifPresent(dimensions -> {
			attributes.put("width", Long.toString(dimensions.width()));
			attributes.put("height", Long.toString(dimensions.height()));
		});
		exif.taken().ifPresent(taken -> attributes.put("taken", taken));
		exif.make().ifPresent(make -> attributes.put("make", make));
		exif.model().ifPresent(model -> attributes.put("model", model));
		List<Exhibit> parts = new ArrayList<>();
		exif.position().ifPresent(position -> {
			attributes.put("location.exhibit", id + "/location");
			parts.add(new Exhibit(id + "/location", ExhibitKind.LOCATION, position.text(), Optional.empty(), Map.of("partOf", id),
					source.at(List.of(at(evidence, position.latitude()), at(evidence, position.longitude())))));
		});
		exif.thumbnail().ifPresent(range -> {
			attributes.put("thumbnail.exhibit", id + "/thumbnail");
			Digest digest = Digest.sha256(bytes, (int) range.offset(), (int) range.length());
			parts.add(new Exhibit(id + "/thumbnail", ExhibitKind.PHOTO, name + " (thumbnail)", Optional.of(digest),
					Map.of("partOf", id, "mediaType", "image/jpeg"), source.at(List.of(at(evidence, range)))));
		});
		List<Exhibit> all = new ArrayList<>();
		all.add(new Exhibit(id, ExhibitKind.PHOTO, name, Optional.of(Digest.sha256(bytes)), attributes,
				source.at(List.of(Where.at(evidence, 0, bytes.length)))));
		all.addAll(parts);
		return all;
	}

	private static Where at(String evidence, ByteRange range) {
		return new Where(evidence, range);
	}
}
