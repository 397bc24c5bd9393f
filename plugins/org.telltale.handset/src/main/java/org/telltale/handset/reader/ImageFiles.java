package org.telltale.handset.reader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.container.Container;
import org.telltale.container.Entry;
import org.telltale.container.Part;
import org.telltale.container.Place;
import org.telltale.container.Source;
import org.telltale.container.disk.GptReader;
import org.telltale.container.disk.MbrReader;
import org.telltale.container.disk.SplitImage;
import org.telltale.container.ewf.EwfImage;
import org.telltale.container.ewf.EwfReader;
import org.telltale.container.ext4.Ext4Reader;
import org.telltale.container.f2fs.F2fsReader;
import org.telltale.container.fat.ExfatReader;
import org.telltale.container.fat.FatReader;
import org.telltale.container.walk.Format;
import org.telltale.container.walk.Formats;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.bytes.EvidenceBytes;

/** The files of a handset inside an image of its storage (docs/formats/images.md). For one image, one thread. */
final class ImageFiles {

	/** Names of the formats. */
	static final Set<String> FORMATS = Set.of(EwfReader.FORMAT, GptReader.FORMAT, MbrReader.FORMAT, Ext4Reader.FORMAT, F2fsReader.FORMAT, ExfatReader.FORMAT,
			FatReader.FORMAT, Formats.EWF2, Formats.EWF_LOGICAL);

	/** Recognised, so that it is said that they are not read. */
	private static final Map<String, byte[]> UNREAD = Map.of(Formats.EWF2, new byte[] {'E', 'V', 'F', '2', '\r', '\n', (byte) 0x81, 0},
			Formats.EWF_LOGICAL, new byte[] {'L', 'V', 'F', '\t', '\r', '\n', (byte) 0xff, 0});

	private static final int MAGIC = 0x438;
	private static final int MOUNTED = 0x488;
	private static final byte[] DATA = "/data\0".getBytes(StandardCharsets.US_ASCII);

	/** Partitions inside partitions, as of a super image. */
	private static final int MOST_DEPTH = 3;
	private static final Set<String> ENCRYPTED = Set.of(Formats.ANDROID_FDE, Formats.LUKS);

	private final HandsetFile image;
	private final Descent descent;
	private final FilesInside files;
	private boolean plain = true;

	ImageFiles(HandsetFile image, Descent descent) {
		this.image = image;
		this.descent = descent;
		this.files = new FilesInside(image, "image", descent);
	}

	/** What image of a handset begins with these bytes; empty if none does. */
	static Optional<String> format(byte[] start) {
		if (EwfImage.isAt(start)) {
			return Optional.of(EwfReader.FORMAT);
		} else if (GptReader.isAt(start)) {
			return Optional.of(GptReader.FORMAT);
		} else if (isUserData(start)) {
			return Optional.of(Ext4Reader.FORMAT);
		} else if (F2fsReader.isAt(start)) {
			return Optional.of(F2fsReader.FORMAT);
		} else if (ExfatReader.isAt(start)) {
			return Optional.of(ExfatReader.FORMAT);
		} else if (FatReader.isAt(start)) {
			return Optional.of(FatReader.FORMAT);
		}
		return MbrReader.isAt(start) ? Optional.of(MbrReader.FORMAT)
				: UNREAD.keySet().stream().filter(name -> Arrays.equals(UNREAD.get(name), Arrays.copyOf(start, UNREAD.get(name).length))).findFirst();
	}

	/** Whether it is an ext file system that says it was last mounted where a handset keeps what its user made. */
	private static boolean isUserData(byte[] start) {
		return start.length >= MOUNTED + DATA.length && start[MAGIC] == 0x53 && (start[MAGIC + 1] & 0xff) == 0xef
				&& Arrays.equals(DATA, Arrays.copyOfRange(start, MOUNTED, MOUNTED + DATA.length));
	}

	List<Problem> read() throws IOException {
		List<Part> parts = new ArrayList<>();
		parts.add(part(image.bytes()));
		image.further().forEach(bytes -> parts.add(part(bytes)));
		boolean expert = EwfImage.isAt(image.bytes().copy(0, MAGIC));
		plain = !expert && parts.size() == 1;
		if (expert) {
			ewf(parts);
		} else {
			Source media = SplitImage.of(parts.stream().map(Part::source).toList());
			level(media, "", 0);
		}
		return files.problems();
	}

	private static Part part(EvidenceBytes bytes) {
		return new Part(bytes.place(), bytes.source());
	}

	private void ewf(List<Part> parts) throws IOException {
		Outcome<EwfImage> opened = EwfImage.open(parts);
		files.tell(opened.problems());
		if (opened.value().isEmpty()) {
			return;
		}
		EwfImage ewf = opened.value().get();
		boolean affordable = descent.budget().takeReading(ewf.media());
		level(ewf.media(), "", 0);
		// last: of a large image that takes long
		files.tell(affordable ? ewf.verify(descent.progress()) : List.of(ewf.unverified()));
	}

	/** Reads the media or a partition. */
	private void level(Source source, String path, int depth) throws IOException {
		Optional<Format> format = Formats.ALL.recognise(source);
		boolean holds = format.isPresent() && (format.get().kind() == Format.Kind.FILE_SYSTEM || format.get().kind() == Format.Kind.IMAGE && depth < MOST_DEPTH);
		if (!holds || format.get().reader().isEmpty()) {
			unread(source, path, format.map(Format::name));
			return;
		}
		Outcome<Container> container = format.get().reader().get().read(source, place(path), descent.budget());
		files.tell(container.problems());
		List<Entry> entries = container.value().map(Container::entries).orElse(List.of());
		String prefix = path.isEmpty() ? "" : path + Place.INSIDE;
		if (format.get().kind() == Format.Kind.FILE_SYSTEM) {
			files.read(source, entries, prefix);
			return;
		}
		for (Entry entry : entries) {
			if (entry.hasContent() && !descent.progress().cancelled()) {
				String inner = prefix + entry.path();
				files.guard(inner, () -> {
					Outcome<Source> opened = entry.content().open(descent.budget());
					files.tell(opened.problems());
					level(opened.value().orElse(Source.empty()), inner, depth + 1);
				});
			}
		}
	}

	private void unread(Source source, String path, Optional<String> format) {
		boolean encrypted = format.filter(ENCRYPTED::contains).isPresent();
		String what = path.isEmpty() ? "The image" : "The partition " + path;
		files.tell(encrypted ? "image.encrypted" : "image.not-read", place(path).where(source, 0, source.length()),
				what + (encrypted ? " is encrypted (" + format.get() + ")." : format.map(name -> " is of the format " + name + ", which is not read here.")
						.orElse(" is of no format that is known; what is encrypted may look so.")), "Nothing of its " + source.length() + " bytes is listed.");
	}

	/** Where the media's bytes do not stand plainly in the evidence they have a name of their own. */
	private Place place(String path) {
		String own = path.isEmpty() && !plain ? "media" : path;
		String outer = image.bytes().place().path();
		return new Place(image.evidence(), outer.isEmpty() || own.isEmpty() ? outer + own : outer + Place.INSIDE + own);
	}
}
