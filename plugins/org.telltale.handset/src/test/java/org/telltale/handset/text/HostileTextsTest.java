package org.telltale.handset.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.handset.HandsetRecord;

/** Texts that are cut, changed or made to hurt: nothing is thrown, every place lies in the file, the same bytes give the same. */
class HostileTextsTest {

	private static final List<String> TEXTS = List.of(
			"[a]: [b\nc]\n[ro.serialno]: [HM0001SYN]\n",
			"a.b 10021 0 /data/user/0/a.b default 3003 0 512 1 com.android.vending\n",
			"  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
					+ "   0: 6401A8C0:9C40 9A5F0F2A:0050 01 00000000:00000000 00:00000000 00000000 10021        0 18231 1\n2014-08-07T10:00:00Z\n",
			"--------- beginning of main\n01-02 01:02:04.156  1234  5678 D Tag     : m\nD/Tag( 1234): m\n[ 2014-01-02 01:02:04.156 +0000  1234: 5678 D/Tag ]\nm\n\n",
			"USER           PID  PPID     VSZ    RSS WCHAN            ADDR S NAME\nu0_a21         912   300    1   2 0   0 S com.example.cloud\n",
			"DUMP OF SERVICE appops:\nCurrent AppOps Service state:\n  Uid u0a103:\n      A: mode=ignore\n    Package a:\n      B (allow): \n"
					+ "          Access: [bg-tpd] 2022-03-07 18:05:34.325 (-22d)\n      C: mode=1; time=+1m ago\n"
					+ "DUMP OF SERVICE netstats:\nUID stats:\n  ident=[x] uid=10021 set=FOREGROUND tag=0x0\n    NetworkStatsHistory: bucketDuration=7200\n"
					+ "      st=1407405600 rb=100 rp=1 tb=50 tp=2 op=0\nDUMP OF SERVICE package:\nPackages:\n  Package [a.b] (1):\n    userId=10021\n    flags=[ SYSTEM ]\n"
					+ "    User 0: x\n      runtime permissions:\n        p: granted=true\nDUMP OF SERVICE settings:\nSECURE SETTINGS (user 0)\n"
					+ "_id:1 name:android_id pkg:a value:0123456789abcdef default:x defaultSystemSet:true\n  History (a)\n"
					+ "    time:08-23 10:01:51.098 mode:update oldValue:1 newValue:0 package:p\nDUMP OF SERVICE dbinfo:\nConnection pool for /d:\n"
					+ "  0: [2023-07-27 12:21:44.097] [Pid:(0)]execute took 2ms - succeeded, sql=\"S\", path=/d\n",
			"[{\"name\":\"a\",\"files\":[{\"path\":\"p\"}],\"uid\":1}]",
			"[{\"path\":\"a\",\"modified_time\":1}]",
			"<packages><package name='a' userId='10021' it='147b0a3e000' publicFlags='1'/></packages>",
			"<accounts><listenForTickles user='0' enabled='true'/><authority user='1' enabled='x' account='a' type='t' authority='u'/></accounts>",
			"<usage-history><pkg name='a'><comp name='b' lrt='1'/></pkg></usage-history>");

	@Test
	void cutAtEachByteNothingIsThrown() {
		for (String text : TEXTS) {
			byte[] whole = text.getBytes(StandardCharsets.UTF_8);
			int records = ReadText.of(whole).records().size();
			assertTrue(records > 0, text);
			for (int length = 0; length < whole.length; length++) {
				ReadText cut = check(Arrays.copyOf(whole, length));
				assertTrue(cut.records().size() <= records, text.substring(0, Math.min(length, text.length())));
			}
		}
	}

	@Test
	void changedBytesThrowNothing() {
		Random random = new Random(4);
		for (int round = 0; round < 1500; round++) {
			byte[] changed = TEXTS.get(round % TEXTS.size()).getBytes(StandardCharsets.UTF_8);
			int highest = changed[0] == '<' ? 128 : 256;
			for (int change = random.nextInt(6); change >= 0; change--) {
				changed[random.nextInt(changed.length)] = (byte) (random.nextBoolean() ? random.nextInt(highest) : "0123456789=:[]{}\"\n -".charAt(random.nextInt(20)));
			}
			check(changed);
		}
	}

