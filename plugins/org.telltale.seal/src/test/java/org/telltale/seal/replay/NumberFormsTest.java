package org.telltale.seal.replay;

import static org.telltale.seal.replay.VariantCase.assertHolds;
import static org.telltale.seal.replay.VariantCase.assertHoldsExactly;
import static org.telltale.seal.replay.VariantCase.assertRefused;
import static org.telltale.seal.replay.VariantCase.hex;
import static org.telltale.seal.replay.VariantCase.known;

import org.junit.jupiter.api.Test;

class NumberFormsTest {

	private static final Variant.Known IMEI = known("IMEI", "490154203237518");
	private static final Variant.Known PHONE = known("PHONE_NUMBER", "+447700900123");
	private static final Variant.Known MAC = known("MAC", "00:00:5E:00:53:01");
	private static final Variant.Known ANDROID_ID = known("ANDROID_ID", "0123456789abcdef");

	/** Mobile identity of 3GPP TS 24.008 section 10.5.1.4: its first half byte is the type, then one digit a half byte, the low half first. */
	@Test
	void mobileIdentity() throws Exception {
		assertHolds(bcd("low-first", 1, 15), hex("4a09512430325781"), IMEI);
		assertHolds(bcd("low-first", 1, 15), hex("4009512430325781"), IMEI);
		assertRefused(bcd("low-first", 1, 15), hex("4a09512430325791"), IMEI);
		assertRefused(bcd("low-first", 1, 15), hex("3a09512430325781"), IMEI);
		assertRefused(bcd("high-first", 1, 15), hex("4a09512430325781"), IMEI);
		assertRefused(bcd("low-first", 0, 15), hex("4a09512430325781"), IMEI);
		assertRefused(bcd("low-first", 1, 15), hex("4a0951243032578100"), IMEI);
		assertHolds(bcd("low-first", 1, 14), hex("4a095124303257f1"), IMEI);
	}

	@Test
	void halfBytesInBothOrders() throws Exception {
		assertHoldsExactly(bcd("low-first", 0, 12), hex("447700091032"), PHONE);
		assertHoldsExactly(bcd("high-first", 0, 12), hex("447700900123"), PHONE);
		assertHolds(bcd("high-first", 0, 15), hex("490154203237518f"), IMEI);
		assertHolds(bcd("high-first", 0, 14), hex("49015420323751"), IMEI);
		assertHolds(bcd("high-first", 1, 12), hex("f447700900123f"), PHONE);
		assertHolds(bcd("high-first", 0, 16), hex("4901542032375101"), known("IMEI", "4901542032375101"));
		assertHolds(bcd("low-first", 0, 19), hex("981032547698103254f6"), known("ICCID", "8901234567890123456"));
		assertRefused(bcd("low-first", 0, 18), hex("981032547698103254"), known("ICCID", "8901234567890123456"));
	}

	@Test
	void halfBytesOfWhatIsNoNumber() {
		assertRefused(bcd("low-first", 2, 12), hex("00447700091032"), PHONE);
		assertRefused(bcd("first", 0, 12), hex("447700091032"), PHONE);
		assertRefused(bcd("low-first", 0, 11), hex("447700091032"), PHONE);
		assertRefused(bcd("low-first", 0, 0), hex(""), PHONE);
		assertRefused(bcd("low-first", 0, 12), hex(""), PHONE);
		assertRefused(bcd("low-first", 0, 13), hex("49015420323750"), IMEI);
		assertRefused(bcd("high-first", 0, 4), hex("1234"), known("SERIAL", "1234"));
		assertRefused("{'form':'bcd','order':'low-first','count':12}", hex("447700091032"), PHONE);
	}

	private static String bcd(String order, int skip, int count) {
		return "{'form':'bcd','order':'" + order + "','skip':" + skip + ",'count':" + count + "}";
	}

	@Test
	void digitsAreThoseOfTheKind() {
		assertRefused("{'form':'digits','count':15}", "49015420323751", IMEI);
		assertRefused("{'form':'digits','count':15}", "4901542032375181", IMEI);
		assertRefused("{'form':'phone','style':'digits'}", "44770090012", PHONE);
		assertRefused("{'form':'digits','count':12}", "447700900123", PHONE);
		assertRefused("{'form':'digits','count':14}", "49015420323751", known("IMEI", "49015420323751012"));
	}

	@Test
	void trunkPrefixInsideTheNumber() throws Exception {
		assertHolds(inside("44", "0"), "44 (0)7700 900123", PHONE);
		assertHolds(inside("44", "0"), "4407700900123", PHONE);
		assertRefused(inside("44", "0"), "+44 (0)7700 900123", PHONE);
		assertRefused(inside("44", "0"), "44 7700 900123", PHONE);
		assertRefused(inside("44", ""), "447700900123", PHONE);
		assertRefused(inside("49", "0"), "4907700900123", PHONE);
		assertRefused("{'form':'phone','style':'trunk-inside'}", "4407700900123", PHONE);
		assertRefused(inside("44", "0"), "4407700900123", known("TEXT", "+447700900123"));
		assertRefused("{'form':'phone','style':'national','countryCode':'447','trunk':'0'}", "0", known("PHONE_NUMBER", "+447"));
	}

	private static String inside(String country, String trunk) {
		return "{'form':'phone','style':'trunk-inside','countryCode':'" + country + "','trunk':'" + trunk + "'}";
	}

	@Test
	void hexadecimalDigitsOfWhatHasThem() {
		assertRefused("{'form':'hex-id','separators':true}", "xyz", known("SERIAL", "XYZ"));
		assertRefused("{'form':'hex-id','separators':true}", "", known("SERIAL", "-"));
		assertRefused("{'form':'hex-id','separators':false}", "\n00-005E005301", MAC);
	}

	@Test
	void bytesOfAnIdentifier() throws Exception {
		assertHoldsExactly("{'form':'raw-id','reversed':false}", hex("00005e005301"), MAC);
		assertHoldsExactly("{'form':'raw-id','reversed':true}", hex("0153005e0000"), MAC);
		assertHoldsExactly("{'form':'raw-id','reversed':false}", hex("0123456789abcdef"), ANDROID_ID);
		assertRefused("{'form':'raw-id','reversed':false}", hex("0153005e0000"), MAC);
		assertRefused("{'form':'raw-id','reversed':'no'}", hex("00005e005301"), MAC);
		assertRefused("{'form':'raw-id'}", hex("00005e005301"), MAC);
		assertRefused("{'form':'raw-id','reversed':false}", hex("01234567"), known("ANDROID_ID", "01234567"));
		assertRefused("{'form':'raw-id','reversed':false}", hex("0123456789abcdef"), known("MAC", "0123456789abcdef"));
		assertRefused("{'form':'raw-id','reversed':false}", hex("0123456789ab"), known("SERIAL", "0123456789ab"));
		assertRefused("{'form':'raw-id','reversed':false}", hex("0123456789ab"), known("MAC", "0123456789ag"));
	}
}
