package org.telltale.fuzz;

import java.util.List;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.reader.HandsetReader;

/** Reads any bytes as a file of a handset; each record has to be what its own JSON form says, each place in the file. */
final class HandsetTarget {

	private HandsetTarget() {
	}

	static void feed(byte[] data) {
		List<Problem> problems = HandsetReader.read(HandsetFile.of("x", EvidenceBytes.of("x", data)), List.of(), record -> check(record, data.length), Progress.NONE);
		problems.stream().filter(problem -> problem.where().evidence().equals("x") && problem.where().range().end() > data.length).findFirst().ifPresent(problem -> {
			throw new IllegalStateException("outside of the file: " + problem);
		});
	}

	private static void check(HandsetRecord record, int length) {
		boolean inside = record.source().places().stream().filter(place -> place.evidence().equals("x")).allMatch(place -> place.range().end() <= length);
		if (!inside || HandsetRecord.fromJson(record.toJson()).filter(record::equals).isEmpty()) {
			throw new IllegalStateException("no record that could be believed: " + record);
		}
	}
}
