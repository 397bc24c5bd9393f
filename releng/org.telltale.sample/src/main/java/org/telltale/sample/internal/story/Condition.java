package org.telltale.sample.internal.story;

/**
 * A condition of a run, true from its start to its end.
 *
 * @param dimension what, for example {@code cloud}
 * @param value its value
 * @param kind settings, screenshot, rom-default or statement
 * @param evidence the file that shows it; empty for a statement
 * @param by who stated it; empty else
 */
record Condition(String dimension, String value, String kind, String evidence, String by) {

	static final String ROM_DEFAULT = "rom-default";

	/** Where in the evidence the state stands. */
	String reference() {
		if (kind.equals("screenshot")) {
			return "the picture's line " + dimension;
		}
		if (kind.equals(ROM_DEFAULT)) {
			return "com.android.providers.settings:bool/def_" + dimension + "_enabled";
		}
		return switch (dimension) {
			case "rom" -> "property ro.build.version.incremental";
			case "cloud" -> "secure/cloud_enabled";
			case "messaging" -> "secure/messaging_enabled";
			case "consent" -> "secure/privacy_consent";
			default -> "global/wifi_on";
		};
	}
}
