package org.telltale.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.telltale.base.ExhibitKind;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Layer;
import org.telltale.match.exhibit.Sought;

/** One exhibit or some, one payload, and what the matcher makes of them; every sighting is replayed. */
final class Bench {

	private Bench() {
	}

	static List<Sighting> find(ExhibitKind kind, String value, byte[] payload) {
		return find(List.of(Sought.value("E1", kind, value)), payload);
	}

	static List<Sighting> find(ExhibitKind kind, String value, String payload) {
		return find(kind, value, Wire.utf8(payload));
	}

	static List<Sighting> find(List<Sought> exhibits, byte[] payload) {
		Wire wire = new Wire();
		return find(exhibits, wire, List.of(wire.tcp(payload, 100)));
	}

	static List<Sighting> find(List<Sought> exhibits, Wire wire, List<Layer> layers) {
		Matcher matcher = new Matcher(Matcher.Plan.of(exhibits));
		matcher.layers(layers);
		List<Sighting> sightings = matcher.finish().sightings();
		sightings.forEach(sighting -> matched(sighting, wire));
		return sightings;
	}

	/** The one sighting of an exhibit of that value in a payload, through exactly that chain of guesses; its bytes are the value's. */
	static Sighting seen(Sought exhibit, byte[] payload, String... chain) {
		Wire wire = new Wire();
		List<Sighting> found = find(List.of(exhibit), wire, List.of(wire.tcp(payload, 61)));
		assertEquals(1, found.size());
		assertEquals(List.of(chain), found.getFirst().chain().subList(1, found.getFirst().chain().size()));
		assertArrayEquals(Wire.utf8(exhibit.value().orElseThrow()), matched(found.getFirst(), wire));
		return found.getFirst();
	}

	/** The matched bytes, replayed. */
	static byte[] matched(Sighting sighting, Wire wire) {
		Json json = sighting.derivation().toJson(wire.evidence());
		return Replayer.replay(wire.file(), json);
	}

	/** The variant as it stands in the derivation. */
	static String variant(Sighting sighting) {
		return sighting.variant().toJson().toString();
	}
}
