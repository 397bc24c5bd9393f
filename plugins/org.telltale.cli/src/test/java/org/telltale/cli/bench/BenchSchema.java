package org.telltale.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

/** The published schema of what the benchmark prints. */
public final class BenchSchema {

	private BenchSchema() {
	}

	/** Fails unless each record is what {@code docs/formats/bench.schema.json} says. */
	public static void holds(Collection<?> records) throws IOException {
		JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
				.getSchema(Files.readString(Path.of("../../docs/formats/bench.schema.json"), StandardCharsets.UTF_8));
		for (Object each : records) {
			assertEquals(List.of(), List.copyOf(schema.validate(each.toString(), InputFormat.JSON)), each.toString());
		}
	}
}
