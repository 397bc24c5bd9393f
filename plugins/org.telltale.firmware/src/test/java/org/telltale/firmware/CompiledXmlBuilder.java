package org.telltale.firmware;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A compiled manifest in the order of ResourceTypes.h: string pool (UTF-16), resource map, elements. */
final class CompiledXmlBuilder {

	private static final long NONE = 0xffffffffL;

	private final List<String> strings = new ArrayList<>();
	private final List<Long> resources = new ArrayList<>();
	private final LittleEndian elements = new LittleEndian();

	/** An attribute name with its resource id: they come first in the pool, in the order of the map. */
	CompiledXmlBuilder known(String name, long resource) {
		strings.add(name);
		resources.add(resource);
		return this;
	}

	private int index(String string) {
		int index = strings.indexOf(string);
		if (index < 0) {
			strings.add(string);
			return strings.size() - 1;
		}
		return index;
	}

	/** An element's start; attributes as name, value pairs: digits become numbers. */
	CompiledXmlBuilder start(String name, String... attributes) {
		int at = elements.length();
		int count = attributes.length / 2;
		elements.u16(at, 0x0102).u16(at + 2, 16).u32(at + 4, 36 + 20L * count).u32(at + 8, 1).u32(at + 12, NONE).u32(at + 16, NONE)
				.u32(at + 20, index(name)).u16(at + 24, 20).u16(at + 26, 20).u16(at + 28, count).u16(at + 30, 0).u32(at + 32, 0);
		for (int i = 0; i < count; i++) {
			String value = attributes[2 * i + 1];
			boolean number = value.matches("\\d+");
			elements.add32(NONE).add32(index(attributes[2 * i])).add32(number ? NONE : index(value));
			elements.add((byte) 8, (byte) 0, (byte) 0, (byte) (number ? 0x10 : 0x03)).add32(number ? Long.parseLong(value) : index(value));
		}
		return this;
	}

	CompiledXmlBuilder end() {
		int at = elements.length();
		elements.u16(at, 0x0103).u16(at + 2, 16).u32(at + 4, 24).u32(at + 8, 1).u32(at + 12, NONE).u32(at + 16, NONE).u32(at + 20, 0);
		return this;
	}

	byte[] bytes() {
		LittleEndian file = new LittleEndian().u16(0, 0x0003).u16(2, 8).u32(4, 0);
		file.add(pool());
		int map = file.length();
		file.u16(map, 0x0180).u16(map + 2, 8).u32(map + 4, 8 + 4L * resources.size());
		resources.forEach(file::add32);
		file.add(elements.bytes());
		return file.u32(4, file.length()).bytes();
	}

	private byte[] pool() {
		LittleEndian pool = new LittleEndian().u16(0, 0x0001).u16(2, 28).u32(4, 0).u32(8, strings.size()).u32(12, 0).u32(16, 0)
				.u32(20, 28 + 4L * strings.size()).u32(24, 0);
		LittleEndian texts = new LittleEndian();
		for (String string : strings) {
			pool.add32(texts.length());
			texts.u16(texts.length(), string.length()).add(string.getBytes(StandardCharsets.UTF_16LE)).u16(texts.length(), 0);
		}
		pool.add(texts.pad(4).bytes());
		return pool.u32(4, pool.length()).bytes();
	}

	/** A manifest with the usual things in it. */
	static byte[] manifest() {
		return new CompiledXmlBuilder().known("name", 0x01010003).known("versionCode", 0x0101021b).known("versionName", 0x0101021c)
				.start("manifest", "package", "com.vendor.updater", "versionCode", "42", "versionName", "1.4.2")
				.start("uses-permission", "name", "android.permission.READ_SMS").end()
				.start("uses-permission", "name", "android.permission.INTERNET").end()
				.start("application").start("receiver", "name", ".Boot").start("intent-filter")
				.start("action", "name", "android.intent.action.BOOT_COMPLETED").end().end().end().end().end().bytes();
	}
}
