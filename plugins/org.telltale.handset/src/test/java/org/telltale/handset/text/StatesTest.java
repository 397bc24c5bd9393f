package org.telltale.handset.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telltale.base.Where;
import org.telltale.handset.DeviceState;
import org.telltale.handset.HandsetRecord;

class StatesTest {

	private static final String AT = "2014-08-05 10:00:01.000 +0000  823  861 ";

	private static List<String> states(ReadText read) {
		return read.all(DeviceState.class).stream().map(state -> state.dimension() + "=" + state.value()).toList();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
			"I PowerManagerService: Waking up from sleep...;screen=on",
			"I PowerManagerService: Waking up from Asleep (uid=1000 reason=WAKE_REASON_POWER_BUTTON details=android.policy:POWER)...;screen=on",
			"I PowerManagerService: Powering on display group from Asleep (groupId=0, uid=1000)...;screen=on",
			"I PMS     : Going to sleep due to screen timeout...;screen=off",
			"I PowerManagerService: Going to sleep due to power button (uid 1000)...;screen=off",
			"I PowerManagerService: Powering off display group due to timeout (groupId= 0, uid= 1000)...;screen=off",
			"I screen_toggled: 1;screen=on", "I power_screen_state: [0,2,0,0,409];screen=off",
			"I boot_progress_start: 5000;boot=started", "I SystemServer: Entered the Android system server!;boot=started",
			"I boot_progress_enable_screen: 21000;boot=completed", "I UserController: Finished processing BOOT_COMPLETED for u0;boot=completed",
			"D ConnectivityService: Attempting to switch to mobile;bearer-attempt=cellular", "D ConnectivityService: Attempting to switch to WIFI;bearer-attempt=wifi",
			"D ConnectivityService: Switching to new default network: NetworkAgentInfo{ ni{[type: WIFI[], state: CONNECTED/CONNECTED] }};bearer=wifi",
			"D ConnectivityService: Switching to new default network for: uid/pid:1000/900 using [101 CELLULAR];bearer=cellular",
			"D ConnectivityService: NetworkAgentInfo [WIFI () - 100] EVENT_NETWORK_INFO_CHANGED, going from CONNECTING to CONNECTED;wifi-link=connected",
			"D ConnectivityService: NetworkAgentInfo [MOBILE (LTE) - 101] EVENT_NETWORK_INFO_CHANGED, going from CONNECTED to DISCONNECTED;cellular-link=disconnected",
			"D ConnectivityService: [100 WIFI] EVENT_NETWORK_INFO_CHANGED, going from CONNECTING to CONNECTED;wifi-link=connected"})
	void linesOfSeveralVersionsSayTheState(String line, String state) {
		ReadText read = ReadText.of(AT + line + "\n");
		assertEquals(List.of(state, "log=end"), states(read));
		assertEquals(Optional.of(1407232801000000000L), read.all(DeviceState.class).getFirst().moment().epochNanos());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
			"I PowerManagerService: Not waking up from sleep", "I MyApp: Waking up from sleep...", "I screen_toggled: 2", "I power_screen_state: [11,0]",
			"I UserController: Finished processing BOOT_COMPLETED for u10", "D ConnectivityService: Attempting to switch to BLUETOOTH_TETHER",
			"D ConnectivityService: NetworkAgentInfo [WIFI_P2P () - 501] EVENT_NETWORK_INFO_CHANGED, going from null to CONNECTED",
			"D ConnectivityService: NetworkAgentInfo [WIFI () - 100] EVENT_NETWORK_INFO_CHANGED, going from null to CONNECTING"})
	void whatOnlyLooksLikeItSaysNothing(String line) {
		assertEquals(List.of(), states(ReadText.of(AT + line + "\n")));
	}

	@Test
	void ofEqualOnesBehindEachOtherTheFirstIsToldAndAStartForgetsAll() {
		ReadText read = ReadText.of(String.join("\n", AT + "I screen_toggled: 1", AT + "I screen_toggled: 1", AT + "I SystemServer: Entered the Android system server!",
				AT + "I screen_toggled: 1", "2014-08-05 09:00:00.000 +0000  1  1 I Other: earlier", ""));
		assertEquals(List.of("screen=on", "boot=started", "screen=on", "log=end"), states(read));
		assertEquals(Optional.of(1407232801000000000L), read.all(DeviceState.class).getLast().moment().epochNanos(), "the latest line, not the last");
	}

	@Test
	void aBearerIsToldAgainBehindTheLossOfItsLinkAndAnAttempt() {
		String wifi = AT + "D ConnectivityService: Switching to new default network for: uid/pid:1000/900 using [100 WIFI]";
		ReadText read = ReadText.of(String.join("\n", wifi, AT + "D ConnectivityService: [101 CELLULAR] EVENT_NETWORK_INFO_CHANGED, going from CONNECTED to DISCONNECTED", wifi,
				AT + "D ConnectivityService: [100 WIFI] EVENT_NETWORK_INFO_CHANGED, going from CONNECTED to DISCONNECTED", wifi, AT + "D ConnectivityService: Attempting to switch to mobile", wifi, ""));
		assertEquals(List.of("bearer=wifi", "cellular-link=disconnected", "wifi-link=disconnected", "bearer=wifi", "bearer-attempt=cellular", "bearer=wifi", "log=end"), states(read));
	}

	@Test
	void aLogWithoutYearNamesNoInstantAndItsEndAsItIsWritten() {
		ReadText read = ReadText.of("08-05 10:00:01.000  823  861 I screen_toggled: 0\n08-05 10:00:09.000  823  861 I Other: x\n08-05 10:00:02.000  823  861 I Other: x\n");
		assertEquals(List.of("screen=off", "log=end"), states(read));
		assertEquals(Optional.of("08-05 10:00:09.000"), read.all(DeviceState.class).getLast().moment().written());
		assertEquals(List.of("year", "zone"), read.all(DeviceState.class).getFirst().moment().missing());
	}

	@Test
	void anAppThatWritesUnderTheSystemsTagSaysNothing() {
		assertEquals(List.of(), states(ReadText.of("2014-08-05 10:00:01.000 +0000 u0_a21  823  861 I PowerManagerService: Waking up from sleep...\n")));
		assertEquals(List.of("screen=on", "log=end"), states(ReadText.of("2014-08-05 10:00:01.000 +0000  1000  823  861 I PowerManagerService: Waking up from sleep...\n")));
	}

	@Test
	void theBytesOfAStateAreItsLine() {
		ReadText read = ReadText.of("--------- beginning of main\n" + AT + "I screen_toggled: 0\n");
		Where place = read.all(DeviceState.class).getFirst().source().places().getFirst();
		assertEquals(AT + "I screen_toggled: 0", new String(read.file(), (int) place.range().offset(), (int) place.range().length(), StandardCharsets.UTF_8).strip());
	}

	@Test
	void dumpsSayTheStateAtTheirMoment() {
		ReadText read = ReadText.of(String.join("\n", "========================================================", "== dumpstate: 2022-03-29 23:14:26",
				"DUMP OF SERVICE power:", "  mWakefulness=Asleep", "Display Power: state=ON", "DUMP OF SERVICE battery:", "Current Battery Service state:",
				"  AC powered: false", "  USB powered: false", "  Wireless powered: false", "DUMP OF SERVICE wifi:", "Wi-Fi is enabled", "DUMP OF SERVICE connectivity:",
				"Active default network: 101", "  NetworkAgentInfo{network{100}  ni{WIFI CONNECTED} }", "  NetworkAgentInfo{network{101}  ni{MOBILE[LTE] CONNECTED} }", ""));
		assertEquals(List.of("screen=on", "power=battery", "wifi=on", "bearer=cellular"), states(read));
		assertEquals(List.of("zone"), read.all(DeviceState.class).getFirst().moment().missing());
	}

	/** The form of Android 13's history; offsets count from the line with a time. */
	@Test
	void historyOfTheBatterySaysWhenScreenAndConnectionsChanged() {
		ReadText read = ReadText.of(String.join("\n", "DUMP OF SERVICE batterystats:", "Battery History (0% used, 11KB used of 4096KB, 79 strings using 9632):",
				"                    0 (19) RESET:TIME: 2023-07-27-12-34-18", "                    0 (2) 100 c0100024 status=discharging plug=none +screen +wifi",
				"               +343ms (3) 100 80000024 -wake_lock -screen -usb_data stats=0:\"get-stats\"", "         +23m32s163ms (2) 100 c0000020 +wake_lock=u0a12:\"x +screen plug=usb conn=1:\"",
				"             +1h0m0s0ms (2) 099 c0000020 conn=1:\"CONNECTED\"", "             +1h0m1s0ms (2) 099 TIME: 2023-07-27-13-00-00", "             +1h0m2s0ms (9) TIME: 2023-07-27-14-00-00",
				"             +1h0m5s0ms (2) 099 c0000020 plug=usb", "Daily stats:", "    +5s (2) 099 c0000020 +screen", ""));
		assertEquals(List.of("power=battery", "screen=on", "wifi=on", "screen=off", "wifi-link=connected", "power=usb", "log=end"), states(read));
		assertEquals(List.of("2023-07-27 12:34:18.000", "2023-07-27 12:34:18.343", "2023-07-27 13:34:18.000", "2023-07-27 14:00:03.000"), read.all(DeviceState.class).stream()
				.flatMap(state -> state.moment().written().stream()).distinct().toList());
		assertEquals(List.of("zone"), read.all(DeviceState.class).getFirst().moment().missing());
	}

	@Test
	void historyWithoutATimeNamesNoMoment() {
		ReadText read = ReadText.of("DUMP OF SERVICE batterystats:\nBattery History:\n      +5s (2) 100 c +screen\n      +9s (2) TIME: 2023-99-27-12-34-18\n      +9999d999h999m999s9999ms (2) 100 c -screen\n");
		assertEquals(List.of("screen=on", "screen=off"), states(read));
		assertTrue(read.all(DeviceState.class).stream().allMatch(state -> state.moment().written().isEmpty()));
	}

	@Test
	void aDumpWithoutTimeSaysNone() {
		ReadText read = ReadText.of("DUMP OF SERVICE power:\n  mWakefulness=Asleep\nDUMP OF SERVICE battery:\n  AC powered: false\n  USB powered: true\nDUMP OF SERVICE connectivity:\nActive default network: none\n");
		assertEquals(List.of("screen=off", "power=usb", "bearer=none"), states(read));
		assertEquals(Optional.empty(), read.all(DeviceState.class).getFirst().moment().written());
	}

	@Test
	void cutAndRandomLogsGiveNoMoreThanTheirWhole() {
		byte[] whole = (AT + "D ConnectivityService: NetworkAgentInfo [MOBILE (LTE) - 101] EVENT_NETWORK_INFO_CHANGED, going from CONNECTED to DISCONNECTED\n" + AT
				+ "I power_screen_state: [0,2,0,0,409]\nDUMP OF SERVICE battery:\n  AC powered: true\n").getBytes(StandardCharsets.UTF_8);
		Random random = new Random(5);
		for (int end = 0; end < whole.length; end++) {
			byte[] cut = java.util.Arrays.copyOf(whole, end);
			for (int change = 0; change < 3 && end > 0; change++) {
				cut[random.nextInt(end)] = (byte) random.nextInt(256);
			}
			List<HandsetRecord> records = ReadText.of(cut).records();
			assertTrue(records.stream().filter(DeviceState.class::isInstance).count() <= 4);
		}
	}

	@Test
	void aLongTextIsCutAndNotInsideACharacter() {
		ReadText read = ReadText.of(AT + "I PowerManagerService: Waking up from " + "\uD83D\uDE00".repeat(400) + "\n");
		String text = read.all(DeviceState.class).getFirst().text();
		assertTrue(text.length() <= 400 && !Character.isHighSurrogate(text.charAt(text.length() - 1)));
	}
}
