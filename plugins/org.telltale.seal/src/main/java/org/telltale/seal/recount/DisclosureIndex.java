package org.telltale.seal.recount;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;

/** The index of a disclosure (docs/formats/disclosure.md): of which evidence which MiB were given. */
public final class DisclosureIndex {

	/** The index's name, at the top of the folder. */
	public static final String NAME = "disclosure.json";
	/** The folder with the MiB. */
	public static final String PARTS = "parts";
	private static final long MAX_BYTES = 1L << 28;
	/** A packet in a pcap file and a simple packet block take as much without a byte of data. */
	private static final int LEAST_RECORD = 16;

	private DisclosureIndex() {
	}

	/** The file of a MiB, below the folder. */
	public static String file(String evidence, int mib) {
		return PARTS + "/" + evidence + "-" + mib + ".bin";
	}

	/** Parts by their evidence; none if the folder holds no disclosure. */
	static Map<String, Parts> read(Path folder) throws IOException {
		Map<String, Parts> parts = new TreeMap<>();
		Path index = folder.resolve(NAME);
		if (!Files.isRegularFile(index)) {
			return parts;
		}
		if (Files.size(index) > MAX_BYTES) {
			throw new IOException(NAME + " is larger than any index");
		}
		try {
			for (Json item : JsonReader.read(Files.readString(index)).items("evidence")) {
				String evidence = item.text("evidence").filter(id -> id.matches("[0-9a-f]{64}")).orElseThrow(() -> new IOException(NAME + " names evidence without its digest"));
				if (!item.items("mib").isEmpty()) {
					parts.put(evidence, parts(folder, evidence, item));
				}
			}
		} catch (JsonSyntaxException e) {
			throw new IOException(NAME + " is no JSON: " + e.getMessage(), e);
		}
		return parts;
	}

	private static Parts parts(Path folder, String evidence, Json item) throws IOException {
		long length = item.integer("length").orElse(-1L);
		Map<Integer, Path> given = new TreeMap<>();
		for (Json number : item.items("mib")) {
			Optional<Long> mib = number.asInteger().filter(n -> n >= 0 && n < length / Parts.MIB + 1);
			given.put(Math.toIntExact(mib.orElseThrow(() -> new IOException(NAME + " names a MiB that the evidence does not have"))), folder.resolve(file(evidence, Math.toIntExact(mib.get()))));
		}
		List<Skip> skips = new ArrayList<>();
		long from = 0;
		for (Json skip : item.items("skips")) {
			Skip next = new Skip(skip.integer("at").orElse(-1L), Math.toIntExact(skip.integer("frames").filter(n -> n >= 0 && n < Integer.MAX_VALUE).orElse(-1L)), skip.integer("next").orElse(-1L));
			if (next.at() < from || next.next() <= next.at() || next.next() > length || next.frames() < 0 || next.frames() > (next.next() - next.at()) / LEAST_RECORD) {
				throw new IOException(NAME + " skips records that cannot be");
			}
			if (next.passes(given.keySet(), length)) {
				throw new IOException(NAME + " skips bytes that are given: of the offsets " + next.at() + " to " + next.next());
			}
			skips.add(next);
			from = next.next();
		}
		return new Parts(length, given, skips);
	}
}
