package org.telltale.workbench.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.telltale.base.json.Json;

/** The captured bytes that a derivation starts from. */
final class VaultBytes {

	private static final int MOST = 64 * 1024;

	private VaultBytes() {
	}

	/** The bytes of the leaf ranges, one after the other, at most 64 KiB. */
	static byte[] of(Json sighting, Function<String, Optional<Path>> vault) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(MOST);
		List<Json> nodes = sighting.get("derivation").map(d -> d.items("nodes")).orElse(List.of());
		for (Json node : nodes) {
			for (Json input : node.items("inputs")) {
				Optional<Path> file = input.text("evidence").flatMap(vault);
				if (file.isPresent()) {
					read(file.get(), input.items("ranges"), bytes);
				}
			}
		}
		return java.util.Arrays.copyOf(bytes.array(), bytes.position());
	}

	private static void read(Path file, List<Json> ranges, ByteBuffer into) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			for (Json range : ranges) {
				long offset = range.asItems().getFirst().asInteger().orElse(0L);
				long length = Math.min(range.asItems().getLast().asInteger().orElse(0L), into.remaining());
				ByteBuffer part = into.slice(into.position(), (int) length);
				while (part.hasRemaining() && channel.read(part, offset + part.position()) >= 0) {
					// read reads what it can
				}
				into.position(into.position() + part.position());
			}
		}
	}
}
