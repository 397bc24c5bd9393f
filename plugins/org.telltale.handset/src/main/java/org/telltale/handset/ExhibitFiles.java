package org.telltale.handset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.telltale.base.ByteRange;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;

/** Opens the files that an exhibit list names: inside its folder, of a bounded size, read-only. */
final class ExhibitFiles {

	private static final int MOST_BYTES = 64 << 20;

	private ExhibitFiles() {
	}

	/** The bytes of a file; none, with what is wrong, if it lies elsewhere, is too large or cannot be read. */
	static Outcome<byte[]> read(Path baseFolder, String relative) {
		try {
			Path base = baseFolder.toRealPath();
			Path file = base.resolve(relative).toRealPath();
			if (Path.of(relative).isAbsolute() || !file.startsWith(base) || !Files.isRegularFile(file)) {
				return none(relative, "names the file \"" + relative + "\", which is no file inside the list's folder");
			}
			try (InputStream stream = Files.newInputStream(file)) {
				byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
				return bytes.length > MOST_BYTES ? none(relative, "names a file of more than " + MOST_BYTES + " bytes") : Outcome.of(bytes);
			}
		} catch (IOException | InvalidPathException e) {
			return none(relative, "names the file \"" + relative + "\", which cannot be read");
		}
	}

	static Outcome<byte[]> bytes(Exhibit exhibit, Path baseFolder) {
		if (exhibit.kind() != ExhibitKind.PHOTO) {
			return Outcome.of(exhibit.value().getBytes(StandardCharsets.UTF_8));
		}
		Outcome<byte[]> file = read(baseFolder, exhibit.source().path());
		if (file.value().isEmpty()) {
			return file;
		}
		ByteArrayOutputStream cut = new ByteArrayOutputStream();
		for (Where place : exhibit.source().places()) {
			ByteRange range = place.range();
			if (range.end() > file.value().get().length) {
				return none(exhibit.source().path(), "is a picture whose file became shorter");
			}
			cut.write(file.value().get(), (int) range.offset(), (int) range.length());
		}
		byte[] bytes = cut.toByteArray();
		boolean same = exhibit.sha256().filter(digest -> digest.matches(bytes)).isPresent();
		return same ? Outcome.of(bytes) : none(exhibit.source().path(), "is a picture whose file has other bytes than when it was listed");
	}

	private static Outcome<byte[]> none(String path, String what) {
		return Outcome.none(new Problem("exhibit.file", Where.at(path, 0, 0), what, "It is not searched for."));
	}
}
