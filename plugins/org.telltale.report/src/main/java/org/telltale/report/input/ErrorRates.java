package org.telltale.report.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;

/**
 * The published error table of a version of the program, as every report quotes it. The acceptance tests hold it against what
 * the demonstration counts.
 *
 * @param version of the program that was measured
 * @param measuredOn on what
 * @param planted places at which an exhibit was put, and which this version can reach
 * @param found planted places that a sighting names
 * @param missed planted places that none names
 * @param falseSightings sightings that name no planted place and do not say that chance may have made them
 * @param byChance sightings that name no planted place and say themselves that chance may have made them; never witnesses
 * @param needKeys those of the planted places that only a key log opens
 * @param holds for what the figures hold, and for what not
 */
public record ErrorRates(String version, String measuredOn, long planted, long found, long missed, long falseSightings, long byChance, long needKeys,
		String holds) {

	private static final String RESOURCE = "error-rates.json";

	/** The table that ships with this version. */
	public static ErrorRates published() {
		try (InputStream in = ErrorRates.class.getResourceAsStream(RESOURCE)) {
			if (in == null) {
				throw new IllegalStateException("the resource " + RESOURCE + " is missing in this build");
			}
			return of(JsonReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
		} catch (IOException e) {
			throw new UncheckedIOException("the resource " + RESOURCE + " cannot be read", e);
		} catch (JsonSyntaxException e) {
			throw new IllegalStateException("the resource " + RESOURCE + " is no JSON", e);
		}
	}

	private static ErrorRates of(Json table) {
		return new ErrorRates(text(table, "version"), text(table, "measuredOn"), number(table, "planted"), number(table, "found"), number(table, "missed"),
				number(table, "false"), number(table, "byChance"), number(table, "needKeys"), text(table, "holds"));
	}

	private static long number(Json table, String name) {
		return table.integer(name).orElseThrow(() -> missing(name));
	}

	private static String text(Json table, String name) {
		return table.text(name).orElseThrow(() -> missing(name));
	}

	private static IllegalStateException missing(String name) {
		return new IllegalStateException("the resource " + RESOURCE + " has no " + name);
	}
}
