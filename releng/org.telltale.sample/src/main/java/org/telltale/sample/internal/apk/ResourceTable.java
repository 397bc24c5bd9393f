package org.telltale.sample.internal.apk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.telltale.sample.internal.bytes.Sink;

/** Writes a table of compiled resources (AOSP, ResourceTypes.h): one package, plain values, in as many languages as texts have. */
public final class ResourceTable {

	private static final int APP = 0x7f;
	private static final int STRING = 3;
	private static final int FRACTION = 6;
	private static final int INTEGER = 0x10;
	private static final int BOOLEAN = 0x12;
	private static final int CONFIG = 36;
	private static final long NONE = 0xffffffffL;

	/** A value in one language; {@code ""} for all. */
	private record Value(String language, int type, long data) {
	}

	private final String owner;
	private final List<String> texts = new ArrayList<>();
	/** By type, then by name. */
	private final Map<String, Map<String, List<Value>>> types = new LinkedHashMap<>();

	/** An empty table of a package. */
	public ResourceTable(String owner) {
		this.owner = owner;
	}

	/** Adds a switch. */
	public ResourceTable flag(String name, boolean value) {
		return add("bool", name, new Value("", BOOLEAN, value ? NONE : 0));
	}

	/** Adds a whole number. */
	public ResourceTable number(String name, int value) {
		return add("integer", name, new Value("", INTEGER, value));
	}

	/** Adds a fraction that is a whole number, {@code 1} for 100 %. */
	public ResourceTable fraction(String name, int wholes) {
		return add("fraction", name, new Value("", FRACTION, wholes << 8));
	}

	/** Adds a text. @param language {@code zh-CN}; empty for all */
	public ResourceTable text(String name, String language, String text) {
		texts.add(text);
		return add("string", name, new Value(language, STRING, texts.size() - 1));
	}

	private ResourceTable add(String type, String name, Value value) {
		types.computeIfAbsent(type, t -> new LinkedHashMap<>()).computeIfAbsent(name, n -> new ArrayList<>()).add(value);
		return this;
	}

	/** The file. */
	public byte[] toBytes() {
		List<String> keys = types.values().stream().flatMap(names -> names.keySet().stream()).distinct().toList();
		Sink chunks = new Sink();
		int id = 1;
		for (Map<String, List<Value>> names : types.values()) {
			chunks.bytes(specification(id, names));
			for (String language : names.values().stream().flatMap(List::stream).map(Value::language).distinct().toList()) {
				chunks.bytes(values(id, language, names, keys));
			}
			id++;
		}
		byte[] typePool = StringPool.of(List.copyOf(types.keySet()));
		byte[] keyPool = StringPool.of(keys);
		Sink name = new Sink().bytes(owner.getBytes(StandardCharsets.UTF_16LE)).padTo(256);
		int header = 284;
		Sink body = new Sink().le32(APP).bytes(name.toBytes()).le32(header).le32(types.size()).le32((long) header + typePool.length).le32(keys.size())
				.bytes(typePool).bytes(keyPool).bytes(chunks.toBytes());
		byte[] pool = StringPool.of(texts);
		Sink all = new Sink().le32(1).bytes(pool).bytes(chunk(0x0200, header, body));
		return chunk(0x0002, 12, all);
	}

	private static byte[] chunk(int type, int header, Sink body) {
		return new Sink().le16(type).le16(header).le32(8L + body.length()).bytes(body.toBytes()).toBytes();
	}

	/** Says which resources have values in several languages. */
	private static byte[] specification(int id, Map<String, List<Value>> names) {
		Sink body = new Sink().u8(id).u8(0).le16(0).le32(names.size());
		names.values().forEach(values -> body.le32(values.size() > 1 ? 4 : 0));
		return chunk(0x0202, 16, body);
	}

	private static byte[] values(int id, String language, Map<String, List<Value>> names, List<String> keys) {
		Sink offsets = new Sink();
		Sink entries = new Sink();
		names.forEach((name, values) -> values.stream().filter(value -> value.language().equals(language)).findFirst().ifPresentOrElse(value -> {
			offsets.le32(entries.length());
			entries.le16(8).le16(0).le32(keys.indexOf(name)).le16(8).u8(0).u8(value.type()).le32(value.data());
		}, () -> offsets.le32(NONE)));
		int header = 20 + CONFIG;
		Sink body = new Sink().u8(id).u8(0).le16(0).le32(names.size()).le32((long) header + offsets.length()).bytes(configuration(language))
				.bytes(offsets.toBytes()).bytes(entries.toBytes());
		return chunk(0x0201, header, body);
	}

	private static byte[] configuration(String language) {
		Sink config = new Sink().le32(CONFIG).le32(0);
		if (!language.isEmpty()) {
			config.utf8(language.replace("-", ""));
		}
		return config.padTo(CONFIG).toBytes();
	}
}
