package org.telltale.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;

/** The schemas of {@code docs/formats}. A record is held against the branch for its {@code type}, so that faults can be named. */
final class PublishedSchemas {

	private final JsonSchemaFactory factory;
	private final Map<String, JsonSchema> branches = new TreeMap<>();

	private PublishedSchemas(JsonSchemaFactory factory) {
		this.factory = factory;
	}

	static PublishedSchemas read() throws IOException, JsonSyntaxException {
		Path folder = Path.of(System.getProperty("telltale.formats", "../../docs/formats"));
		Map<String, String> texts = new HashMap<>();
		Map<String, String> byBranch = new TreeMap<>();
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.filter(f -> f.toString().endsWith(".schema.json")).sorted().toList()) {
				String text = Files.readString(file, StandardCharsets.UTF_8);
				Json schema = JsonReader.read(text);
				String id = schema.text("$id").orElseThrow();
				texts.put(id, text);
				for (Json branch : schema.items("oneOf")) {
					String type = branch.get("properties").flatMap(p -> p.get("type")).flatMap(t -> t.text("const")).orElseThrow();
					String branchId = id + ":" + type;
					Json.Fields alone = ((Json.Fields) branch).copy().put("$id", branchId).put("$schema", "https://json-schema.org/draft/2020-12/schema");
					schema.get("$defs").ifPresent(shared -> alone.put("$defs", shared));
					if (texts.put(branchId, alone.toString()) != null) {
						throw new IllegalStateException(file + " says twice what a " + type + " is");
					}
					byBranch.put(branchId, branchId);
				}
			}
		}
		PublishedSchemas schemas = new PublishedSchemas(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012,
				builder -> builder.schemaLoaders(loaders -> loaders.schemas(texts))));
		byBranch.keySet().forEach(id -> schemas.branches.put(id, schemas.factory.getSchema(SchemaLocation.of(id))));
		return schemas;
	}

	/** What is wrong with a whole document, such as a list of exhibits. */
	List<String> documentFaults(String schema, String text) {
		return factory.getSchema(SchemaLocation.of("urn:telltale:schema:" + schema + ":1")).validate(text, InputFormat.JSON).stream()
				.map(message -> message.getMessage()).sorted().toList();
	}

	/** What is wrong with records, one a line; at most three of each kind. */
	List<String> faults(String schema, List<String> lines) throws JsonSyntaxException {
		List<String> faults = new ArrayList<>();
		Map<String, Integer> seen = new TreeMap<>();
		for (String line : lines) {
			String type = JsonReader.read(line).text("type").orElse("(no type)");
			JsonSchema branch = branches.get("urn:telltale:schema:" + schema + ":1:" + type);
			if (branch == null) {
				note(faults, seen, schema + " has no record " + type, line);
			} else {
				branch.validate(line, InputFormat.JSON).forEach(m -> note(faults, seen, schema + " " + type + " "
						+ m.getInstanceLocation().toString().replaceAll("\\[\\d+\\]", "[]") + " " + m.getType() + ": " + m.getMessage(), line));
			}
		}
		return faults;
	}

	private static void note(List<String> faults, Map<String, Integer> seen, String fault, String line) {
		String kind = fault.replaceAll("[0-9]+", "#");
		if (seen.merge(kind, 1, Integer::sum) <= 1) {
			faults.add(fault + "\n    in " + (line.length() > 600 ? line.substring(0, 600) + "..." : line));
		}
	}
}
