package org.telltale.handset.ufdr;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A file of the handset as the report tells of it, while it is read. */
final class TaggedFile {

	/** No file is open. */
	static final TaggedFile NONE = new TaggedFile(Map.of(), 0);

	private static final Map<String, String> ITEMS = Map.of("Local Path", "localPath", "MD5", "md5", "SHA256", "sha256");
	private static final int LONGEST = 4096;

	private final String path;
	private final long offset;
	private final Map<String, String> attributes = new TreeMap<>();
	private Optional<String> modified = Optional.empty();

	TaggedFile(Map<String, String> attributes, long offset) {
		this.path = attributes.getOrDefault("path", "");
		this.offset = offset;
		put("size", attributes.getOrDefault("size", ""));
		put("deletedState", attributes.getOrDefault("deleted", ""));
	}

	private void put(String name, String value) {
		if (!value.isEmpty() && value.length() <= LONGEST) {
			attributes.put(name, value);
		}
	}

	void item(String name, String value) {
		if (ITEMS.containsKey(name)) {
			put(ITEMS.get(name), value);
		}
	}

	void timestamp(String name, String value) {
		if (name.equals("ModifyTime") && !value.isEmpty()) {
			modified = Optional.of(value);
		}
	}

	String path() {
		return path;
	}

	long offset() {
		return offset;
	}

	Map<String, String> attributes() {
		return attributes;
	}

	Optional<String> modified() {
		return modified;
	}
}
