package org.telltale.firmware;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.container.EvidenceText;

/**
 * A thing in an image, as every record names it.
 *
 * @param id from content: the same thing in the same image has the same id, always
 * @param parent the id of what holds it; empty for the image itself
 * @param path its path from the image, containers parted by {@code !/}; text, never to be used as a path
 * @param imageOffset where it starts in the image, if its bytes are stored plainly there
 * @param length its bytes
 * @param sha256 of its bytes; empty for what has none of its own or was not read
 */
public record Artefact(String id, Optional<String> parent, String path, OptionalLong imageOffset, long length, Optional<Digest> sha256) {

	private static final long SAFE = 1L << 53;

	/** The id of something that is told from its parent and the parts that make it what it is. */
	static String idOf(String parent, String... parts) {
		return Digest.sha256((parent + "\n" + String.join("\n", parts)).getBytes(StandardCharsets.UTF_8)).hex();
	}

	/** A line of this type with the members that all records have. */
	Json.Fields line(String type) {
		Json.Fields line = Json.object().put("type", type).put("id", id).putIfPresent("parent", parent)
				.put("path", EvidenceText.writable(path)).put("length", number(length)).putIfPresent("sha256", sha256.map(Digest::hex));
		imageOffset.ifPresent(offset -> line.put("imageOffset", number(offset)));
		return line;
	}

	/** A number as canonical JSON can carry it. */
	static Json number(long value) {
		return Math.abs(value) <= SAFE ? Json.of(value) : new Json.Text(Long.toString(value));
	}
}
