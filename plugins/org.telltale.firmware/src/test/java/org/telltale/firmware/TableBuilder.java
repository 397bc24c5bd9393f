package org.telltale.firmware;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A resource table in the order of ResourceTypes.h: pool of texts, one package with its pools of names, one chunk a type and configuration. */
final class TableBuilder {

	/** How offsets and entries are written. */
	enum Form {
		PLAIN, SHORT_OFFSETS, SPARSE, COMPACT
	}

	private static final long NO_ENTRY = 0xffffffffL;

	/** A value of a resource. */
	private record Value(String type, String name, byte[] config, int valueType, long data) {
	}

	private final List<String> texts = new ArrayList<>();
	private final List<Value> values = new ArrayList<>();
	private Form form = Form.PLAIN;
	private boolean utf8;
	private int configBytes = 64;

	TableBuilder form(Form written) {
		form = written;
		return this;
	}

	TableBuilder utf8() {
		utf8 = true;
		return this;
	}

	/** Tables of 2014 have 36 bytes a configuration. */
	TableBuilder configBytes(int bytes) {
		configBytes = bytes;
		return this;
	}

	TableBuilder value(String type, String name, int valueType, long data) {
		return value(type, name, new byte[0], valueType, data);
	}

	/** @param config its bytes behind the size; what is missing is 0 */
	TableBuilder value(String type, String name, byte[] config, int valueType, long data) {
		values.add(new Value(type, name, config, valueType, data));
		return this;
	}

	TableBuilder text(String name, String locale, String text) {
		texts.add(text);
		return value("string", name, locale(locale), 0x03, texts.size() - 1);
	}

	/** The bytes of a configuration that has a language, {@code zhCN}, and nothing else. */
	static byte[] locale(String locale) {
		return locale.isEmpty() ? new byte[0] : new LittleEndian().u32(0, 0).put(4, locale.getBytes(StandardCharsets.US_ASCII)).bytes();
	}

	byte[] bytes() {
		List<String> types = values.stream().map(Value::type).distinct().toList();
		List<String> names = values.stream().map(Value::name).distinct().toList();
		byte[] typePool = pool(types);
		byte[] namePool = pool(names);
		LittleEndian packageBody = new LittleEndian().u32(0, 0x7f);
		packageBody.put(4, "x".getBytes(StandardCharsets.UTF_16LE)).put(259, (byte) 0);
		packageBody.add32(288).add32(types.size()).add32(288L + typePool.length).add32(names.size()).add32(0).add(typePool).add(namePool);
		for (String type : types) {
			List<Value> own = values.stream().filter(value -> value.type().equals(type)).toList();
			Map<String, List<Value>> byConfig = new LinkedHashMap<>();
			own.forEach(value -> byConfig.computeIfAbsent(new String(value.config(), StandardCharsets.ISO_8859_1), key -> new ArrayList<>()).add(value));
			byConfig.values().forEach(each -> packageBody.add(type(types.indexOf(type) + 1, own.stream().map(Value::name).distinct().toList(), names, each)));
		}
		LittleEndian file = new LittleEndian().u32(0, 1).add(pool(texts)).add(chunk(0x0200, 288, packageBody));
		return chunk(0x0002, 12, file);
	}

	private byte[] type(int id, List<String> own, List<String> names, List<Value> each) {
		LittleEndian offsets = new LittleEndian();
		LittleEndian entries = new LittleEndian();
		int count = 0;
		for (String name : own) {
			Value value = each.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
			if (form == Form.SPARSE && value == null) {
				continue;
			}
			count++;
			int at = entries.length();
			switch (form) {
				case PLAIN, COMPACT -> offsets.add32(value == null ? NO_ENTRY : at);
				case SHORT_OFFSETS -> offsets.u16(offsets.length(), value == null ? 0xffff : at / 4);
				case SPARSE -> offsets.u16(offsets.length(), own.indexOf(name)).u16(offsets.length(), at / 4);
			}
			if (value != null) {
				entry(entries, names.indexOf(name), value);
			}
		}
		offsets.pad(4);
		int header = 20 + configBytes;
		int flags = form == Form.SPARSE ? 1 : form == Form.SHORT_OFFSETS ? 2 : 0;
		LittleEndian body = new LittleEndian().add((byte) id, (byte) flags, (byte) 0, (byte) 0).add32(count).add32(header + offsets.length()).add32(configBytes);
		body.put(header - 9, (byte) 0).put(16, each.getFirst().config());
		return chunk(0x0201, header, body.add(offsets.bytes()).add(entries.bytes()));
	}

	private void entry(LittleEndian entries, int key, Value value) {
		if (form == Form.COMPACT) {
			entries.u16(entries.length(), key).u16(entries.length(), 8 | value.valueType() << 8).add32(value.data());
		} else {
			entries.u16(entries.length(), 8).u16(entries.length(), 0).add32(key).u16(entries.length(), 8).add((byte) 0, (byte) value.valueType()).add32(value.data());
		}
	}

	private byte[] pool(List<String> strings) {
		LittleEndian offsets = new LittleEndian();
		LittleEndian texts8 = new LittleEndian();
		for (String string : strings) {
			offsets.add32(texts8.length());
			byte[] bytes = string.getBytes(utf8 ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16LE);
			if (utf8) {
				texts8.add((byte) string.length(), (byte) bytes.length).add(bytes).add((byte) 0);
			} else {
				texts8.u16(texts8.length(), string.length()).add(bytes).u16(texts8.length(), 0);
			}
		}
		texts8.pad(4);
		LittleEndian body = new LittleEndian().u32(0, strings.size()).add32(0).add32(utf8 ? 0x100 : 0).add32(28 + offsets.length()).add32(0);
		return chunk(0x0001, 28, body.add(offsets.bytes()).add(texts8.bytes()));
	}

	private static byte[] chunk(int type, int header, LittleEndian body) {
		return new LittleEndian().u16(0, type).u16(2, header).u32(4, 8L + body.length()).add(body.bytes()).bytes();
	}
}
