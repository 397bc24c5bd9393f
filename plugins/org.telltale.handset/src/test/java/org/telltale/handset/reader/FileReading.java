package org.telltale.handset.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.bytes.EvidenceBytes;

/** Reads files as a whole and remembers the problems of the last one. Each record has to come back from its JSON as it was. */
final class FileReading {

	private final List<Problem> problems = new ArrayList<>();

	List<HandsetRecord> read(String name, byte[] file) {
		problems.clear();
		List<HandsetRecord> records = new ArrayList<>();
		problems.addAll(HandsetReader.read(HandsetFile.of(name, EvidenceBytes.of("e", file)), List.of(), records::add, Progress.NONE));
		for (HandsetRecord record : records) {
			assertEquals(Optional.of(record), HandsetRecord.fromJson(record.toJson()));
		}
		return records;
	}

	List<Problem> problems() {
		return List.copyOf(problems);
	}

	List<String> codes() {
		return problems.stream().map(Problem::code).toList();
	}
}
