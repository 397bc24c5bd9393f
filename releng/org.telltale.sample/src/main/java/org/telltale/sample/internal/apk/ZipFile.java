package org.telltale.sample.internal.apk;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.telltale.sample.internal.bytes.FixedDeflate;
import org.telltale.sample.internal.bytes.Sink;

/** Writes a ZIP file (PKWARE APPNOTE 6.3), every entry deflated and dated 1 August 2014. */
final class ZipFile {

	/** The name of compiled resources, which packages store as they are. */
	static final String TABLE = "resources.arsc";

	private static final int DATE = 2014 - 1980 << 9 | 8 << 5 | 1;

	private ZipFile() {
	}

	/** The archive, entries in the map's order. */
	static byte[] of(Map<String, byte[]> entries) {
		Sink file = new Sink();
		Sink directory = new Sink();
		for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
			boolean stored = entry.getKey().equals(TABLE);
			byte[] packed = stored ? entry.getValue() : FixedDeflate.deflate(entry.getValue());
			byte[] name = entry.getKey().getBytes(StandardCharsets.UTF_8);
			Sink common = new Sink().le16(20).le16(0).le16(stored ? 0 : 8).le16(0).le16(DATE).le32(FixedDeflate.crc32(entry.getValue()))
					.le32(packed.length)
					.le32(entry.getValue().length).le16(name.length).le16(0);
			directory.le32(0x02014b50).le16(20).bytes(common.toBytes()).le16(0).le16(0).le16(0).le32(0).le32(file.length()).bytes(name);
			file.le32(0x04034b50).bytes(common.toBytes()).bytes(name).bytes(packed);
		}
		int start = file.length();
		file.bytes(directory.toBytes()).le32(0x06054b50).le16(0).le16(0).le16(entries.size()).le16(entries.size());
		return file.le32(directory.length()).le32(start).le16(0).toBytes();
	}
}
