package org.telltale.endpoint;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.telltale.base.IpAddress;
import org.telltale.base.Outcome;

/** What the tests of all forms share. */
final class Tables {

	private Tables() {
	}

	static Outcome<Table> read(String text, String name, String acquired) {
		return TableReader.read(text.getBytes(StandardCharsets.UTF_8), name, Optional.of(acquired).filter(at -> !at.isEmpty()).map(Instant::parse));
	}

	static Attribution lookup(String address, Collection<String> names, String moment, Table... tables) {
		return new Atlas(Arrays.asList(tables)).lookup(IpAddress.parse(address).orElseThrow(), names, Instant.parse(moment));
	}

	static Attribution lookup(String address, String moment, Table... tables) {
		return lookup(address, List.of(), moment, tables);
	}

	static String value(Attribution found, Role role) {
		return found.column(role).value().orElse("");
	}

	/** Reads what cuts, changed bytes and random bytes make of a file, and asks what comes out: nothing may be thrown. */
	static void hostile(byte[] file, String name, int tries) {
		Random random = new Random(5);
		for (int length = 0; length <= file.length; length += file.length < 3000 ? 1 : 1 + random.nextInt(40)) {
			ask(TableReader.read(Arrays.copyOf(file, length), name, Optional.empty()));
		}
		for (int i = 0; i < tries; i++) {
			byte[] changed = file.clone();
			for (int k = 0; k <= random.nextInt(4); k++) {
				changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
			}
			ask(TableReader.read(changed, name, Optional.of(Instant.EPOCH)));
			byte[] noise = new byte[random.nextInt(300)];
			random.nextBytes(noise);
			ask(TableReader.read(noise, name, Optional.empty()));
			ask(TableReader.read(concat(noise, file), name, Optional.empty()));
			ask(TableReader.read(concat(file, noise), name, Optional.empty()));
		}
	}

	static byte[] concat(byte[] one, byte[] other) {
		byte[] both = Arrays.copyOf(one, one.length + other.length);
		System.arraycopy(other, 0, both, one.length, other.length);
		return both;
	}

	private static void ask(Outcome<Table> outcome) {
		if (outcome.value().isPresent()) {
			for (String address : List.of("0.0.0.0", "198.51.100.7", "203.0.113.9", "255.255.255.255", "::", "2001:db8::1", "ffff::")) {
				assertNotNull(lookup(address, List.of("www.hesperus.example"), "2014-08-07T10:00:00Z", outcome.value().get()));
			}
		}
	}
}
