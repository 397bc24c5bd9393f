package org.telltale.handset.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.handset.InstalledPackage;

class PackageTextsTest {

	@Test
	void newListsTellVersionAndWhoInstalled() {
		ReadText read = ReadText.of("a.b 10021 0 /data/user/0/a.b default:targetSdkVersion=30 3003 0 512 1 com.android.vending\n"
				+ "c.d 1000 0 /data/user_de/0/c.d platform none 0 30 1 @system\n");
		assertEquals("packages.list", read.format());
		assertEquals(Map.of("versionCode", "512", "system", "false", "installer", "com.android.vending"), read.installed(0).attributes());
		assertEquals(Map.of("versionCode", "30", "system", "true"), read.installed(1).attributes());
	}

	private static final String DUMP = """
			Database versions:
			  Internal:
			    sdkVersion=29 databaseVersion=3

			Packages:
			  Package [a.b] (d64f8e0):
			    userId=10021
			    codePath=/data/app/a.b-1
			    versionCode=512 minSdk=28 targetSdk=28
			    versionName=5.0.07
			    flags=[ SYSTEM HAS_CODE ]
			    dataDir=/data/user/0/a.b
			    firstInstallTime=2014-08-01 16:00:00
			    lastUpdateTime=2014-08-02 16:00:00
			    installerPackageName=null
			    install permissions:
			      android.permission.INTERNET: granted=true
			    User 0: ceDataInode=1 installed=true
			      gids=[3003]
			      runtime permissions:
			        android.permission.READ_SMS: granted=true, flags=[ USER_SET]
			    User 10: ceDataInode=2 installed=true
			      runtime permissions:
			        android.permission.READ_SMS: granted=false
			      disabledComponents:
			        a.b.C: granted=true
			  Package [old] (1):
			    userId=10022 gids=[3003, 1028]
			    versionCode=3
			  Package [c.d] (f00):
			    appId=10023
			    versionName=1
			    User 0: ceDataInode=1
			      firstInstallTime=2023-01-01 00:00:00

			Hidden system packages:
			  Package [a.b] (e):
			    userId=10021
			    pkgFlags=[ HAS_CODE ]
			Shared users:
			  SharedUser [android.uid.system] (1):
			    userId=1000
			""";

	@Test
	void dumpTellsUidVersionTimesFlagsAndGrants() {
		ReadText read = ReadText.of(DUMP);
		assertEquals("dumpsys-package", read.format());
		assertEquals(List.of("a.b 10021", "old 10022", "c.d 10023", "a.b 10021"),
				read.all(InstalledPackage.class).stream().map(p -> p.name() + " " + p.uid()).toList());
		assertEquals(Map.of("codePath", "/data/app/a.b-1", "firstInstallWritten", "2014-08-01 16:00:00", "lastUpdateWritten", "2014-08-02 16:00:00",
				"system", "true", "version", "5.0.07", "versionCode", "512"), read.installed(0).attributes());
		assertEquals("/data/user/0/a.b", read.installed(0).folder());
		assertEquals("2023-01-01 00:00:00", read.installed(2).attributes().get("firstInstallWritten"));
		assertEquals(Map.of("state", "hidden", "system", "false"), read.installed(3).attributes());
		assertEquals(Optional.of("true"), read.setting("permission", "a.b/android.permission.READ_SMS"));
		assertEquals(Optional.of("false"), read.setting("permission.10", "a.b/android.permission.READ_SMS"));
		assertEquals(Optional.empty(), read.setting("permission", "a.b/android.permission.INTERNET"), "given at the installation, no switch");
		assertEquals(Optional.empty(), read.setting("permission.10", "a.b/a.b.C"), "of another list");
		assertEquals(List.of("text.not-read"), read.codes());
		assertTrue(read.cited(read.installed(0)).startsWith("  Package [a.b]"));
		assertTrue(read.cited(read.installed(0)).endsWith("a.b.C: granted=true"));
	}

	@Test
	void packageThatIsCutBeforeItsUidIsReported() {
		ReadText read = ReadText.of("Packages:\n  Package [a.b] (1):\n");
		assertEquals(List.of(), read.records());
		assertEquals(List.of("package.uid"), read.codes());
	}

	@Test
	void propertyWithoutItsEndIsListedAndSaid() {
		ReadText read = ReadText.of("[a]: [one\ntwo\n[b]: [3]\n");
		assertEquals(Optional.of("one\ntwo"), read.setting("property", "a"));
		assertEquals(Optional.of("3"), read.setting("property", "b"));
		assertEquals(List.of("getprop.open"), read.codes());
	}

	@Test
	void processesNameTheirOwners() {
		ReadText read = ReadText.of("USER           PID  PPID     VSZ    RSS WCHAN            ADDR S NAME\nu0_a21         912   300    1   2 0   0 S com.example.cloud\n"
				+ "u10_i3 1 2 3 4 5 6 S x\nbroken\n");
		assertEquals("ps", read.format());
		assertEquals("com.example.cloud", read.event(0).subject());
		assertEquals(Map.of("pid", "912", "ppid", "300", "uid", "10021", "user", "u0_a21"), read.event(0).attributes());
		assertEquals("1099003", read.event(1).attributes().get("uid"));
		assertEquals(List.of("text.line"), read.codes());
		read = ReadText.of("USER     PID   PPID  VSIZE  RSS     WCHAN    PC         NAME\napp_21    1     0     372    220   c00e4f7c 0000d67c S com.example\n");
		assertEquals("com.example", read.event(0).subject(), "toolbox has no heading for the state");
		assertEquals("10021", read.event(0).attributes().get("uid"));
	}
}
