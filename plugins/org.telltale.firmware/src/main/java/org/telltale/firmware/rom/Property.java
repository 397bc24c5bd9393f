package org.telltale.firmware.rom;

import java.util.regex.Pattern;

/**
 * A line of a property file such as build.prop.
 *
 * @param file the file's path
 * @param name before the first equals sign
 * @param value behind it
 * @param offset where the line starts in the file
 * @param length bytes of the line without its end
 */
public record Property(String file, String name, String value, long offset, long length) {

	private static final Pattern OF_BUILD = Pattern.compile("ro\\.((system|vendor|odm|product|system_ext|bootimage|vendor_dlkm)\\.)?"
			+ "(build|product)\\..*|ro\\.carrier|ro\\.serialno|net\\..*|persist\\..*dns.*|ro\\.miui\\..*|ro\\.config\\..*url.*");

	/** Whether it says what build it is, for which device, or which servers it asks. */
	public boolean isOfBuild() {
		return OF_BUILD.matcher(name).matches();
	}

	/** Whether it is what a handset starts with and keeps. */
	boolean isDefault() {
		return name.startsWith("ro.") || name.startsWith("persist.");
	}
}
