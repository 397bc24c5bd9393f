package org.telltale.firmware.rom;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.telltale.container.EvidenceText;

/** Reads property files ({@code name=value} lines, {@code #} comments). */
public final class PropertyFile {

	/** Bytes that are read of one. */
	public static final int MAX_BYTES = 1 << 20;

	private static final Pattern FILES = Pattern.compile("(.*/)?(build\\.prop|default\\.prop|prop\\.default|local\\.prop)");

	private PropertyFile() {
	}

	/** Whether a file is one, by its path. */
	public static boolean isOne(String path) {
		return FILES.matcher(path).matches();
	}

	/** All its properties, in the file's order. */
	public static List<Property> read(String path, byte[] bytes) {
		List<Property> properties = new ArrayList<>();
		int start = 0;
		for (int i = 0; i <= bytes.length; i++) {
			if (i == bytes.length || bytes[i] == '\n' || bytes[i] == '\r') {
				// one byte a character: only the line's own bytes are decoded
				String line = new String(bytes, start, i - start, StandardCharsets.ISO_8859_1).strip();
				int equals = line.indexOf('=');
				if (equals > 0 && line.charAt(0) != '#') {
					String value = EvidenceText.of(line.substring(equals + 1).strip().getBytes(StandardCharsets.ISO_8859_1));
					properties.add(new Property(path, line.substring(0, equals).strip(), value, start, i - start));
				}
				start = i + 1;
			}
		}
		return properties;
	}
}
