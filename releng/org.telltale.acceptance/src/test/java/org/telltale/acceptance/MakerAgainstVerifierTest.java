package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.acceptance.Mutation.joined;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Layer;
import org.telltale.match.Matcher;
import org.telltale.match.Sighting;
import org.telltale.match.exhibit.Sought;
import org.telltale.seal.recount.CaptureFiles;
import org.telltale.seal.recount.EvidenceFolder;
import org.telltale.seal.refusal.Refusal;
import org.telltale.seal.replay.Derivation;
import org.telltale.seal.replay.Replay;
import org.telltale.seal.replay.Variant;

/**
 * The matcher is never laxer than the verifier: whatever it sights in damaged and hostile bytes, the verifier holds. One sighting that it refuses
 * spoils a whole report, and what is sent is the handset's choice.
 */
class MakerAgainstVerifierTest {

	private static final int CHANGED_PICTURES = 400;
	private static final int CHANGED_TEXTS = 60;
	private static final int CHANGED_FORMS = 480;
	private static final String TEXT = "9 meet me at the old harbour, and bring the grey coat with the blue hat; tell no one else";
	private static final String IMEI = "490154203237518";

	@TempDir
	private Path folder;

	private final DatagramFile datagrams = new DatagramFile();
	private final List<Found> found = new ArrayList<>();
	/** How many sightings each op, or form of what was sent in the open, led to. */
	private final Map<String, Integer> met = new TreeMap<>();

	/** A sighting in bytes that were made in a way. */
	private record Found(String way, Sighting sighting, Sought exhibit, byte[] content) {
	}

	private static Sought text(String id, ExhibitKind kind, String value) {
		return Sought.value(id, kind, value);
	}

	private void match(String way, byte[] payload, Matcher.Plan plan, List<Sought> exhibits, List<byte[]> contents) {
		Layer layer = datagrams.add(payload);
		Matcher matcher = new Matcher(plan);
		matcher.layers(List.of(layer));
		for (Sighting sighting : matcher.finish().sightings()) {
			int index = exhibits.stream().map(Sought::exhibitId).toList().indexOf(sighting.exhibitId());
			found.add(new Found(way, sighting, exhibits.get(index), contents.isEmpty() ? new byte[0] : contents.get(index)));
		}
	}

	/** Writes the capture and holds every sighting against it. */
	private void verify() throws IOException {
		Path file = Files.write(folder.resolve("capture.pcap"), datagrams.bytes());
		String evidence = Digest.sha256(Files.readAllBytes(file)).hex();
		TreeSet<String> refused = new TreeSet<>();
		try (EvidenceFolder evidences = new EvidenceFolder(folder, Progress.NONE)) {
			CaptureFiles files = evidences.files(List.of(evidence)).orElseThrow();
			for (Found each : found) {
				Json json = each.sighting.derivation().toJson(evidence);
				String form = json.get("match").orElseThrow().get("variant").orElseThrow().text("form").orElseThrow();
				json.items("nodes").forEach(node -> met.merge(node.text("op").orElseThrow(), 1, Integer::sum));
				met.merge(form, 1, Integer::sum);
				try {
					hold(each, json, files, evidences);
				} catch (Refusal refusal) {
					refused.add(each.way + ": " + refusal.getMessage() + " " + json);
				}
			}
		}
		assertEquals("", String.join("\n", refused.stream().limit(20).toList()), refused.size() + " of " + found.size() + " sightings are refused");
	}

	private static void hold(Found each, Json json, CaptureFiles files, EvidenceFolder evidences) throws Refusal, IOException {
		Derivation derivation = Derivation.of(json);
		Derivation.Match match = derivation.match().orElseThrow();
		Replay replay = Replay.of(derivation, files, evidences);
		Variant.Known known = new Variant.Known(each.exhibit.kind().name(), each.exhibit.value(), each.exhibit.sha256().orElseThrow().hex(), each.exhibit.length());
		assertTrue(Variant.require(match.variant(), replay.matched(match), known, () -> Optional.of(each.content)));
		assertEquals(each.sighting.strength().word(), Variant.strength(match.variant()));
	}

	/** The exhibits are the picture before it was changed, and the changed one itself with a byte behind its end: so whatever can be compared is found. */
	@Test
	void picturesThatAreComparedAreComparable() throws IOException {
		int seed = 0;
		for (Map.Entry<String, byte[]> picture : SmallPictures.all().entrySet()) {
			for (int i = 0; i < CHANGED_PICTURES; i++) {
				byte[] changed = i == 0 ? picture.getValue() : new Mutation(seed++).of(picture.getValue());
				List<byte[]> contents = List.of(joined(picture.getValue(), new byte[1]), joined(changed, new byte[1]));
				List<Sought> exhibits = List.of(Sought.file("before", contents.get(0)), Sought.file("itself", contents.get(1)));
				match(picture.getKey() + " " + i, changed, Matcher.Plan.of(exhibits), exhibits, contents);
			}
		}
		verify();
		int pictures = met.getOrDefault("picture", 0);
		assertTrue(pictures > 2 * SmallPictures.all().size() * CHANGED_PICTURES / 8, met.toString());
	}

