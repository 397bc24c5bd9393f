package org.telltale.endpoint;

import java.util.Optional;

/**
 * What one row of a table says of a range.
 *
 * @param range the addresses
 * @param country ISO 3166-1 alpha-2 code
 * @param as autonomous system, {@code AS64500} or {@code AS64500 Its Name}
 * @param owner who holds or runs the range
 * @param registry who handed it out: never the owner
 * @param period when the row holds
 * @param source whom the row itself names as its source
 */
public record TableRow(AddressRange range, Optional<String> country, Optional<String> as, Optional<String> owner,
		Optional<String> registry, Period period, Optional<String> source) {
}
