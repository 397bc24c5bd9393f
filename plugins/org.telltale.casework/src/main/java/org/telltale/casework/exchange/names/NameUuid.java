package org.telltale.casework.exchange.names;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

import org.telltale.base.Digest;

/** UUIDs of version 5, made from a namespace and a name (RFC 9562 section 5.5). SHA-1 names things here, it secures nothing. */
public final class NameUuid {

	/** Those of what Telltale exports: the namespace of {@code urn:telltale:exchange:1} in that of URLs (RFC 9562 section 6.6). */
	public static final NameUuid TELLTALE = new NameUuid(new NameUuid(UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8")).of("urn:telltale:exchange:1"));

	private final UUID namespace;

	/** Makes the UUIDs of a namespace. */
	public NameUuid(UUID namespace) {
		this.namespace = namespace;
	}

	/** The UUID of a name, whose bytes are those of UTF-8. */
	public UUID of(String name) {
		MessageDigest digester = Digest.newDigester("SHA-1");
		digester.update(ByteBuffer.allocate(16).putLong(namespace.getMostSignificantBits()).putLong(namespace.getLeastSignificantBits()).array());
		ByteBuffer digest = ByteBuffer.wrap(digester.digest(name.getBytes(StandardCharsets.UTF_8)));
		long high = digest.getLong() & 0xffffffffffff0fffL | 0x5000L;
		long low = digest.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
		return new UUID(high, low);
	}
}
