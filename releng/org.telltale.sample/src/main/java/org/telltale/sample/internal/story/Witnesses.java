package org.telltale.sample.internal.story;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.telltale.sample.internal.wire.Node;
import org.telltale.sample.internal.wire.WirePacket;

/**
 * What the handset itself noted of its state and of what it sent: a log of R2, and its counters of R5, which agree with the capture, and of R14, which
 * have bytes over the cellular network that no capture point saw.
 */
final class Witnesses {

	private static final String FOLDER = "handset/witnesses/";
	private static final DateTimeFormatter LOG = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS Z", Locale.ROOT).withZone(ZoneOffset.ofHours(8));
	private static final long HOUR_MILLIS = 3_600_000;
	private static final String WIFI = "[[type=WIFI, subType=COMBINED, networkId=\"lab-ap\"]]";
	private static final String CELLULAR = "[[type=MOBILE, subType=COMBINED, subscriberId=001010...]]";

	private Witnesses() {
	}

	/** What was counted in an hour. */
	private record Count(long received, long receivedPackets, long sent, long sentPackets) {

		Count plus(Count other) {
			return new Count(received + other.received, receivedPackets + other.receivedPackets, sent + other.sent, sentPackets + other.sentPackets);
		}
	}

	/** Adds the files to the evidence. */
	static void write(EvidenceFolder folder, List<Run> runs) {
		add(folder, "r2-logcat.txt", log(), run(runs, "R2"));
		add(folder, "r5-netstats.txt", netstats(wireless(run(runs, "R5")), Map.of(), ""), run(runs, "R5"));
		Map<Long, Count> cellular = new TreeMap<>();
		for (int day = 2; day < 5; day++) {
			cellular.put(Instant.parse("2014-08-22T15:00:00Z").toEpochMilli() + day * 24 * HOUR_MILLIS, new Count(5_200, 40, 21_400, 52));
		}
		String app = "UID stats:\n" + history(CELLULAR + " uid=10088 set=DEFAULT", 2 * HOUR_MILLIS, Map.of(Instant.parse("2014-08-24T14:00:00Z").toEpochMilli(), new Count(5_000, 38, 20_900, 50)));
		add(folder, "r14-netstats.txt", netstats(wireless(run(runs, "R14")), cellular, app), run(runs, "R14"));
	}

	private static Run run(List<Run> runs, String id) {
		return runs.stream().filter(run -> run.id().equals(id)).findFirst().orElseThrow();
	}

	private static void add(EvidenceFolder folder, String name, String text, Run run) {
		folder.evidence(FOLDER + name, text.getBytes(StandardCharsets.UTF_8), Acquisition.copied("handset-artefact", run.id(), run.end().toString()));
	}

	/** The form {@code logcat -v threadtime -v year -v zone}. */
	private static String log() {
		StringBuilder out = new StringBuilder("--------- beginning of main\n");
		line(out, "2014-08-05T12:58:30Z", "I PowerManagerService: Waking up from sleep...");
		line(out, "2014-08-05T12:59:00Z", "D ConnectivityService: Attempting to switch to WIFI");
		line(out, "2014-08-05T13:04:51Z", "I ActivityManager: START u0 {act=android.intent.action.INSERT cmp=com.hesperus.contacts/.Edit} from pid 1402");
		line(out, "2014-08-05T13:20:00Z", "I PowerManagerService: Going to sleep due to screen timeout...");
		line(out, "2014-08-05T13:30:00Z", "I PowerManagerService: Waking up from sleep...");
		line(out, "2014-08-05T13:45:00Z", "I PowerManagerService: Going to sleep due to power button...");
		line(out, "2014-08-05T14:02:00Z", "D SyntheticLog: end of the log of R2");
		return out.toString();
	}

	private static void line(StringBuilder out, String at, String message) {
		out.append(LOG.format(Instant.parse(at))).append("   612   640 ").append(message).append('\n');
	}

	/** What the handset sent and received on the laboratory's network, by the hour. */
	private static Map<Long, Count> wireless(Run run) {
		Map<Long, Count> hours = new TreeMap<>();
		for (WirePacket packet : run.lab().traffic().packets()) {
			long hour = Math.floorDiv(packet.nanos() / 1_000_000, HOUR_MILLIS) * HOUR_MILLIS;
			int bytes = packet.bytes().length;
			Node handset = Cast.HANDSET;
			if (packet.from() == handset) {
				hours.merge(hour, new Count(0, 0, bytes, 1), Count::plus);
			} else if (packet.to() == handset) {
				hours.merge(hour, new Count(bytes, 1, 0, 0), Count::plus);
			}
		}
		return hours;
	}

	/** What {@code dumpsys netstats detail} prints on Android 4.4. */
	private static String netstats(Map<Long, Count> wireless, Map<Long, Count> cellular, String apps) {
		return "Active interfaces:\n  iface=wlan0 ident=" + WIFI + "\nXt stats:\n" + history(WIFI + " uid=-1 set=ALL", HOUR_MILLIS, wireless)
				+ (cellular.isEmpty() ? "" : history(CELLULAR + " uid=-1 set=ALL", HOUR_MILLIS, cellular)) + apps;
	}

	private static String history(String key, long duration, Map<Long, Count> counts) {
		StringBuilder out = new StringBuilder("  ident=" + key + " tag=0x0\n    NetworkStatsHistory: bucketDuration=" + duration + "\n");
		new TreeMap<>(counts).forEach((start, count) -> out.append("      bucketStart=").append(start).append(" activeTime=").append(duration).append(" rxBytes=").append(count.received())
				.append(" rxPackets=").append(count.receivedPackets()).append(" txBytes=").append(count.sent()).append(" txPackets=").append(count.sentPackets())
				.append(" operations=0\n"));
		return out.toString();
	}
}
