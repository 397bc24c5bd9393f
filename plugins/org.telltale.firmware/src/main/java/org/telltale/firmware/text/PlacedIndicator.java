package org.telltale.firmware.text;

/**
 * An indicator and the string that it stands in.
 *
 * @param string the string
 * @param indicator the indicator
 */
public record PlacedIndicator(FoundString string, Indicator indicator) {
}
