package org.telltale.store.cases;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Looks for texts in every byte and every name of a folder. */
final class DiskSearch {

	private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

	private DiskSearch() {
	}

	/** Which texts stand where, in UTF-8, UTF-16, hexadecimal digits or Base64. */
	static List<String> find(Path root, String... texts) throws IOException {
		List<String> found = new ArrayList<>();
		try (Stream<Path> inside = Files.walk(root)) {
			for (Path file : inside.toList()) {
				String bytes = root.relativize(file) + "\n" + (Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "");
				for (String text : texts) {
					forms(text).filter(bytes::contains).forEach(form -> found.add(text + " in " + file));
				}
			}
		}
		return found;
	}

	private static Stream<String> forms(String text) {
		byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
		String base64 = Base64.getEncoder().withoutPadding().encodeToString(utf8);
		return Stream.concat(CHARSETS.stream().map(charset -> new String(text.getBytes(charset), StandardCharsets.ISO_8859_1)),
				Stream.of(HexFormat.of().formatHex(utf8), base64.substring(0, utf8.length / 3 * 4)));
	}
}
