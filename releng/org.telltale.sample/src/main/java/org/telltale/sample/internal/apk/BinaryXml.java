package org.telltale.sample.internal.apk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.telltale.sample.internal.bytes.Sink;

/** Writes Android's binary XML (AOSP, ResourceTypes.h): string pool, resource map, elements. */
final class BinaryXml {

	private static final String ANDROID = "http://schemas.android.com/apk/res/android";
	private static final int STRING = 3;
	private static final int INTEGER = 0x10;
	private static final long NONE = 0xffffffffL;
	/** Resource ids of the attributes of the framework that are used here. */
	private static final Map<String, Integer> RESOURCES = new TreeMap<>(Map.of("name", 0x01010003, "label", 0x01010001, "versionCode",
			0x0101021b,
			"versionName", 0x0101021c, "minSdkVersion", 0x0101020c, "sharedUserId", 0x0101000b));

	private final List<String> strings = new ArrayList<>(RESOURCES.keySet());
	private final Sink body = new Sink();
	private final List<String> open = new ArrayList<>();
	private int line = 1;

	BinaryXml() {
		node(0x0100, new Sink().le32(index("android")).le32(index(ANDROID)));
	}

	/**
	 * Opens an element.
	 *
	 * @param attributes name and value, again and again; values are String or Integer; names of the framework get its namespace
	 */
	BinaryXml open(String name, Object... attributes) {
		open.add(name);
		Sink content = new Sink().le32(NONE).le32(index(name)).le16(20).le16(20).le16(attributes.length / 2).le16(0).le16(0).le16(0);
		for (int i = 0; i < attributes.length; i += 2) {
			String attribute = (String) attributes[i];
			content.le32(RESOURCES.containsKey(attribute) ? index(ANDROID) : NONE).le32(index(attribute));
			if (attributes[i + 1] instanceof Integer number) {
				content.le32(NONE).le16(8).u8(0).u8(INTEGER).le32(number);
			} else {
				int value = index((String) attributes[i + 1]);
				content.le32(value).le16(8).u8(0).u8(STRING).le32(value);
			}
		}
		node(0x0102, content);
		return this;
	}

	/** Closes the element opened last. */
	BinaryXml close() {
		node(0x0103, new Sink().le32(NONE).le32(index(open.removeLast())));
		return this;
	}

	/** The document. */
	byte[] toBytes() {
		node(0x0101, new Sink().le32(index("android")).le32(index(ANDROID)));
		Sink map = new Sink();
		RESOURCES.values().forEach(map::le32);
		Sink all = new Sink().bytes(StringPool.of(strings)).le16(0x0180).le16(8).le32(8L + map.length()).bytes(map.toBytes()).bytes(body.toBytes());
		return new Sink().le16(3).le16(8).le32(8L + all.length()).bytes(all.toBytes()).toBytes();
	}

	private void node(int type, Sink content) {
		body.le16(type).le16(16).le32(16L + content.length()).le32(line++).le32(NONE).bytes(content.toBytes());
	}

	private int index(String text) {
		if (!strings.contains(text)) {
			strings.add(text);
		}
		return strings.indexOf(text);
	}
}
