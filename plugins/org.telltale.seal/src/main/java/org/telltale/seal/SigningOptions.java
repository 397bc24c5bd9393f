package org.telltale.seal;

import java.time.Instant;

/**
 * What the signature says.
 *
 * @param reason why it was made, for example {@code Final report}
 * @param at the signing time that it claims; whole seconds
 */
public record SigningOptions(String reason, Instant at) {
}
