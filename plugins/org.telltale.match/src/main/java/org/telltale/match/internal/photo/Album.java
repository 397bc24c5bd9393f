package org.telltale.match.internal.photo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.base.ExhibitKind;
import org.telltale.match.exhibit.ExhibitContent;
import org.telltale.match.exhibit.Sought;

/**
 * The photos among the exhibits. Each is decoded when a picture of its shape is compared for the first time, and its sketch kept;
 * any number of threads may ask.
 */
public final class Album {

	private static final long MOST_BYTES = 64L << 20;

	private final List<Photo> photos = new ArrayList<>();

	/** A photo that looks like a picture, by its index among the exhibits. */
	public record Alike(int sought, int likeness) {
	}

	/** The photos among exhibits of which the bytes are at hand. */
	public Album(List<Sought> exhibits) {
		for (int i = 0; i < exhibits.size(); i++) {
			Sought sought = exhibits.get(i);
			if (sought.kind() == ExhibitKind.PHOTO && sought.content().isPresent()) {
				photos.add(new Photo(i, sought.content().get(), sought.length()));
			}
		}
	}

	/** Whether there is no photo. */
	public boolean isEmpty() {
		return photos.isEmpty();
	}

	/**
	 * The photos that look like a picture, in the order of the exhibits.
	 *
	 * @param refused takes photos that no picture can be compared with, and why; {@link Optional#empty()} for bytes that cannot be read
	 */
	public List<Alike> alike(Picture picture, Sketch sketch, Map<Integer, Optional<NotComparable.Reason>> refused) {
		List<Alike> found = new ArrayList<>();
		for (Photo photo : photos) {
			Optional<Sketch> other = photo.sketch(picture.width(), picture.height());
			int likeness = other.map(sketch::likeness).orElse(0);
			if (likeness >= Sketch.ALIKE) {
				found.add(new Alike(photo.sought, likeness));
			}
			photo.addTo(refused);
		}
		return found;
	}

	/** A photo and what is known of it so far. */
	private static final class Photo {

		private final int sought;
		private final ExhibitContent content;
		private final long length;
		private int width;
		private int height;
		private Optional<Sketch> sketch = Optional.empty();
		private boolean refused;
		private Optional<NotComparable.Reason> reason = Optional.empty();

		Photo(int sought, ExhibitContent content, long length) {
			this.sought = sought;
			this.content = content;
			this.length = length;
		}

		/** Its sketch, if it has one and the shape given. */
		synchronized Optional<Sketch> sketch(int otherWidth, int otherHeight) {
			boolean outlined = width > 0;
			if (!refused && sketch.isEmpty() && (!outlined || Sketch.sameShape(width, height, otherWidth, otherHeight))) {
				try {
					make(otherWidth, otherHeight);
				} catch (NotComparable e) {
					refused = true;
					reason = Optional.of(e.reason());
				} catch (IOException contentGone) {
					refused = true;
				}
			}
			return sketch;
		}

		private void make(int otherWidth, int otherHeight) throws IOException, NotComparable {
			NotComparable.unless(length <= MOST_BYTES, NotComparable.Reason.SIZE);
			Picture picture = Picture.of(content.read(0, (int) length));
			width = picture.width();
			height = picture.height();
			if (Sketch.sameShape(width, height, otherWidth, otherHeight)) {
				sketch = Optional.of(Sketch.of(picture));
			}
		}

		synchronized void addTo(Map<Integer, Optional<NotComparable.Reason>> all) {
			if (refused) {
				all.put(sought, reason);
			}
		}
	}
}
