package org.telltale.firmware;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.telltale.base.Progress;
import org.telltale.container.Limits;
import org.telltale.container.Source;

/** A reading of bytes, with what was told. */
record Reading(List<FirmwareRecord> records, FirmwareSummary summary) {

	static Reading of(byte[] bytes) {
		List<FirmwareRecord> records = new ArrayList<>();
		try {
			return new Reading(records, new FirmwareReader(Limits.STANDARD).read(Source.of(bytes), "evidence", records::add, Progress.NONE));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	<T> List<T> all(Class<T> type) {
		return records.stream().filter(type::isInstance).map(type::cast).toList();
	}

	List<String> indicators() {
		return all(IndicatorRecord.class).stream().map(one -> one.kind().text() + " " + one.value()).toList();
	}

	List<String> codes() {
		return all(ProblemRecord.class).stream().map(one -> one.problem().code()).distinct().toList();
	}

	List<String> lines() {
		return records.stream().map(one -> one.toJson().toString()).toList();
	}

	/** An archive of stored entries. */
	static byte[] zip(Object... namesAndContents) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			for (int i = 0; i < namesAndContents.length; i += 2) {
				byte[] content = (byte[]) namesAndContents[i + 1];
				CRC32 crc = new CRC32();
				crc.update(content);
				ZipEntry entry = new ZipEntry((String) namesAndContents[i]);
				entry.setMethod(ZipEntry.STORED);
				entry.setSize(content.length);
				entry.setCrc(crc.getValue());
				zip.putNextEntry(entry);
				zip.write(content);
				zip.closeEntry();
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toByteArray();
	}
}
