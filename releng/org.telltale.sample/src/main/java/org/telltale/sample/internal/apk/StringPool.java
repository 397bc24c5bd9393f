package org.telltale.sample.internal.apk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.telltale.sample.internal.bytes.Sink;

/** Writes string pools (AOSP, ResourceTypes.h) of UTF-16 strings, as most packages of 2014 have them. */
final class StringPool {

	private StringPool() {
	}

	static byte[] of(List<String> strings) {
		Sink offsets = new Sink();
		Sink texts = new Sink();
		for (String text : strings) {
			offsets.le32(texts.length());
			texts.le16(text.length()).bytes(text.getBytes(StandardCharsets.UTF_16LE)).le16(0);
		}
		texts.align(4);
		int start = 28 + offsets.length();
		return new Sink().le16(1).le16(28).le32(start + (long) texts.length()).le32(strings.size()).le32(0).le32(0).le32(start).le32(0)
				.bytes(offsets.toBytes()).bytes(texts.toBytes()).toBytes();
	}
}
