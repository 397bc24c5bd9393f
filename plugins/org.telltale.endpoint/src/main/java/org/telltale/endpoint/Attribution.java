package org.telltale.endpoint;

import java.time.Instant;
import org.telltale.base.IpAddress;

/**
 * Who is behind an address at a moment: four answers that are never derived from one another.
 *
 * @param address the address
 * @param moment as of when
 * @param country where
 * @param as whose routing
 * @param owner who holds or runs it
 * @param registry who handed it out
 */
public record Attribution(IpAddress address, Instant moment, Column country, Column as, Column owner, Column registry) {
}
