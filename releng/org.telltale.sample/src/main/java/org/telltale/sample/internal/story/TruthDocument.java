package org.telltale.sample.internal.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.sample.internal.capture.CaptureFrame;
import org.telltale.sample.internal.wire.Planting;
import org.telltale.sample.internal.wire.WirePacket;

/** The file {@code truth.json}: what was planted where, what must not be found, which verdicts follow. */
final class TruthDocument {

	private TruthDocument() {
	}

	static Json of(List<Run> runs, String chanceCanary) {
		List<Json> captures = new ArrayList<>();
		List<Json> planted = new ArrayList<>();
		for (Run run : runs) {
			for (Recording recording : run.recordings()) {
				captures.add(capture(run, recording));
				planted.addAll(planted(run, recording));
			}
		}
		return Json.object().put("synthetic", true)
				.put("matching", "A sighting is the planted one if run, capture, exhibit and direction are equal, both or none are similar, and at least one frame is common. 'frames' "
						+ "are those whose bytes a reassembly that keeps the first copy takes; 'repeats' carry some of the same bytes again. For content "
						+ "inside compression or encryption they are all frames of the compressed or encrypted whole.")
				.put("thisVersion", "'expectedWithoutKeys' is what an audit without the key log reaches, 'expectedWithoutDefaults' what one without the stock system's image "
						+ "reaches.")
				.put("runs", Json.texts(runs.stream().map(Run::id).toList())).put("captures", Json.array(captures)).put("planted", Json.array(planted)).put("decoys", decoys(chanceCanary))
				.put("links", links()).put("cells", TruthTable.cells()).put("claims", TruthTable.claims())
				.put("notSearchedFor", Json.texts(List.of("carrier name", "app list")));
	}

	private static Json capture(Run run, Recording recording) {
		return Json.object().put("run", run.id()).put("file", recording.file()).put("point", recording.point()).put("frames",
				recording.frames().size())
				.put("bytes", recording.bytes().length).put("sha256", Digest.sha256(recording.bytes()).hex());
	}

	private static List<Json> planted(Run run, Recording recording) {
		List<Json> found = new ArrayList<>();
		if (recording.file().contains("snaplen")) {
			return found;
		}
		Map<WirePacket, List<Integer>> numbers = new IdentityHashMap<>();
		for (int i = 0; i < recording.frames().size(); i++) {
			CaptureFrame frame = recording.frames().get(i);
			numbers.computeIfAbsent(frame.packet(), packet -> new ArrayList<>()).add(i + 1);
		}
		for (Planting planting : run.lab().traffic().plantings()) {
			if (planting.first().stream().anyMatch(numbers::containsKey)) {
				found.add(sighting(run, recording, planting, numbers));
			}
		}
		return found;
	}

	private static Json sighting(Run run, Recording recording, Planting planting, Map<WirePacket, List<Integer>> numbers) {
		TreeSet<Long> frames = new TreeSet<>();
		TreeSet<Long> repeats = new TreeSet<>();
		for (WirePacket packet : planting.first()) {
			List<Integer> seen = numbers.getOrDefault(packet, List.of());
			seen.stream().limit(1).forEach(number -> frames.add((long) number));
			seen.stream().skip(1).forEach(number -> repeats.add((long) number));
		}
		planting.repeats().forEach(packet -> numbers.getOrDefault(packet, List.of()).forEach(number -> repeats.add((long) number)));
		repeats.removeAll(frames);
		boolean out = Cast.unit(planting.from()).isPresent();
		Optional<Unit> unit = Cast.unit(planting.from()).or(() -> Cast.unit(planting.to()));
		Json server = Json.object().put("host", planting.server().name()).put("address", planting.server().text(planting.six())).put("port",
				planting.serverPort());
		Json.Fields fields = Json.object().put("run", run.id()).put("capture", recording.file()).put("exhibit", planting.planted()
				.exhibit())
				.put("kind", planting.planted().kind()).put("strength", planting.planted().strength())
				.put("direction", unit.isEmpty() ? "unknown" : out ? "out" : "in").put("device", unit.map(Unit::id).orElse("D2"))
				.put("witness", out && unit.get().excluded().isEmpty())
				.put("chain", Json.texts(planting.planted().chain())).put("server", server).put("frames", integers(frames))
				.put("note", planting.planted().note());
		if (!repeats.isEmpty()) {
			fields.put("repeats", integers(repeats));
		}
		if (planting.planted().chain().contains("tls1.2 record")) {
			fields.put("needs", "keylog");
		}
		return fields;
	}

	private static Json integers(Collection<Long> values) {
		return Json.array(values.stream().map(Json::of).toList());
	}

	private static Json decoys(String chanceCanary) {
		return Json.array(List.of(
				decoy("E141", "R4", "not exact", "differs from E41, which is sent, in one byte; similar is right"),
				decoy("E142", "R4", "not exact", "the picture of E41 encoded anew with another quality; similar is right"),
				decoy("E143", "R4", "not exact", "the picture of E41 at half its size; similar is right"),
				decoy(Exhibits.CHANCE_CANARY_ID, "R6", "not a sighting, or with its chance said", "the four characters " + chanceCanary
						+ " stand by chance in a compressed photo"),
				decoy(Exhibits.DOWNLOAD_CANARY_ID, "R5", "not a witness", "stands in a download only"),
				decoy(Exhibits.IMEI_ID, "R8", "not a witness", "another handset on the network sends the number"),
				decoy(Exhibits.COUNTERFEIT_IMEI_ID, "R12", "not a witness", "the unit is a counterfeit, and excluded"),
				decoy(Exhibits.IMEI_ID, "R1", "not found in captures/r1-gateway-snaplen96.pcap",
				"the frames are cut before their content")));
	}

	private static Json links() {
		Json relay = Json.object().put("run", "R7").put("image", "firmware/r7-cust.img").put("path", "/preinstall/HmRelay.apk")
				.put("package", "com.hesperus.relay").put("host", Cast.ACCOUNT.name()).put("address", Cast.ACCOUNT.four())
				.put("note", "survives the wiping of the system partition");
		Json account = Json.object().put("run", "R1").put("image", "firmware/stock-system.simg").put("path", "/app/HesperusAccount.apk")
				.put("package", "com.hesperus.account").put("host", Cast.ACCOUNT.name()).put("address", Cast.ACCOUNT.four())
				.put("note", "the stock ROM's service");
		return Json.array(List.of(account, relay));
	}

	private static Json decoy(String exhibit, String run, String mustBe, String why) {
		return Json.object().put("exhibit", exhibit).put("run", run).put("mustBe", mustBe).put("why", why);
	}
}
