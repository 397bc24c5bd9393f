package org.telltale.handset.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.base.ExhibitKind;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetEvent;
import org.telltale.handset.InstalledPackage;
import org.telltale.handset.Setting;
import org.telltale.handset.TrafficCount;

class DumpsTest {

	private static final String APPOPS = """
			Current AppOps Service state:
			  Uid u0a103:
			    state=cch
			      COARSE_LOCATION: mode=ignore
			    Package com.example:
			      READ_CONTACTS (allow / switch READ_CONTACTS=allow):\s
			          Access: [bg-tpd] 2022-03-07 18:05:34.325 (-22d4h22m19s762ms)
			      READ_SMS (ignore):\s
			        null=[
			          Reject: [fg-s]2021-05-19 22:02:52.054 (-314d1h25m2s33ms)
			        ]
			        sync=[
			          Access: [bg-s] 2021-05-20 22:02:52.054 (-313d) duration=+33ms
			        ]
			  Uid u10a103:
			    Package com.example:
			      CAMERA: mode=1; time=+1m12s30ms ago; rejectTime=+4d ago; duration=+10s
			""";

	@Test
	void operationsAreSwitchesAndTheirUsesAreEvents() {
		ReadText read = ReadText.of(APPOPS);
		assertEquals("dumpsys-appops", read.format());
		assertEquals(Optional.of("ignore"), read.setting("appops", "uid:10103/COARSE_LOCATION"));
		assertEquals(Optional.of("allow"), read.setting("appops", "com.example/READ_CONTACTS"));
		assertEquals(Optional.of("ignore"), read.setting("appops", "com.example/READ_SMS"));
		assertEquals(Optional.of("ignore"), read.setting("appops.10", "com.example/CAMERA"), "numbers of old versions are words");
		assertEquals(List.of("access READ_CONTACTS", "reject READ_SMS", "access READ_SMS", "access CAMERA", "reject CAMERA"),
				read.all(HandsetEvent.class).stream().map(e -> e.kind() + " " + e.text()).toList());
		assertEquals(Map.of("uid", "10103", "state", "bg-tpd"), read.event(0).attributes());
		assertEquals("sync", read.event(2).attributes().get("tag"));
		assertEquals(List.of("zone"), read.event(0).moment().missing());
		assertEquals(Optional.of("+4d ago"), read.event(4).moment().written());
	}

	private static final String NETSTATS = """
			Active interfaces:
			  iface=wlan0 ident=[{type=WIFI}]
			Xt stats:
			  Pending bytes: 0
			  History since boot:
			  ident=[{type=1, ratType=COMBINED, wifiNetworkKey="Wifi", metered=false}] uid=-1 set=ALL tag=0x0
			    NetworkStatsHistory: bucketDuration=3600
			      st=1407405600 rb=397520517 rp=303482 tb=4680000 tp=61542 op=0
			UID stats:
			  ident=[{type=MOBILE, subscriberId=310260...}, {type=WIFI}] uid=10021 set=FOREGROUND tag=0x0
			    NetworkStatsHistory: bucketDuration=7200
			      (omitting 12 buckets)
			      st=1407405600 rb=100 rp=1 tb=50 tp=2 op=0
			      st=1407412800 rb=broken
			UID tag stats:
			  ident=[[type=MOBILE]] uid=10021 set=DEFAULT tag=0xffffff01
			    NetworkStatsHistory: bucketDuration=3600000
			      bucketStart=1407405600000 activeTime=3600000 rxBytes=10 rxPackets=1 txBytes=5 txPackets=3 operations=0
			""";

	@Test
	void trafficIsCountedByUidInSecondsAndInMilliseconds() {
		ReadText read = ReadText.of(NETSTATS);
		assertEquals("dumpsys-netstats", read.format());
		List<TrafficCount> counts = read.all(TrafficCount.class);
		assertEquals(List.of("Xt -1", "UID 10021", "UID tag 10021"), counts.stream().map(c -> c.table() + " " + c.uid()).toList());
		assertEquals(new TrafficCount.Volume(100, 1), counts.get(1).received());
		assertEquals(new TrafficCount.Volume(50, 2), counts.get(1).sent());
		assertEquals(List.of(1407405600000000000L, 7_200_000_000_000L), List.of(counts.get(1).startNanos(), counts.get(1).durationNanos()));
		assertEquals(List.of(1407405600000000000L, 3_600_000_000_000L), List.of(counts.get(2).startNanos(), counts.get(2).durationNanos()));
		assertEquals(0xffffff01L, counts.get(2).tag());
		assertEquals("{type=MOBILE, subscriberId=310260...}, {type=WIFI}", counts.get(1).network());
		assertEquals(List.of("netstats.omitted", "text.not-read"), read.codes());
	}

