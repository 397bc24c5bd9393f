package org.telltale.capture.frame;

import org.telltale.base.ByteRange;

/**
 * A Custom Block (draft-ietf-opsawg-pcapng section 4.8).
 *
 * @param enterprise the writer's private enterprise number
 * @param range the whole block
 * @param understood whether what it says was used
 */
public record CustomBlock(long enterprise, ByteRange range, boolean understood) {
}
