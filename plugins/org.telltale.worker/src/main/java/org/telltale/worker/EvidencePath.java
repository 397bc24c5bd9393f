package org.telltale.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

import org.telltale.base.cipher.FileKey;
import org.telltale.base.cipher.Hkdf;
import org.telltale.base.cipher.SealedPath;
import org.telltale.base.json.Json;

/**
 * A file and what names it as evidence.
 *
 * @param file where it lies; opened for reading only. Of an encrypted case a {@link SealedPath}: the child is given the key of that file, and no other
 * @param evidence its evidence id, or its name before the digest is known
 */
public record EvidencePath(Path file, String evidence) {

	/** @throws IOException if an encrypted file cannot be opened */
	Json toJson() throws IOException {
		Json.Fields json = Json.object().put("evidence", evidence);
		if (file instanceof SealedPath sealed) {
			sealed.sha256().ifPresent(sha256 -> json.put("sha256", sha256));
			return json.put("file", sealed.file().toString()).put("key", HexFormat.of().formatHex(sealed.fileKey()));
		}
		return json.put("file", file.toAbsolutePath().toString());
	}

	static Optional<EvidencePath> fromJson(Json json) {
		return json.text("file").flatMap(file -> json.text("evidence").flatMap(evidence ->
				path(Path.of(file), evidence, json).map(path -> new EvidencePath(path, evidence))));
	}

	private static Optional<Path> path(Path file, String evidence, Json json) {
		Optional<String> key = json.text("key");
		return key.isEmpty() ? Optional.of(file) : key.filter(hex -> hex.matches("[0-9a-f]{" + 2 * Hkdf.KEY_BYTES + "}"))
				.map(hex -> new SealedPath(file, evidence, FileKey.known(HexFormat.of().parseHex(hex)), json.text("sha256")));
	}
}
