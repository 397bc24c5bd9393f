package org.telltale.firmware.rom;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.telltale.base.Where;

/**
 * A text of a package that has a word of consent in it, or whose resource has one.
 *
 * @param file the id of the package's file
 * @param path of that file
 * @param entry what tells it from others of its file
 * @param name of the resource
 * @param owner the package
 * @param value its first characters
 * @param characters how many it has in all
 * @param config the configuration in which it applies; empty for the one without
 * @param locale the configuration's language
 * @param word the word of the list
 * @param by where the word was found: {@code text}, {@code name} or {@code other}
 * @param imageOffset where the first place begins in the image, if it stands plainly there
 * @param places the bytes that say so
 */
public record RomText(String file, String path, String entry, String name, String owner, String value, int characters, Optional<String> config, Optional<String> locale, String word,
		String by, OptionalLong imageOffset, List<Where> places) {

	public RomText {
		places = List.copyOf(places);
	}
}
