package org.telltale.handset.number;

/** The check digit of ISO/IEC 7812-1 annex B, which IMEI (3GPP TS 23.003 annex B) and ICCID (ITU-T E.118) end in. */
public final class Luhn {

	private Luhn() {
	}

	/** The digit that belongs behind these decimal digits. */
	public static int checkDigit(String digits) {
		int sum = 0;
		for (int i = 0; i < digits.length(); i++) {
			int digit = digits.charAt(digits.length() - 1 - i) - '0';
			int part = i % 2 == 0 ? 2 * digit : digit;
			sum += part > 9 ? part - 9 : part;
		}
		return (10 - sum % 10) % 10;
	}

	/** Whether the last of these decimal digits is the check digit of the others. */
	public static boolean holds(String digits) {
		int last = digits.length() - 1;
		return last > 0 && checkDigit(digits.substring(0, last)) == digits.charAt(last) - '0';
	}
}
