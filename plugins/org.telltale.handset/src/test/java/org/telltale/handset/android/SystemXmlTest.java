package org.telltale.handset.android;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.InstalledPackage;
import org.telltale.handset.Setting;
import org.telltale.handset.bytes.EvidenceBytes;
import org.telltale.handset.reader.HandsetReader;
import org.telltale.handset.sqlite.SqliteBuilder;

/** The files of Android's own services: packages, synchronisation, accounts. */
class SystemXmlTest {

	private List<Problem> problems = List.of();

	@Test
	void packagesTellUidVersionTimesAndFlags() {
		List<HandsetRecord> records = read(("<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<packages>\n<version sdkVersion='19'/>"
				+ "<package name='a.b' codePath='/data/app/a.b-1.apk' flags='48' ft='147b0a3e000' it='147b0a3e001' ut='147b0a3e002' version='512' userId='10021'"
				+ " installer='com.android.vending'><sigs count='1'/></package><package name='c.d' publicFlags='940080709' sharedUserId='1000'/>"
				+ "<package name='none'/><updated-package name='a.b' userId='10021'/></packages>").getBytes(StandardCharsets.UTF_8));
		InstalledPackage first = (InstalledPackage) records.get(0);
		assertEquals(List.of("a.b", 10021L), List.of(first.name(), first.uid()));
		assertEquals(Map.of("codePath", "/data/app/a.b-1.apk", "versionCode", "512", "installer", "com.android.vending", "system", "false",
				"firstInstall", "1407417835521000000", "lastUpdate", "1407417835522000000"), first.attributes());
		assertEquals(Map.of("system", "true"), ((InstalledPackage) records.get(1)).attributes());
		assertEquals(Map.of("state", "hidden"), ((InstalledPackage) records.get(2)).attributes());
		assertEquals(List.of("package.uid"), problems.stream().map(Problem::code).toList());
	}

	@Test
	void packagesOfAndroidTwelveAreBinary() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[] {'A', 'B', 'X', 0, 0x10});
		name(out, 0x32, "packages");
		name(out, 0x32, "package");
		name(out, 0x2f, "name");
		text(out, "a.b");
		name(out, 0x6f, "publicFlags");
		out.writeBytes(ByteBuffer.allocate(4).putInt(0x38008045).array());
		name(out, 0x9f, "it");
		out.writeBytes(ByteBuffer.allocate(8).putLong(0x147b0a3e001L).array());
		name(out, 0x6f, "userId");
		out.writeBytes(ByteBuffer.allocate(4).putInt(10021).array());
		out.writeBytes(new byte[] {0x33, 0, 1, 0x33, 0, 0, 0x11});
		InstalledPackage only = (InstalledPackage) read(out.toByteArray()).getFirst();
		assertEquals(List.of("a.b", 10021L), List.of(only.name(), only.uid()));
		assertEquals(Map.of("system", "true", "firstInstall", "1407417835521000000"), only.attributes());
		assertEquals(List.of(), problems);
	}

	private static void name(ByteArrayOutputStream out, int token, String name) {
		out.write(token);
		out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xff});
		text(out, name);
	}

	private static void text(ByteArrayOutputStream out, String text) {
		out.writeBytes(new byte[] {0, (byte) text.length()});
		out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
	}

	@Test
	void synchronisationIsASwitchOfEachAccountAndOneAboveAll() {
		List<HandsetRecord> records = read(("<accounts version='3'><listenForTickles user='0' enabled='false'/>"
				+ "<authority id='0' user='0' enabled='true' account='1234' type='com.xiaomi' authority='sms'/>"
				+ "<authority id='1' user='10' enabled='false' account='1234' type='com.xiaomi' authority='sms'/></accounts>").getBytes(StandardCharsets.UTF_8));
		assertEquals(List.of("sync/master=false", "sync/com.xiaomi/1234/sms=true", "sync.10/com.xiaomi/1234/sms=false"), records.stream()
				.map(Setting.class::cast).map(s -> s.namespace() + "/" + s.key() + "=" + s.value()).toList());
	}

	@Test
	void accountsAreNamedAndTheirPasswordsAreNot() {
		SqliteBuilder builder = new SqliteBuilder();
		int accounts = builder.table("accounts", "CREATE TABLE accounts (_id INTEGER PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, password TEXT)");
		builder.table("authtokens", "CREATE TABLE authtokens (_id INTEGER PRIMARY KEY, accounts_id INTEGER, type TEXT, authtoken TEXT)");
		builder.row(accounts, 1, SqliteBuilder.NULL, "ann@example.org", "com.google", "secret").row(accounts, 2, SqliteBuilder.NULL, "12345678", "com.xiaomi", "secret");
		List<HandsetRecord> records = read(builder.build());
		assertEquals(List.of("setting", "exhibit", "setting"), records.stream().map(HandsetRecord::type).toList());
		assertEquals(List.of("account", "com.google", "ann@example.org"),
				List.of(((Setting) records.get(0)).namespace(), ((Setting) records.get(0)).key(), ((Setting) records.get(0)).value()));
		assertEquals(ExhibitKind.EMAIL, ((Exhibit) records.get(1)).kind());
		assertEquals(false, records.toString().contains("secret"));
	}

	private List<HandsetRecord> read(byte[] file) {
		Outcome<List<HandsetRecord>> read = HandsetReader.read(HandsetFile.of("x", EvidenceBytes.of("x", file)));
		problems = read.problems();
		return read.value().orElseThrow();
	}
}
