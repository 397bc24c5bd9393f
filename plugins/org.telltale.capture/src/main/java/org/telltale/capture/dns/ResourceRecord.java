package org.telltale.capture.dns;

import java.util.Optional;
import org.telltale.base.IpAddress;

/**
 * A resource record (RFC 1035 section 4.1.3).
 *
 * @param name its owner, in the form of a question's name
 * @param type its type
 * @param recordClass its class as it stands; in multicast DNS the highest bit says that older records are to go (RFC 6762 section 10.2)
 * @param ttl seconds that it may be kept
 * @param address of an A or AAAA record
 * @param text its content in the form of a zone file (RFC 1035 section 5.1), names in lower case without their last dot; in the
 *        form of RFC 3597 section 5 where its type is not read or its content contradicts it
 */
public record ResourceRecord(String name, int type, int recordClass, long ttl, Optional<IpAddress> address, String text) {
}
