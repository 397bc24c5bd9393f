package org.telltale.firmware.rom;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.telltale.base.Where;
import org.telltale.firmware.apk.Overlay;

/**
 * A value with which a ROM starts a setting.
 *
 * @param file the id of the package's file or the property file
 * @param path of that file
 * @param entry what tells it from others of its file: the resource's number, the line's place
 * @param name as conditions refer to it
 * @param kind the resource's type, or {@code property}
 * @param value as docs/formats/rom-defaults.md writes values
 * @param config the configuration in which it applies; empty for the one without, and of properties
 * @param owner the package that holds it; empty of properties
 * @param overlay what that says of itself as an overlay
 * @param imageOffset where the first place begins in the image, if it stands plainly there
 * @param places the bytes that say so
 */
public record RomDefault(String file, String path, String entry, String name, String kind, String value, Optional<String> config, Optional<String> owner,
		Optional<Overlay> overlay, OptionalLong imageOffset, List<Where> places) {

	public RomDefault {
		places = List.copyOf(places);
	}
}
