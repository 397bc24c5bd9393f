package org.telltale.firmware.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorFinderTest {

	private static List<String> found(String text) {
		return IndicatorFinder.find(text).stream().map(one -> one.kind().text() + " " + one.value()).toList();
	}

	@ParameterizedTest
	@ValueSource(strings = {"java.net", "com.google.analytics", "com.vendor.net", "cn.google", "android.support.v7.widget", "classes.dex", "a.java",
			"README.md", "build.gradle", "icon@2x.png", "libfoo.so", "ro.product.model", "Version 1.2.3.4", "v8.100.0.12", "2.5.29.14", "127.0.0.1",
			"255.255.255.0", "12:34:56", "00:11:22:33:44:55", "std::string", "ad::be", "Foo.Bar.com", "x.y", "http://", "http://%s/path", "file:///sdcard",
			"package://x.y", "1.2.840.113549.1.1.1", "+12345", "org.example.com", "...com", "-a-.com", "a..com", "kotlin.io"})
	void isNoIndicator(String text) {
		assertEquals(List.of(), found(text));
	}

	@Test
	void urlGivesItsHostToo() {
		assertEquals(List.of("url https://API.Vendor.example:8443/a?b=c", "host api.vendor.example"),
				found("see (https://API.Vendor.example:8443/a?b=c)."));
	}

	@Test
	void urlWithLiteralAddressGivesTheAddress() {
		assertEquals(List.of("url http://114.114.114.114/x", "ipv4 114.114.114.114"), found("http://114.114.114.114/x"));
		assertEquals(List.of("url http://[2001:db8::1]:80/", "ipv6 2001:db8::1"), found("http://[2001:DB8:0::1]:80/".toLowerCase(java.util.Locale.ROOT)
				.replace(":0::", "::")));
	}

	@Test
	void userPartOfAUrlIsNotItsHost() {
		assertEquals(List.of("url http://bank.example@evil.example/", "host evil.example"), found("http://bank.example@evil.example/"));
	}

	@Test
	void schemaIsFlaggedAsDocumentation() {
		assertEquals(List.of(true, true), IndicatorFinder.find("http://schemas.android.com/apk/res/android").stream().map(Indicator::documentation).toList());
	}

	@Test
	void bareHostsAddressesAndNumbersAreFound() {
		assertEquals(List.of("host push.vendor.test"), found("push.vendor.test"));
		assertEquals(List.of("host data.mistat.xiaomi.com"), found("data.mistat.xiaomi.com:443"));
		assertEquals(List.of("ipv4 42.62.48.207"), found("server=42.62.48.207 port"));
		assertEquals(List.of("ipv4 8.8.8.8"), found("setprop net.dns1 8.8.8.8"));
		assertEquals(List.of("ipv6 2001:db8::5"), found("2001:db8::5"));
		assertEquals(List.of("email who@vendor.example"), found("mailto:who@vendor.example"));
		assertEquals(List.of("phone +447700900123"), found("+447700900123"));
		assertEquals(List.of("phone 10690"), found("smsto:10690"));
		assertEquals(List.of("content content://sms/inbox"), found("content://sms/inbox"));
	}

	@Test
	void placesAreThoseOfTheValue() {
		String text = "x=https://a.vendor.example/p y";
		for (Indicator one : IndicatorFinder.find(text)) {
			assertEquals(one.value(), text.substring(one.start(), one.start() + one.length()));
		}
	}

	@Test
	void longHostileStringsAreSearchedInTime() {
		for (String unit : List.of("://", "http://", "a.", "1.", ":", "@", "http://a.example/", "[", "+")) {
			assertTimeout(Duration.ofSeconds(5), () -> IndicatorFinder.find(unit.repeat(1_000_000 / unit.length())));
		}
	}
}
