package org.telltale.firmware.rom;

/**
 * What comes of several values of one name.
 *
 * @param word {@code only}, {@code wins}, {@code overridden} or {@code several}
 * @param basis why, for people
 */
public record Standing(String word, String basis) {

	static final Standing ONLY = new Standing("only", "no other value of this name was read in this item of evidence");
	static final Standing LINES = new Standing("several", "several lines have this name, and which file is read last is not in the image");
	static final Standing CONFIGURATIONS = new Standing("several", "which value applies depends on the handset's configuration");
	static final Standing PACKAGES = new Standing("several", "several packages of this name are in the item, or none but overlays");
	static final Standing SWITCHED = new Standing("several", "an overlay has a value too, and whether it is in force is not in the image");
	static final Standing UNORDERED = new Standing("several", "overlays have values too, and which of them is above the others is not in the image");
	static final Standing WINS = new Standing("wins", "the value of the one static overlay, or of that above the others by partition and priority");
	static final Standing OVERRIDDEN = new Standing("overridden", "a static overlay replaces it");
}
