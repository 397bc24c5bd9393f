package org.telltale.store.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.store.CaseException;

/**
 * A head with its signature, as one file (docs/formats/journal.md).
 *
 * @param signature CMS SignedData in DER, detached, over {@link JournalHead#content()}
 * @param timeStamp an RFC 3161 time stamp token in DER over the signature; carried, not checked here
 */
public record SignedHead(JournalHead head, byte[] signature, Optional<byte[]> timeStamp) {

	private static final String FORMAT = "telltale-signed-journal-head";
	private static final long MOST_BYTES = 64L << 20;

	/** The file's text. */
	public String text() {
		Json.Fields json = Json.object().put("format", FORMAT).put("version", 1).put("head", head.toJson()).put("signature", Base64.getEncoder().encodeToString(signature));
		timeStamp.ifPresent(token -> json.put("timeStamp", Base64.getEncoder().encodeToString(token)));
		return json + "\n";
	}

	/** The signed head of a text; empty if it is none. */
	static Optional<SignedHead> parse(String text) {
		try {
			Json json = JsonReader.read(text);
			Optional<JournalHead> head = json.get("head").flatMap(JournalHead::parse);
			if (!json.text("format").equals(Optional.of(FORMAT)) || !json.integer("version").equals(Optional.of(1L)) || head.isEmpty()) {
				return Optional.empty();
			}
			return Optional.of(new SignedHead(head.get(), Base64.getDecoder().decode(json.text("signature").orElse("")),
					json.text("timeStamp").map(token -> Base64.getDecoder().decode(token))));
		} catch (JsonSyntaxException | IllegalArgumentException none) {
			return Optional.empty();
		}
	}

	/** Reads a file. @throws CaseException if it cannot be read or is no signed head */
	public static SignedHead read(Path file) throws CaseException {
		try {
			return (Files.size(file) > MOST_BYTES ? Optional.<SignedHead>empty() : parse(Files.readString(file, StandardCharsets.UTF_8)))
					.orElseThrow(() -> new CaseException(file + " is no signed head of a journal, or was altered", "take another copy: journal DIR head --out FILE wrote it"));
		} catch (IOException e) {
			throw new CaseException(file + " cannot be read", "check the path", e);
		}
	}
}
