package org.telltale.handset.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.handset.HandsetEvent;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.InstalledPackage;
import org.telltale.handset.Setting;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.reader.HandsetReader;

/** A file read as the program reads it, its records held against their own JSON form. */
record ReadText(byte[] file, String format, List<HandsetRecord> records, List<Problem> problems) {

	static ReadText of(String text) {
		return of(text.getBytes(StandardCharsets.UTF_8));
	}

	static ReadText of(byte[] file) {
		Outcome<List<HandsetRecord>> read = HandsetReader.read(HandsetFile.of("x", EvidenceBytes.of("x", file)));
		List<HandsetRecord> again = new ArrayList<>();
		for (HandsetRecord record : read.value().orElseThrow()) {
			try {
				again.add(HandsetRecord.fromJson(JsonReader.read(record.toJson().toString())).orElseThrow());
			} catch (JsonSyntaxException e) {
				throw new AssertionError(e);
			}
		}
		assertEquals(read.value().orElseThrow(), again);
		byte[] start = java.util.Arrays.copyOf(file, Math.min(file.length, 4096));
		return new ReadText(file, HandsetReader.recognise(start).orElse(""), again, read.problems());
	}

	List<String> codes() {
		return problems.stream().map(Problem::code).toList();
	}

	<R extends HandsetRecord> List<R> all(Class<R> type) {
		return records.stream().filter(type::isInstance).map(type::cast).toList();
	}

	Optional<String> setting(String namespace, String key) {
		return all(Setting.class).stream().filter(s -> s.namespace().equals(namespace) && s.key().equals(key)).map(Setting::value).findFirst();
	}

	HandsetEvent event(int index) {
		return all(HandsetEvent.class).get(index);
	}

	InstalledPackage installed(int index) {
		return all(InstalledPackage.class).get(index);
	}

	/** The bytes that a record cites. */
	String cited(HandsetRecord record) {
		StringBuilder text = new StringBuilder();
		for (Where place : record.source().places()) {
			text.append(new String(file, (int) place.range().offset(), (int) place.range().length(), StandardCharsets.UTF_8));
		}
		return text.toString();
	}
}
