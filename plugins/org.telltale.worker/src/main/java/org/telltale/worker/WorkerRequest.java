package org.telltale.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;

/**
 * A task for one file.
 *
 * @param task what to do
 * @param name what the file is called in ids and sources; begins the ids of a handset's exhibits
 * @param main the file
 * @param writeAheadLog SQLite's {@code -wal} file that belongs to it
 * @param journal SQLite's {@code -journal} file that belongs to it
 * @param further of an image in several files, those behind the main one, in their order
 * @param passwords for what is encrypted, each to be tried; they, and the keys of encrypted files, reach the child through its standard input alone
 */
public record WorkerRequest(WorkerTask task, String name, EvidencePath main, Optional<EvidencePath> writeAheadLog,
		Optional<EvidencePath> journal, List<EvidencePath> further, List<String> passwords) {

	public WorkerRequest {
		further = List.copyOf(further);
		passwords = List.copyOf(passwords);
	}

	/** A task for a file that nothing opens but itself. */
	public WorkerRequest(WorkerTask task, String name, EvidencePath main, Optional<EvidencePath> writeAheadLog, Optional<EvidencePath> journal) {
		this(task, name, main, writeAheadLog, journal, List.of(), List.of());
	}

	/** The same request with passwords. */
	public WorkerRequest withPasswords(List<String> others) {
		return new WorkerRequest(task, name, main, writeAheadLog, journal, further, others);
	}

	/** The same request with the image's further files. */
	public WorkerRequest withFurther(List<EvidencePath> others) {
		return new WorkerRequest(task, name, main, writeAheadLog, journal, others, passwords);
	}

	/** All but the passwords. */
	@Override
	public String toString() {
		return task + " " + name;
	}

	/** A task for a file where it was found: named by its file name, with what SQLite left beside it. */
	public static WorkerRequest of(WorkerTask task, Path file) {
		String name = file.getFileName().toString();
		return new WorkerRequest(task, name, new EvidencePath(file, name), beside(file, "-wal"), beside(file, "-journal"));
	}

	private static Optional<EvidencePath> beside(Path file, String ending) {
		String name = file.getFileName() + ending;
		Path beside = file.resolveSibling(name);
		return Files.isRegularFile(beside) ? Optional.of(new EvidencePath(beside, name)) : Optional.empty();
	}

	/** The same request for evidence of this id, whose digest is known. */
	public WorkerRequest withEvidence(String evidence) {
		return new WorkerRequest(task, name, new EvidencePath(main.file(), evidence), writeAheadLog, journal, further, passwords);
	}

	/** @throws IOException if an encrypted file cannot be opened */
	Json.Fields toJson() throws IOException {
		Json.Fields json = Json.object().put("task", task.word()).put("name", name).put("main", main.toJson());
		if (writeAheadLog.isPresent()) {
			json.put("wal", writeAheadLog.get().toJson());
		}
		if (journal.isPresent()) {
			json.put("journal", journal.get().toJson());
		}
		if (!further.isEmpty()) {
			List<Json> parts = new ArrayList<>();
			for (EvidencePath part : further) {
				parts.add(part.toJson());
			}
			json.put("further", Json.array(parts));
		}
		if (!passwords.isEmpty()) {
			json.put("passwords", Json.texts(passwords));
		}
		return json;
	}

	/** The request that a line holds; empty if it is none. */
	static Optional<WorkerRequest> parse(String line) {
		try {
			Json json = JsonReader.read(line);
			Optional<WorkerTask> task = json.text("task").flatMap(WorkerTask::of);
			Optional<EvidencePath> main = json.get("main").flatMap(EvidencePath::fromJson);
			return task.flatMap(asked -> main.flatMap(file -> json.text("name").map(name -> new WorkerRequest(asked, name, file,
					json.get("wal").flatMap(EvidencePath::fromJson), json.get("journal").flatMap(EvidencePath::fromJson),
					json.items("further").stream().flatMap(part -> EvidencePath.fromJson(part).stream()).toList(),
					json.items("passwords").stream().flatMap(password -> password.asText().stream()).toList()))));
		} catch (JsonSyntaxException notJson) {
			return Optional.empty();
		}
	}
}
