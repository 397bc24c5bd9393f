package org.telltale.firmware.resource;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Writes a configuration as folders of resources are named; the order is that of AOSP's {@code ResTable_config::toString}. */
final class ConfigQualifiers {

	private static final Map<Integer, String> DENSITIES = Map.of(120, "ldpi", 160, "mdpi", 213, "tvdpi", 240, "hdpi", 320, "xhdpi", 480, "xxhdpi",
			640, "xxxhdpi", 0xfffe, "anydpi", 0xffff, "nodpi");
	private static final int ZERO = 0xffff;

	private final ConfigFields fields;
	private final StringJoiner words = new StringJoiner("-");

	private ConfigQualifiers(ConfigFields fields) {
		this.fields = fields;
	}

	static String of(ConfigFields fields, ResourceLocale locale) {
		ConfigQualifiers made = new ConfigQualifiers(fields);
		made.network();
		made.add(locale.qualifier());
		made.screen();
		made.mode();
		made.input();
		made.version();
		made.add(fields.unknown().isEmpty() ? "" : "+" + fields.unknown());
		return made.words.toString();
	}

	private void add(String word) {
		if (!word.isEmpty()) {
			words.add(word);
		}
	}

	/** The word of a number; what has none is written with its name. */
	private void word(int value, String name, List<String> known) {
		add(value == 0 ? "" : value <= known.size() ? known.get(value - 1) : name + "=" + value);
	}

	private void network() {
		int mcc = fields.u16(4);
		int mnc = fields.u16(6);
		add(mcc == 0 ? "" : "mcc" + padded(mcc, 3));
		add(mnc == 0 ? "" : "mnc" + padded(mnc == ZERO ? 0 : mnc, 2));
	}

	private static String padded(int number, int digits) {
		String text = Integer.toString(number);
		return "0".repeat(Math.max(0, digits - text.length())) + text;
	}

	private void screen() {
		int layout = fields.u8(28);
		word(fields.u8(19) & 3, "grammaticalInflection", List.of("neuter", "feminine", "masculine"));
		word(layout >> 6, "layoutDirection", List.of("ldltr", "ldrtl"));
		dp("sw", 30);
		dp("w", 32);
		dp("h", 34);
		word(layout & 0x0f, "screenLayoutSize", List.of("small", "normal", "large", "xlarge"));
		word(layout >> 4 & 3, "screenLayoutLong", List.of("notlong", "long"));
		word(fields.u8(48) & 3, "screenRound", List.of("notround", "round"));
		word(fields.u8(49) & 3, "wideColorGamut", List.of("nowidecg", "widecg"));
		word(fields.u8(49) >> 2 & 3, "hdr", List.of("lowdr", "highdr"));
		word(fields.u8(12), "orientation", List.of("port", "land", "square"));
	}

	private void dp(String name, int offset) {
		add(fields.u16(offset) == 0 ? "" : name + fields.u16(offset) + "dp");
	}

	private void mode() {
		word(fields.u8(29) & 0x0f, "uiModeType", List.of("normal", "desk", "car", "television", "appliance", "watch", "vrheadset"));
		word(fields.u8(29) >> 4 & 3, "uiModeNight", List.of("notnight", "night"));
		int density = fields.u16(14);
		add(density == 0 ? "" : DENSITIES.getOrDefault(density, density + "dpi"));
	}

	private void input() {
		word(fields.u8(13), "touchscreen", List.of("notouch", "stylus", "finger"));
		word(fields.u8(18) & 3, "keysHidden", List.of("keysexposed", "keyshidden", "keyssoft"));
		word(fields.u8(16), "keyboard", List.of("nokeys", "qwerty", "12key"));
		word(fields.u8(18) >> 2 & 3, "navHidden", List.of("navexposed", "navhidden"));
		word(fields.u8(17), "navigation", List.of("nonav", "dpad", "trackball", "wheel"));
	}

	private void version() {
		int width = fields.u16(20);
		int height = fields.u16(22);
		int sdk = fields.u16(24);
		int minor = fields.u16(26);
		add(width == 0 && height == 0 ? "" : width + "x" + height);
		add(sdk == 0 && minor == 0 ? "" : "v" + sdk + (minor == 0 ? "" : "." + minor));
	}
}