	@Test
	void whatIsDecodedIsDecodable() throws IOException {
		List<Sought> exhibits = List.of(text("a", ExhibitKind.TEXT, "meet me at the old harbour"), text("b", ExhibitKind.TEXT, "grey coat with the blue hat"));
		Matcher.Plan plan = Matcher.Plan.of(exhibits);
		int seed = 0;
		for (Map.Entry<String, byte[]> encoded : new EncodedTexts(TEXT, " the ").all().entrySet()) {
			for (int i = 0; i < CHANGED_TEXTS; i++) {
				byte[] changed = i == 0 ? encoded.getValue() : new Mutation(seed++).of(encoded.getValue());
				match(encoded.getKey() + " " + i, changed, plan, exhibits, List.of());
			}
		}
		verify();
		for (String op : List.of("gzip", "zlib", "deflate", "zstd", "lz4", "snappy", "base64", "base32", "hex", "hex.list", "percent", "escapes", "json.string",
				"entities", "quoted-printable", "protobuf.field", "messagepack.string", "cbor.string", "bplist.object", "slice")) {
			assertTrue(met.getOrDefault(op, 0) >= CHANGED_TEXTS / 10, op + " in " + met);
		}
	}

	@Test
	void formsThatAreFoundAreForms() throws IOException {
		List<Sought> exhibits = List.of(text("imei", ExhibitKind.IMEI, IMEI), text("phone", ExhibitKind.PHONE_NUMBER, "+447700900123"),
				text("long", ExhibitKind.PHONE_NUMBER, "+4477009001234567"), text("mac", ExhibitKind.MAC, "00:1a:2B:3c:4d:5e"),
				text("mail", ExhibitKind.EMAIL, "mallory@hesperus.example"), text("serial", ExhibitKind.SERIAL, "ZX-Q77Kestrel"),
				text("android", ExhibitKind.ANDROID_ID, "no hex: Kestrel9"), text("half", ExhibitKind.ANDROID_ID, "\ud83d"), text("none", ExhibitKind.SERIAL, ""));
		Matcher.Plan plan = Matcher.Plan.withXored(exhibits);
		int seed = 0;
		List<byte[]> forms = forms();
		for (int i = 0; i < CHANGED_FORMS; i++) {
			byte[] form = forms.get(i % forms.size());
			match("form " + i % forms.size() + " " + i, i < forms.size() ? form : new Mutation(seed++).of(form), plan, exhibits, List.of());
		}
		verify();
		for (String form : List.of("text", "digits", "phone", "hex-id", "raw-id", "bcd", "gsm7", "xor", "digest", "salted-digest")) {
			assertTrue(met.getOrDefault(form, 0) > 2, form + " in " + met);
		}
	}

	private static List<byte[]> forms() {
		List<byte[]> forms = new ArrayList<>();
		CRC32 crc = new CRC32();
		crc.update(latin(IMEI));
		for (int between = 13; between < 18; between++) {
			forms.add(latin("x=1&IMEI" + " ".repeat(between) + HexFormat.of().toHexDigits((int) crc.getValue()) + " crc32=" + crc.getValue() + "."));
		}
		String salted = "salt=Ab12!x&h=" + HexFormat.of().formatHex(Digest.newDigester("SHA-1").digest(latin("Ab12!x:" + IMEI))) + "&t=9";
		forms.add(latin(salted));
		forms.add(latin("h=" + HexFormat.of().formatHex(Digest.newDigester("MD5").digest(latin("?"))) + " mailto:MALLORY@hesperus.EXAMPLE zx-q77KESTREL NO HEX: KESTREL9"));
		forms.add(latin("49-015420-323751-8 +44 (0)7700 900123 07700 900123, 0044.7700.900123 +4477009001234567 00-1A-2B-3C-4D-5E 001a.2b3c.4d5e"));
		forms.add(joined(HexFormat.of().parseHex("ff001a2b3c4d5eff09510245023273155e4d3c2b1a00"), HexFormat.of().parseHex("4901542032375180"), latin("no hex: Kestrel9")));
		forms.add("mallory@hesperus.example no hex: Kestrel9".getBytes(StandardCharsets.UTF_16BE));
		forms.add(packed("some other words stand in front of it, no hex: Kestrel9, and some behind it too"));
		byte[] xored = latin("mallory@hesperus.example");
		for (int i = 0; i < xored.length; i++) {
			xored[i] ^= 0x5a;
		}
		forms.add(joined(new byte[80], xored, new byte[80]));
		return forms;
	}

	/** Letters and digits of ASCII, which the GSM alphabet has at the same places, eight in seven bytes. */
	private static byte[] packed(String text) {
		byte[] bytes = new byte[(7 * text.length() + 7) / 8];
		for (int bit = 0; bit < 7 * text.length(); bit++) {
			bytes[bit / 8] |= (byte) ((text.charAt(bit / 7) >> bit % 7 & 1) << bit % 8);
		}
		return bytes;
	}

	private static byte[] latin(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}
}