	@Test
	void settingsHaveTheirUserAndTheirHistory() {
		ReadText read = ReadText.of("""
				GLOBAL SETTINGS (user 0)
				version: 213
				_id:5 name:mobile_data pkg:com.android.phone value:0 default:1 defaultSystemSet:true
				_id:6 name:text pkg:android value:a default: b default:null defaultSystemSet:false tag:x
				_id:7 name:none pkg:android value:{null}
				  History (mobile_data)
				    time:08-23 10:01:51.098 mode:update oldValue:1 newValue:0 package:com.android.phone
				SECURE SETTINGS (user 10)
				_id:240 name:android_id pkg:android value:0123456789abcdef tag:null
				CONFIG SETTINGS (user 0)
				_id:1 name:flag value:1
				""");
		assertEquals("dumpsys-settings", read.format());
		assertEquals(Optional.of("0"), read.setting("global", "mobile_data"));
		assertEquals(Optional.of("a default: b"), read.setting("global", "text"));
		assertEquals(Optional.of(""), read.setting("global", "none"));
		assertEquals(Optional.of("0123456789abcdef"), read.setting("secure.10", "android_id"));
		assertEquals(List.of("setting-change", "global/mobile_data", "0"), List.of(read.event(0).kind(), read.event(0).subject(), read.event(0).text()));
		assertEquals(Map.of("old", "1", "mode", "update", "package", "com.android.phone"), read.event(0).attributes());
		assertEquals(List.of("year", "zone"), read.event(0).moment().missing());
		assertEquals(4, read.all(Setting.class).size());
	}

	@Test
	void reportIsReadSectionBySection() {
		ReadText read = ReadText.of("== dumpstate: 2022-03-29 23:14:26\n------ SYSTEM LOG (logcat -v threadtime -d *:v) ------\n"
				+ "--------- beginning of main\n03-29 23:14:20.001  1  2 I Tag : m\n------ 0.1s was the duration of 'SYSTEM LOG' ------\n"
				+ "------ SYSTEM PROPERTIES (getprop) ------\n[a]: [b]\n------ KERNEL LOG (dmesg) ------\n<6>[ 0.0] x\n"
				+ "-------------------------------------------------------------------------------\nDUMP OF SERVICE CRITICAL SurfaceFlinger:\nlayers\n"
				+ "--------- 0.002s was the duration of dumpsys SurfaceFlinger, ending at: 2022-03-29 23:14:26\n"
				+ "DUMP OF SERVICE account:\nUser UserInfo{0:Owner:13}:\n  Accounts: 2\n    Account {name=ann@example.org, type=com.google}\n"
				+ "    Account {name=12345678, type=com.xiaomi}\n"
				+ "DUMP OF SERVICE appops:\n" + APPOPS + "DUMP OF SERVICE netstats:\n" + NETSTATS + "DUMP OF SERVICE package:\nPackages:\n  Package [a] (1):\n    userId=10001\n"
				+ "DUMP OF SERVICE dbinfo:\nConnection pool for /data/data/a/databases/d.db:\n        0: [2023-07-27 12:21:44.097] executeForLong took 2ms - succeeded, sql=\"SELECT \"\"x\"\"\"\n");
		assertEquals("dumpsys", read.format());
		assertEquals(Optional.of("b"), read.setting("property", "a"));
		assertEquals(Optional.of("ann@example.org"), read.setting("account", "com.google"));
		assertEquals(Optional.of("12345678"), read.setting("account", "com.xiaomi"));
		assertEquals(List.of(ExhibitKind.EMAIL), read.all(Exhibit.class).stream().map(Exhibit::kind).toList(), "a number without + may be any number");
		assertEquals(Optional.of("allow"), read.setting("appops", "com.example/READ_CONTACTS"));
		assertEquals(3, read.all(TrafficCount.class).size());
		assertEquals(1, read.all(InstalledPackage.class).size());
		HandsetEvent sql = read.all(HandsetEvent.class).getLast();
		assertEquals(List.of("sql", "/data/data/a/databases/d.db", "SELECT \"\"x\"\""), List.of(sql.kind(), sql.subject(), sql.text()));
		assertTrue(read.problems().getLast().what().contains("KERNEL LOG, SurfaceFlinger"), read.problems().getLast().what());
		assertEquals("03-29 23:14:20.001  1  2 I Tag : m", read.cited(read.event(0)));
	}

	@Test
	void sectionThatComesTwiceIsSaid() {
		ReadText read = ReadText.of("DUMP OF SERVICE appops:\n" + APPOPS + "DUMP OF SERVICE appops:\n" + APPOPS);
		assertEquals(List.of("dumpsys.twice", "text.not-read"), read.codes());
	}

	@Test
	void textsOfAWindowsShellAreRead() {
		for (String ends : List.of("\r\n", "\r\r\n")) {
			ReadText read = ReadText.of(APPOPS.replace("\n", ends));
			assertEquals(Optional.of("ignore"), read.setting("appops", "com.example/READ_SMS"));
		}
		for (var wide : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
			byte[] file = ("\uFEFF" + APPOPS.replace("\n", "\r\n")).getBytes(wide);
			ReadText read = ReadText.of(file);
			assertEquals("dumpsys-appops", read.format());
			assertEquals(Optional.of("ignore"), read.setting("appops", "com.example/READ_SMS"));
			var place = read.records().getFirst().source().places().getFirst().range();
			assertEquals("      COARSE_LOCATION: mode=ignore", new String(file, (int) place.offset(), (int) place.length(), wide));
		}
	}
}
