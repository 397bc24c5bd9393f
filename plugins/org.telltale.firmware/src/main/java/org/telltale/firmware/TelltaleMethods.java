package org.telltale.firmware;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.telltale.firmware.dex.DexMethod;

/** Methods of Android and Java that read identifiers and personal content, send messages, or reach the network. */
final class TelltaleMethods {

	private static final Map<String, Set<String>> BY_OWNER = Map.ofEntries(
			Map.entry("android.telephony.TelephonyManager", Set.of("getDeviceId", "getImei", "getMeid", "getSubscriberId", "getLine1Number",
					"getSimSerialNumber", "getCellLocation", "getAllCellInfo", "getNeighboringCellInfo")),
			Map.entry("android.telephony.SmsManager", Set.of("sendTextMessage", "sendMultipartTextMessage", "sendDataMessage")),
			Map.entry("android.telephony.gsm.SmsManager", Set.of("sendTextMessage", "sendMultipartTextMessage", "sendDataMessage")),
			Map.entry("android.telephony.SmsMessage", Set.of("createFromPdu", "getMessageBody", "getDisplayMessageBody", "getOriginatingAddress")),
			Map.entry("android.telephony.SubscriptionInfo", Set.of("getIccId", "getNumber")),
			Map.entry("android.os.Build", Set.of("getSerial")),
			Map.entry("android.os.SystemProperties", Set.of("get")),
			Map.entry("android.net.wifi.WifiInfo", Set.of("getMacAddress", "getBSSID", "getSSID")),
			Map.entry("android.bluetooth.BluetoothAdapter", Set.of("getAddress")),
			Map.entry("android.location.LocationManager", Set.of("getLastKnownLocation", "requestLocationUpdates")),
			Map.entry("android.accounts.AccountManager", Set.of("getAccounts", "getAccountsByType")),
			Map.entry("com.android.internal.telephony.IPhoneSubInfo", Set.of("getDeviceId", "getSubscriberId", "getLine1Number")),
			Map.entry("java.net.URL", Set.of("openConnection", "openStream")),
			Map.entry("java.net.Socket", Set.of("connect", "getOutputStream")),
			Map.entry("java.net.DatagramSocket", Set.of("send")),
			Map.entry("javax.net.ssl.SSLSocketFactory", Set.of("createSocket")),
			Map.entry("org.apache.http.client.HttpClient", Set.of("execute")),
			Map.entry("org.apache.http.impl.client.DefaultHttpClient", Set.of("execute")),
			Map.entry("android.webkit.WebView", Set.of("loadUrl", "postUrl")));

	/** All their names. */
	static final Set<String> NAMES = BY_OWNER.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

	private TelltaleMethods() {
	}

	/** Those of these methods that are among them, in their order. */
	static Stream<DexMethod> among(Stream<DexMethod> methods) {
		return methods.filter(method -> BY_OWNER.getOrDefault(method.owner(), Set.of()).contains(method.name()));
	}
}