	@Test
	void longLinesAreCutAndSaid() {
		String line = "D/Tag( 1): " + "x".repeat(TextLines.MOST_BYTES);
		ReadText read = check((line + "\nD/Tag( 1): y\n").getBytes(StandardCharsets.UTF_8));
		assertEquals(2, read.records().size());
		assertEquals(TextLines.MOST_BYTES - 11, read.event(0).text().length());
		assertEquals(List.of("text.long-lines"), read.codes());
	}

	/** Expressions that go back and forth would not end here in a person's life. */
	@Test
	void linesThatTemptToGoBackAndForthAreReadOnce() {
		for (String start : List.of("D/", "01-02 01:02:04.156  1  2 D ", "[ 01-02 01:02:04.156  1: 2 D/", "[a]: [", "USER PID ", "_id:1 name:a value:")) {
			for (String part : List.of(" ", "( ", "(1: ", ": ", " default:", "a=[", "\"", "PID ", ") ------ (")) {
				StringBuilder text = new StringBuilder();
				for (int i = 0; i < 5; i++) {
					text.append(start).append(part.repeat(60_000 / part.length())).append('\n');
				}
				check(text.toString().getBytes(StandardCharsets.UTF_8));
				check(("DUMP OF SERVICE settings:\nGLOBAL SETTINGS (user 0)\n" + text).getBytes(StandardCharsets.UTF_8));
			}
		}
	}

	@Test
	void headingsWithoutATitleAndNumbersThatAreBlankThrowNothing() {
		String text = "DUMP OF SERVICE package:\nPackages:\n  Package [a.b] (1):\n    userId= \n    versionCode= \n  Package [c.d] (2):\n    userId=10021\n"
				+ "    versionCode= \n------ (logcat -d) ------\n------ () ------\nx\n";
		ReadText read = check(text.getBytes(StandardCharsets.UTF_8));
		assertEquals(List.of("package.uid", "text.not-read"), read.codes());
		assertEquals("c.d", read.installed(0).name());
	}

	@Test
	void sectionsOfManyNamesAreNotAllKept() {
		StringBuilder text = new StringBuilder("== dumpstate: x\n");
		for (int i = 0; i < 500; i++) {
			text.append("------ LOG ").append(i).append(" (logcat -d) ------\nD/Tag( 1): m\n");
		}
		ReadText read = check(text.toString().getBytes(StandardCharsets.UTF_8));
		assertEquals(500, read.records().size());
		assertEquals(List.of("dumpsys.many-sections", "text.not-read"), read.codes());
	}

	@Test
	void numbersThatRunOverAreNoRecords() {
		assertEquals(0, check("UID stats:\n".repeat(2).concat("  ident=[x] uid=10021 set=A tag=0x0\n    NetworkStatsHistory: bucketDuration=999999999999\n      st=999999999999999999 rb=1 rp=1 tb=1 tp=1\n")
				.replaceFirst("UID stats:\n", "Active interfaces:\n").getBytes(StandardCharsets.UTF_8)).records().size());
		check("[{\"path\":\"a\",\"modified_time\":9223372036854775807}]".getBytes(StandardCharsets.UTF_8));
		check("<packages><package name='a' userId='1' it='fffffffffffffff'/></packages>".getBytes(StandardCharsets.UTF_8));
	}

	private static ReadText check(byte[] file) {
		ReadText read = ReadText.of(file);
		for (HandsetRecord record : read.records()) {
			record.source().places().forEach(place -> inside(place, file));
		}
		for (Problem problem : read.problems()) {
			inside(problem.where(), file);
		}
		ReadText again = ReadText.of(file);
		assertEquals(read.records(), again.records());
		assertEquals(read.problems(), again.problems());
		return read;
	}

	private static void inside(Where where, byte[] file) {
		assertTrue(where.range().end() <= file.length, where + " of " + file.length);
	}
}
